"""Issue to finished HTML, web copy and text: the order of the steps, and why.

Templates first, with every author's value behind a token; then the engine; then the theme's CSS;
then the proof that inlining lost nothing; last the values, which no engine has touched.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from newsletter.config.settings import TextSettings
from newsletter.dataclass import dataclass
from newsletter.errors import Problem, ThemeError
from newsletter.model.issue import Issue
from newsletter.model.location import Location
from newsletter.render.addresses import refuse_addresses
from newsletter.render.completeness import prove_complete
from newsletter.render.environment import ThemeEnvironment
from newsletter.render.fidelity import prove_compiled, prove_lossless
from newsletter.render.html import (
    HtmlRendering,
    html_environment,
    restore,
)
from newsletter.render.mjml import compile_mjml
from newsletter.render.plaintext import TextRendering, tidy
from newsletter.render.source_map import SourceMap, mark_sources
from newsletter.render.tags import MergeTags
from newsletter.render.theme import Theme
from newsletter.render.tokens import Tokens

Places: TypeAlias = tuple[tuple[int, Location], ...]

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
        places: Where in ``html`` each value begins, in order, and where its author wrote it.
    """

    subject: str
    preheader: str
    html: str
    web_html: str
    text: str
    places: Places = ()


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
    html, web_html, places = _render_html(issue, theme, context, tags)
    text = TextRendering(theme.text, tags, links=settings.links, width=settings.width)
    subject, preheader = text.line(issue.subject), text.line(issue.preheader)
    with theme.text.use(text, {**context, "subject": subject, "preheader": preheader}):
        plain = tidy(theme.text.fill("text/layout.txt.j2"))
    prove_complete(issue, html, plain)
    return Rendered(subject, preheader, html, web_html, plain, places)


def _render_html(
    issue: Issue, theme: Theme, context: Mapping[str, Any], tags: MergeTags
) -> tuple[str, str, Places]:
    make = functools.partial(_make_mjml, issue, theme, context, tags)
    mjml, tokens = make(theme.html)
    mjml = tokens.hold_delicate(mjml)

    def engines() -> str:
        locate = _Places(theme, make)
        compiled = compile_mjml(mjml, locate, theme.checked)
        prove_compiled(mjml, compiled, locate)
        inlined = theme.inliner.inline(compiled)
        prove_lossless(compiled, inlined)
        return inlined

    inlined = theme.kept.get(mjml, engines)
    email, web, places = restore(tokens, inlined)
    for html in (email, web):
        refuse_addresses(html)
    return email, web, places


def _make_mjml(
    issue: Issue,
    theme: Theme,
    context: Mapping[str, Any],
    tags: MergeTags,
    environment: ThemeEnvironment,
) -> tuple[str, Tokens]:
    """The document that the theme writes, and the values behind its tokens."""
    rendering = HtmlRendering(environment, tags)
    # What stands in no block is the theme's.
    rendering.tokens.place = Location(theme.files["layout.mjml.j2"].path)
    inputs = {
        **context,
        "subject": rendering.inline(issue.subject),
        "preheader": rendering.inline(issue.preheader),
    }
    with environment.use(rendering, inputs):
        mjml = environment.fill("layout.mjml.j2")
    if mjml.count(_HEAD_END) != 1:
        layout = theme.files["layout.mjml.j2"].path
        hint = "write <mj-head>…</mj-head>: the theme's styles go there"
        raise ThemeError(Problem("E112", f"the layout has no {_HEAD_END}", layout, hint=hint))
    # Behind a token, so that the engines cannot touch what clients with <style> read.
    rendering.tokens.place = None
    head = rendering.tokens.hold(theme.head_css, theme.head_css)
    return mjml.replace(_HEAD_END, f"<mj-style>{head}</mj-style>{_HEAD_END}"), rendering.tokens


class _Places:
    """Where a place in the MJML comes from.

    Found out only when something is wrong: the templates are rendered again with markers.
    """

    def __init__(
        self, theme: Theme, make: Callable[[ThemeEnvironment], tuple[str, Tokens]]
    ) -> None:
        self._theme = theme
        self._make = make
        self._map: SourceMap | None = None

    def __call__(self, line: int, column: int) -> Location:
        if self._map is None:
            sources = {
                name: (file.path, file.text)
                for name, file in self._theme.files.items()
                if name.endswith(".j2")
            }
            marked, paths = mark_sources(sources, self._theme.html)
            environment = html_environment(marked)
            environment.globals.update(self._theme.values)
            mjml, tokens = self._make(environment)
            _, self._map = SourceMap.from_marked(mjml, paths, tokens.hold_delicate)
        return self._map.locate(line, column)
