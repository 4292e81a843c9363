"""Inlining changes nothing that is seen: Chromium computes the same styles and boxes."""

from collections.abc import Callable
from typing import Any

import pytest
from judges import REPOSITORY, Sample

from newsletter.compose import Composer
from newsletter.render.inline import Inliner
from newsletter.workspace import load_workspace

# A number for each element's whole computed style, and its box.
READ = """
() => [...document.body.querySelectorAll('*')].map(element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  let sum = 7;
  for (const name of style) {
    for (const char of name + ':' + style.getPropertyValue(name))
      sum = (Math.imul(sum, 31) + char.charCodeAt(0)) | 0;
  }
  return [element.tagName + '.' + element.className, sum,
          ...[box.left, box.top, box.width, box.height].map(Math.round)];
})
"""
STYLE_OF = """
at => {
  const style = getComputedStyle(document.body.querySelectorAll('*')[at]);
  return Object.fromEntries([...style].map(name => [name, style.getPropertyValue(name)]));
}
"""


def compose(date: str) -> str:
    workspace = load_workspace(REPOSITORY)
    source = workspace.read_source(REPOSITORY / "issues" / date / "issue.md")
    return Composer(workspace).compose(source).email.html


@pytest.mark.parametrize("shown", [(375, False), (375, True), (640, False), (640, True)])
def test_the_same_with_the_sheet_in_a_style_element(
    sample: Sample,
    open_email: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    shown: tuple[int, bool],
) -> None:
    width_px, dark = shown

    def keep_sheet(self: Inliner, html: str) -> str:
        return html.replace("</title>", f"</title><style>{self._sheet}</style>", 1)

    inlined = open_email(sample.html, width_px=width_px, dark=dark)
    monkeypatch.setattr(Inliner, "inline", keep_sheet)
    monkeypatch.setattr("newsletter.render.pipeline.prove_lossless", lambda *_: None)
    kept = open_email(compose(sample.name), width_px=width_px, dark=dark)
    elements, others = inlined.evaluate(READ), kept.evaluate(READ)
    assert len(elements) == len(others) > 100
    for at, (one, other) in enumerate(zip(elements, others, strict=True)):
        if one != other:
            styles = inlined.evaluate(STYLE_OF, at), kept.evaluate(STYLE_OF, at)
            assert styles[0] == styles[1], one[0]
            assert one == other
