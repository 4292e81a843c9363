"""What stands in a theme and in an issue stands in the finished email, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

import pytest
from theme_desk import Built, Desk, sample_workspace
from workspaces import make_workspace

from newsletter.assemble.dialects import DIALECTS
from newsletter.model.inline import MERGE_TAG_NAMES
from newsletter.model.merge_tag_syntax import URL_TAG_NAMES
from newsletter.render import pipeline
from newsletter.render.tokens import PREFIX

STYLES = """\
@font-face { font-family: "Ledger"; src: local("Ledger"); font-display: swap; }
@supports (display: grid) { .fancy { color: rgb(0 0 0 / 50%); width: 1px; width: calc(1px + 2%) }}
@keyframes pulse { from { opacity: 0 } to { opacity: .5 } }
@media (prefers-color-scheme: dark) { .x { background: #000 !important; color: red!important } }
@media only screen and (max-width:480px) { .y { width:100%!important; padding:0px 0pt!important } }
[data-ogsc] .a { color: #ffffff !important; }
[data-ogsb] .a { background-color: #0b0d0f !important; }
u + .body .a { color: inherit; }
#outlook a { padding: 0; }
.ExternalClass * { line-height: 100%; }
a[x-apple-data-detectors] { color: inherit !important; }
.cell:hover { mso-style-priority: 99; }
.cell:after { content: "\\201C »"; }"""

INLINED = """
.cell { border-radius: 0px; mso-line-height-rule: exactly; mso-padding-alt: 0px 5px 0pt; }
.both { padding: 0px; padding-top: 0pt; color: #123456; width: 1px; }
"""

COMMENTS = (
    '<!--[if mso]><table role="presentation" width="50%"><tr><td class="cell">x</td></tr></table>'
    "<![endif]-->",
    '<!--[if (gte mso 9)|(IE)]><p style="margin:0pt">&nbsp;</p><![endif]-->',
    '<!--[if !mso]><!--><span title="a">seen</span><!--<![endif]-->',
    '<!--[if gte mso 9]><i style="mso-font-width:150%" hidden="hidden">&#8203;</i><![endif]-->',
)
STYLE = (
    "margin:0pt;padding-left:9px;mso-table-lspace:0pt;width:100px;width:calc(100% - 2px);"
    "font-family:'A B',serif;background:url(https://x.example/a;b.png) 0px 0pt;"
    "color:rgb(0 0 0 / 50%);opacity:.5;-webkit-text-size-adjust:100%"
)
DELICATE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f|\u00a0\u202f\u2009|\u200f.\u202e|e\u0301|क्षि|שלום|"
    "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}|\N{HEAVY BLACK HEART}\ufe0f"
    "|\N{WAVING BLACK FLAG}\U000e0067\U000e007f"
)
REFERENCES = "&nbsp;&zwnj;&shy;&#8203;&#x200D;&ldquo;&hellip;&AMP;&copy;"

SECTION = f"""
<mj-raw>{COMMENTS[0]}</mj-raw>
<mj-text css-class="cell" padding="0 0px">
  <p class="both" style="{STYLE}">{DELICATE}{REFERENCES}</p>
  {COMMENTS[2]}<span title="{DELICATE}">seen</span>{COMMENTS[3]}
  <table><tr><td
     class="cell" nowrap="nowrap" title="one
     two	three\\four {REFERENCES}"
     style="color:red;
       margin:0px">x</td></tr></table>
</mj-text>
<mj-raw>{COMMENTS[1]}</mj-raw>
<mj-image css-class="cell" src="https://x.example/p.png?a=1&amp;b=2" alt="{DELICATE}"
  padding="0 40px" />
<mj-button href="https://x.example/" css-class="cell">A button without a font</mj-button>
"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An email of a theme in which everything delicate is written somewhere."""
    desk = Desk(make_workspace(tmp_path_factory.mktemp("rich") / "desk"))
    desk.styles(STYLES + INLINED)
    desk.section(SECTION)
    desk.issue(f"{DELICATE}\n\n![{DELICATE}](photo.jpg)")
    return desk.built()


def body_of(html: str) -> str:
    return html[html.index("<body") :]


def comments_of(html: str) -> list[str]:
    return re.findall(r"<!--.*?-->", html, re.DOTALL)


def tags(html: str, name: str) -> list[str]:
    return re.findall(rf"<{name}\b[^>]*>", re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL))


def style_of(tag: str) -> str:
    found = re.search(r"""\sstyle=("[^"]*"|'[^']*')""", tag)
    return unescape(found[1][1:-1]) if found else ""


def test_the_doctype_begins_the_document(rich: Built) -> None:
    """In both copies, in the letters that every client knows."""
    assert rich.html.startswith("<!doctype html>\n<html ")
    assert rich.web.startswith("<!doctype html>\n<html ")


@pytest.mark.parametrize("rule", STYLES.splitlines())
def test_rules_for_style_reading_clients_are_the_authors_own(rich: Built, rule: str) -> None:
    """Fonts, queries, dark mode and client hacks stand in <style> as they were written."""
    for html in (rich.html, rich.web):
        sheets = "".join(re.findall(r"<style\b[^>]*>(.*?)</style>", html, re.DOTALL))
        assert rule in sheets


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_themes_outlook_comments_are_its_own(rich: Built, comment: str) -> None:
    """Each once, with every byte, in both copies."""
    assert rich.html.count(comment) == 1
    assert rich.web.count(comment) == 1


def test_inlining_never_moves_an_existing_style(rich: Built) -> None:
    """Units of zeros, pairs of one property, functions and order stay; rules come before."""
    (tag,) = [tag for tag in tags(rich.html, "p") if 'class="both"' in tag]
    assert style_of(tag).endswith(f"; {STYLE}")
    before = style_of(tag).removesuffix(STYLE)
    assert before == "padding:0px; padding-top:0pt; color:#123456; ".replace("color:#123456; ", "")


def test_mjmls_own_cells_keep_their_styles_beside_a_themes_rule(rich: Built) -> None:
    """A css-class that a flat rule means does not cost the cell its 0px and its mso- properties."""
    cells = [style_of(tag) for tag in tags(rich.html, "td") if 'class="cell"' in tag]
    assert len(cells) == 4
    for style in cells:
        assert style.startswith("border-radius:0px; mso-line-height-rule:exactly; ")
        assert "mso-padding-alt:0px 5px 0pt; " in style
    assert sum("font-size:0px;" in style for style in cells) == 3
    assert any("padding:0px 0px;" in style for style in cells)


def test_line_ends_tabs_and_backslashes_in_attributes(rich: Built) -> None:
    """White space stays white space, and a backslash one."""
    (tag,) = [tag for tag in tags(rich.html, "td") if "nowrap" in tag]
    found = re.search(r'title="([^"]*)"', tag)
    assert found is not None
    title = unescape(found[1])
    assert " ".join(title.split()) == " ".join(
        f"one two three\\four {unescape(REFERENCES)}".split()
    )
    assert re.search(r"color:red;\s+margin:0px$", style_of(tag))
    assert "\\n" not in rich.html
    assert "\\t" not in rich.html


def test_delicate_text_is_whole_wherever_it_stands(rich: Built) -> None:
    """Zero-width, joined and combining characters, in text and attributes of theme and issue."""
    assert rich.html.count(DELICATE) == 5
    assert rich.web.count(DELICATE) == 5
    assert f'alt="{DELICATE}"' in rich.html
    assert f'title="{DELICATE}"' in rich.html
    assert f">{DELICATE}</p>" in rich.html


def test_references_stay_as_they_were_written(rich: Built) -> None:
    """A theme's own ``&nbsp;`` is not made a raw character."""
    assert rich.html.count(REFERENCES) == 2


def test_pictures_have_widths_in_numbers(rich: Built) -> None:
    """Outlook draws any other width at the picture's own size; bare zeros count as lengths."""
    pictures = tags(rich.html, "img")
    assert len(pictures) == 2
    for picture in pictures:
        assert re.search(r'\swidth="\d+"', picture), picture
        assert re.search(r'\sheight="(\d+|auto)"', picture), picture
    assert 'width="520"' in pictures[-1]
    assert "width:100%" in style_of(pictures[-1])


def test_mjmls_resets_are_not_copied_into_the_body(rich: Built) -> None:
    """81 KB would become 103 with thirty items."""
    styles = [style_of(tag) for tag in re.findall(r"<[a-z][^>]*>", body_of(rich.html))]
    assert not any("-ms-interpolation-mode" in style for style in styles)
    assert not any("mso-table-rspace" in style for style in styles)
    assert not any("13px 0" in style for style in styles)
    assert "border-collapse: collapse" in rich.html


def test_no_reader_is_sent_to_a_third_party(rich: Built) -> None:
    """No web font's <link> or @import: the engine's defaults are off."""
    for html in (rich.html, rich.web):
        assert "<link" not in html
        assert "@import" not in html
        assert "fonts.googleapis" not in html


def test_no_token_is_left(rich: Built) -> None:
    """Nothing of ours stands in any file."""
    for name, content in rich.files.items():
        assert PREFIX.encode() not in content, name


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """Each sample issue as the engine gave it, as the email and as the web copy."""
    from newsletter.building.build import compose_files
    from newsletter.building.results import BuildOptions
    from newsletter.compose import Composer

    workspace = sample_workspace(tmp_path_factory.mktemp("samples") / "desk")
    composer = Composer(workspace)
    found = []
    compile_mjml = pipeline.compile_mjml
    compiled: list[str] = []

    def record(*arguments: object) -> str:
        compiled.append(compile_mjml(*arguments))  # type: ignore[arg-type]
        return compiled[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "compile_mjml", record)
        for issue in workspace.issue_files():
            _, files, _ = compose_files(composer, issue, BuildOptions())
            found.append((compiled[-1], files["email.html"].decode(), files["web.html"].decode()))
    assert len(found) == 2
    return found


def test_every_outlook_comment_of_the_engine_is_in_the_email(
    samples: list[tuple[str, ...]],
) -> None:
    """Same number, same bytes, same order, and what they open they close."""
    for compiled, email, web in samples:
        wanted = comments_of(compiled)
        assert len(wanted) > 30
        assert comments_of(email) == wanted
        assert comments_of(web) == wanted
        assert email.count("<!--[if") == email.count("<![endif]-->")


def test_the_engines_queries_are_in_the_email(samples: list[tuple[str, ...]]) -> None:
    """Columns stand side by side because of an !important in a query."""
    for compiled, email, web in samples:
        wanted = [
            sheet
            for sheet in re.findall(r"<style\b[^>]*>.*?</style>", compiled, re.DOTALL)
            if PREFIX not in sheet
        ]
        assert any("!important" in sheet and "min-width" in sheet for sheet in wanted)
        for sheet in wanted:
            assert email.count(sheet) == compiled.count(sheet)
            assert web.count(sheet) == compiled.count(sheet)


def test_the_engines_tags_are_in_the_email(samples: list[tuple[str, ...]]) -> None:
    """No element is added, dropped or moved."""
    for compiled, email, _ in samples:
        assert re.findall(r"</?[a-z0-9]+", email) == re.findall(r"</?[a-z0-9]+", compiled)


@pytest.mark.parametrize("row", DIALECTS, ids=lambda row: row.name)
def test_merge_tags_reach_the_email_as_the_platform_writes_them(
    row, platform_desk: Callable[[str], Desk]
) -> None:
    """In addresses and in text, and never in the web copy."""
    desk = platform_desk(row.name)
    names = [name for name in MERGE_TAG_NAMES if row.code(name)]
    lines = [
        f"{name} [link]({{{{ {name} }}}})" if name in URL_TAG_NAMES else f"{name} {{{{ {name} }}}}"
        for name in names
    ]
    lines.append("[search](https://x.example/?q=a%20b&r={{ email }}#{{ email }})")
    desk.issue("\n\n".join(lines))
    made = desk.built()
    for name in names:
        code = row.code(name)
        assert code is not None
        if name in URL_TAG_NAMES:
            assert f'href="{code}"' in made.html
            assert code in made.text
        else:
            assert f">{name} {code}</p>" in made.html
            assert f"{name} {code}" in made.text
        assert code not in made.web
    email = row.email or ""
    target = f"https://x.example/?q=a%20b&r={email}#{email}"
    assert f'href="{escape(target)}"' in made.html
    assert target in made.text


def test_platform_words_of_a_theme_are_left_alone(desk: Desk) -> None:
    """A theme may write a platform's own code, in text and attributes, also where braces hurt.

    No platform fills all three, which is a rule's matter and is turned off here.
    """
    desk.settings('[check.severity]\nD001 = "off"\n')
    codes = "{{ contact[\"a b\"] | default: 'x' < 3 > 2 & more }}", "*|IF:X|*", "%recipient.name%"
    shown = "".join(f"<p>{{{{ {code!r} }}}}</p>" for code in codes)
    desk.section(f"<mj-text>{shown}</mj-text>")
    made = desk.built()
    for code in codes:
        assert f"<p>{escape(code)}</p>" in made.html
