"""What premailer makes is what stock premailer makes, but that existing styles stay whole."""

from __future__ import annotations

import importlib
import itertools
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from documents import documents, sheets
from hypothesis import given, settings
from lxml import etree
from theme_desk import sample_workspace

from newsletter.building.build import compose_files
from newsletter.building.results import BuildOptions
from newsletter.cache import Cache
from newsletter.compose import Composer
from newsletter.errors import ThemeError
from newsletter.render import inline, pipeline
from newsletter.render.inline import Inliner
from newsletter.render.theme import Theme

OPTIONS: dict[str, Any] = {
    "allow_network": False,
    "strip_important": False,
    "disable_leftover_css": True,
    "disable_basic_attributes": ["width", "height", "align", "valign", "bgcolor"],
    "disable_validation": True,
    "align_floating_images": False,
}


@pytest.fixture(scope="module")
def stock() -> ModuleType:
    """premailer as it is installed: a second copy, which nothing of ours has touched."""
    inline._engine()
    inline._prepare_cssutils()
    ours = {name: sys.modules.pop(name) for name in list(sys.modules) if name[:9] == "premailer"}
    try:
        fresh = importlib.import_module("premailer.premailer")
    finally:
        for name in [name for name in sys.modules if name[:9] == "premailer"]:
            del sys.modules[name]
        sys.modules.update(ours)
    assert fresh is not ours["premailer.premailer"]
    return fresh


def parse(html: str) -> Any:
    return etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))


def by_stock(stock: ModuleType, html: str, sheet: str) -> Any:
    root = parse(html)
    for style in root.iter("style"):
        style.set("data-premailer", "ignore")
    stock.Premailer(root, css_text=sheet, **OPTIONS).transform()
    for style in root.iter("style"):
        style.attrib.pop("data-premailer", None)
    return root


def assert_same(stock: ModuleType, html: str, sheet: str, inliner: Inliner | None = None) -> None:
    """The same document, and the same declarations on every element.

    Where an element has no style of its own the order is the same too; where it has one, that
    stays behind the rules and is otherwise compared as cssutils reads it.
    """
    ours = parse((inliner or Inliner(sheet)).inline(html))
    theirs = by_stock(stock, html, sheet)
    for before, mine, other in itertools.zip_longest(
        parse(html).iter(), ours.iter(), theirs.iter()
    ):
        assert mine.tag == other.tag
        assert (mine.text, mine.tail or "") == (other.text, other.tail or "")
        if not isinstance(mine.tag, str):
            continue
        styles = [dict(element.attrib).pop("style", "") for element in (mine, other)]
        rest = [
            {name: value for name, value in element.attrib.items() if name != "style"}
            for element in (mine, other)
        ]
        assert rest[0] == rest[1]
        pairs = [stock.csstext_to_pairs(style, validate=False) for style in styles]
        assert dict(pairs[0]) == dict(pairs[1])
        if before.get("style") is None:
            assert pairs[0] == pairs[1]
        else:
            assert styles[0].endswith(before.get("style").strip())


@settings(max_examples=60, deadline=None)
@given(html=documents(), sheet=sheets())
def test_any_small_document_is_inlined_as_by_stock_premailer(
    stock: ModuleType, html: str, sheet: str
) -> None:
    """Selectors, their weight and order, and what cssutils makes of values."""
    assert_same(stock, html, sheet)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Theme, str]]:
    """Theme and compiled MJML of every sample issue and of every golden block."""
    found: list[tuple[Theme, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        compile_mjml = pipeline.compile_mjml

        def record(*arguments: Any) -> str:
            compiled.append(compile_mjml(*arguments))
            return compiled[-1]

        patch.setattr(pipeline, "compile_mjml", record)
        workspace = sample_workspace(tmp_path_factory.mktemp("samples") / "desk")
        composer = Composer(workspace)
        for issue in workspace.issue_files():
            compiled: list[str] = []
            compose_files(composer, issue, BuildOptions())
            found.append((composer.theme, compiled[-1]))
    assert len(found) >= 2
    return found


def test_the_samples_are_inlined_as_by_stock_premailer(
    stock: ModuleType, sampled: list[tuple[Theme, str]]
) -> None:
    """The whole theme over whole emails."""
    for theme, compiled in sampled:
        assert len(compiled) > 5000
        assert_same(stock, compiled, theme.inliner._sheet.replace("hq7x", ""), theme.inliner)


@pytest.mark.parametrize(
    ("sheet", "style", "wanted"),
    [
        (".x{color:red}", "padding:0px;margin:0pt", "color:red; padding:0px;margin:0pt"),
        (".x{color:red}", "color:blue;", "color:blue;"),
        (".x{width:1px}", "width:2px;width:calc(1px)", "width:2px;width:calc(1px)"),
        (".x{padding:0}", "padding-left:9px", "padding:0; padding-left:9px"),
        (".x{padding-left:1px}", "padding:0", "padding-left:1px; padding:0"),
        (".x{color:red}", "COLOR: blue", "COLOR: blue"),
        (".x{color:red}", "--color:blue", "color:red; --color:blue"),
        (".x{color:red}", "background:url(a;color:b)", "color:red; background:url(a;color:b)"),
        (".x{color:red}", "content:';color:b'", "color:red; content:';color:b'"),
        (".x{color:red}", "color:blue !important", "color:blue !important"),
        (".x{color:red}", " ", "color:red"),
        (".x{margin:0px 0.0pt -0px .0em}", "", "margin:0px 0pt 0px 0em"),
        (".x{width:10px;height:0%}", "", "width:10px; height:0%"),
        (".x{background:url(a0px.png)}", "", "background:url(a0px.png)"),
    ],
)
def test_a_style_that_is_there_stays_and_comes_last(sheet: str, style: str, wanted: str) -> None:
    """Rules are put before it, without the properties that it sets itself."""
    html = f"""<html><body><p class="x" style="{style}">a</p></body></html>"""
    found = parse(Inliner(sheet).inline(html)).find(".//p").get("style")
    assert found == wanted


@pytest.mark.parametrize(
    ("sheet", "lost"),
    [
        (".a:hover{color:red}", "color of .a:hover"),
        (".a *{color:red}", "color of .a*"),
        (".a{color:red;color:blue}", "color of .a"),
        (".a{color:rgb(0 0 0 / 50%);width:1px}", "color of .a"),
        ("a!b{color:red}", "color of a!b"),
        ("@media print{.a{color:red}}", "color"),
        ('.a{content:"}";color:red} .b..c{color:red}', "color of .b..c"),
    ],
)
def test_what_premailer_would_drop_is_an_error(sheet: str, lost: str) -> None:
    """Whatever the check of style sheets lets through, nothing vanishes in silence."""
    with pytest.raises(ThemeError) as caught:
        Inliner(sheet, path="templates/daily/styles.css").inline("<p class='a'>x</p>")
    (problem,) = caught.value.problems
    assert problem.code == "E123"
    assert problem.path == "templates/daily/styles.css"
    assert lost in problem.message


def test_a_selector_that_cannot_be_read_is_an_error() -> None:
    """premailer cuts at the comma, and cssselect has no end of the string."""
    with pytest.raises(ThemeError, match="cannot read a selector"):
        Inliner('a[title="x,y"] { color: red }').inline("<p>x</p>")


def test_a_second_inliner_reads_the_rules_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same bytes, and cssutils is not asked again."""
    sheet = ".x { color: #fff; margin: 0px } p.x { width: 50% }"
    html = "<html><body><p class='x' style='padding:0px'>a</p></body></html>"
    first = Inliner(sheet, Cache(tmp_path)).inline(html)
    _, declarations, _ = inline._engine()
    declarations.known.clear()
    monkeypatch.setattr(inline, "_prepare_cssutils", None)
    assert Inliner(sheet, Cache(tmp_path)).inline(html) == first
    assert Inliner("", Cache(tmp_path)).inline(html) != first


def test_threads_may_inline_at_once() -> None:
    """Two documents and two sheets, again and again, each right every time."""
    jobs = [
        (Inliner(f".a .b {{ width: {n}px }} p {{ height: {n}px }}"), document(n)) for n in (3, 5)
    ]
    wanted = [inliner.inline(html) for inliner, html in jobs]
    assert wanted[0] != wanted[1]
    got: list[list[str]] = [[], []]

    def work(index: int) -> None:
        for _ in range(30):
            inliner, html = jobs[index]
            got[index].append(inliner.inline(html))

    run_threads(work)
    assert [set(outputs) for outputs in got] == [{wanted[0]}, {wanted[1]}]


def document(number: int) -> str:
    entries = "".join(f"<div class='a'><p class='b'>{n}</p></div>" for n in range(number * 10))
    return f"<html><body>{entries}</body></html>"


def test_threads_may_compose_at_once(tmp_path: Path) -> None:
    """One composer, as a preview has: two issues never get into one another's email."""
    workspace = sample_workspace(tmp_path / "desk")
    composer = Composer(workspace)
    issues = workspace.issue_files()[:2]
    wanted = [compose_files(composer, issue, BuildOptions())[1] for issue in issues]
    got: list[list[dict[str, bytes]]] = [[], []]

    def work(index: int) -> None:
        for _ in range(6):
            got[index].append(compose_files(composer, issues[index], BuildOptions())[1])

    run_threads(work)
    for index in (0, 1):
        assert len(got[index]) == 6
        assert all(files == wanted[index] for files in got[index])


def run_threads(work: Any) -> None:
    """Two threads that change places as often as possible; what one raises is raised here."""
    failures: list[BaseException] = []

    def guarded(index: int) -> None:
        try:
            work(index)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test must know it
            failures.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=guarded, args=(index,)) for index in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    if failures:
        raise failures[0]
