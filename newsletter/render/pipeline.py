"""Issue to finished HTML, web copy and text: the order of the steps, and why.

Templates first, with every author's value behind a token; then the engine; then the theme's CSS;
then the proof that inlining lost nothing; last the values, which no engine has touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsletter.config import TextSettings
from newsletter.errors import Problem, ThemeError
from newsletter.model.issue import Issue
from newsletter.model.location import Location
from newsletter.render.fidelity import prove_lossless
from newsletter.render.html import HtmlRendering, cut_regions
from newsletter.render.mjml import compile_mjml
from newsletter.render.plaintext import TextRendering, tidy
from newsletter.render.tags import MergeTags
from newsletter.render.theme import Theme

_HEAD_END = "</mj-head>"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The parts of an email.

    Attributes:
        subject: One line, in the platform's merge tags.
        preheader: The same.
        html: For the email.
        web_html: For the browser, without merge tags.
        text: The plain-text part.
    """

    subject: str
    preheader: str
    html: str
    web_html: str
    text: str


def render_issue(
    issue: Issue,
    theme: Theme,
    context: Mapping[str, Any],
    tags: MergeTags,
    settings: TextSettings,
) -> Rendered:
    """Render an assembled issue.

    Args:
        issue: With sponsors placed and pictures resolved.
        context: The templates' globals.

    Raises:
        ThemeError: If a template fails or makes unsound MJML.
        FidelityError: If inlining changed anything but styles.
    """
    html, web_html = _render_html(issue, theme, context, tags)
    text = TextRendering(theme.text, tags, links=settings.links, width=settings.width)
    subject = " ".join(text.inline(issue.subject).split())
    preheader = " ".join(text.inline(issue.preheader).split())
    with theme.text.use(text, {**context, "subject": subject, "preheader": preheader}):
        plain = tidy(theme.text.fill("text/layout.txt.j2"))
    return Rendered(subject, preheader, html, web_html, plain)


def _render_html(
    issue: Issue, theme: Theme, context: Mapping[str, Any], tags: MergeTags
) -> tuple[str, str]:
    rendering = HtmlRendering(theme.html, tags)
    tokens = rendering.tokens
    inputs = {
        **context,
        "subject": rendering.inline(issue.subject),
        "preheader": rendering.inline(issue.preheader),
    }
    with theme.html.use(rendering, inputs):
        mjml = theme.html.fill("layout.mjml.j2")
    if mjml.count(_HEAD_END) != 1:
        raise ThemeError(
            Problem("E112", f"the layout has no {_HEAD_END}", theme.files["layout.mjml.j2"].path)
        )
    head = tokens.hold(theme.head_css, theme.head_css)
    mjml = mjml.replace(_HEAD_END, f"<mj-style>{head}</mj-style>{_HEAD_END}")
    mjml = tokens.hold_delicate(mjml)
    compiled = compile_mjml(mjml, _Places(issue, theme, context, tags))
    inlined = theme.inliner.inline(compiled)
    prove_lossless(compiled, inlined)
    email = cut_regions(tokens.restore(inlined, lambda held: held.email))
    web = cut_regions(tokens.restore(inlined, lambda held: held.web))
    return email, web


class _Places:
    """Where a place in rendered MJML comes from; found out only when something is wrong."""

    def __init__(
        self, issue: Issue, theme: Theme, context: Mapping[str, Any], tags: MergeTags
    ) -> None:
        self._again = (issue, theme, context, tags)

    def __call__(self, line: int, column: int) -> Location:
        return Location(self._again[1].files["layout.mjml.j2"].path)
