"""axe-core finds no accessibility defect on a phone or a desktop, light or dark."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# For whole web pages: around an email stands the mail program, which has the landmarks.
FOR_PAGES = {"bypass", "landmark-one-main", "region"}


@pytest.mark.parametrize("shown", [(375, False), (375, True), (640, False), (640, True)])
@pytest.mark.parametrize("name", ["email.html", "web.html"])
def test_no_violation(
    sample: Any,
    open_email: Callable[..., Any],
    node_module: Callable[[str], Path],
    shown: tuple[int, bool],
    name: str,
) -> None:
    width_px, dark = shown
    html = (sample.folder / name).read_text(encoding="utf-8")
    page = open_email(html, width_px=width_px, dark=dark)
    page.add_script_tag(path=node_module("axe-core") / "axe.min.js")
    rules = {rule: {"enabled": False} for rule in FOR_PAGES}
    found = page.evaluate("options => axe.run(document, options)", {"rules": rules})
    said = [
        f"{it['id']}: {node['html'][:120]}" for it in found["violations"] for node in it["nodes"]
    ]
    assert said == []
    assert "color-contrast" in {it["id"] for it in found["passes"]}, "axe-core judged no contrast"
