"""A picture whose address leads nowhere from a reader's mail program.

Why: without ``base_url`` the email names its pictures as ``images/…``, which is right beside
``web.html`` on a disk and in a preview, and is no address in an inbox: every reader would see
empty boxes.
Remedy: say where the build's ``images`` folder is served, or send the pictures along.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.config.settings import Config
from newsletter.model.email import Email
from newsletter.model.finding import Finding


def check_pictures_unserved(email: Email, config: Config) -> Iterator[Finding]:
    """One warning for all the pictures of an email.

    Args:
        email: As it is finished.
    """
    count = len(email.assets)
    if not count or email.embedded or config.images.base_url:
        return
    which = "1 picture has" if count == 1 else f"{count} pictures have"
    problem = config.place("images").problem(
        "W139",
        f"{which} no address on the web: readers will not see {'it' if count == 1 else 'them'}",
        "set base_url in [images] to where you serve build/<date>/images, or use --embed-images",
    )
    yield Finding(problem, "warning")
