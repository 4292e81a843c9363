"""newsletter.preview.watch: which files may be sources."""

from __future__ import annotations

import pytest

from newsletter.preview.watch import is_source


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("issues/2026-11-20/issue.md", True),
        ("issues/2026-11-20/pictures/a b.png", True),
        ("newsletter.toml", True),
        ("logo.png", True),
        ("build/2026-11-20/email.html", False),
        (".newsletter/cache/ab/cd", False),
        (".git/index", False),
        ("issues/2026-11-20/.issue.md.swp", False),
        ("issues/2026-11-20/issue.md~", False),
        ("issues/2026-11-20/#issue.md#", False),
        ("node_modules/a/b.js", False),
    ],
)
def test_what_counts(name, counts):
    """A build's own output, caches and editors' files make no new version."""
    assert is_source(name) is counts
