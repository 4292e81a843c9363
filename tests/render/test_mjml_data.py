# ruff: noqa: E501 - the cases are tables
"""The data about MJML and the engine is true of the installed engine, and complete."""

import pytest
from mjml import mjml2html

from newsletter.model.location import Location
from newsletter.render.mjml_check import check_mjml
from newsletter.render.mjml_data import ValueType, mjml_data

DATA = mjml_data()
SUPPORTED = sorted(DATA.tags.keys() - DATA.unsupported - {"mjml", "mj-body"})
VALUES = {"color": "#123456", "integer": "7", "boolean": "true", "string": "solid"}


def parents(name: str) -> list[str]:
    """A way from mjml down to a tag, without the tag itself."""
    if name in {"mj-all", "mj-class"}:
        return ["mjml", "mj-head", "mj-attributes"]
    if name == "mjml":
        return []
    found = [parent for parent in DATA.parents_of(name) if parent != "mj-wrapper"]
    parent = "mj-column" if "mj-column" in found else found[0]
    return [*parents(parent), parent]


def document(name: str, content: str = "", attributes: str = "") -> str:
    """A document whose innermost tag is this one, with the attributes it needs."""
    needed = " ".join(
        f'{key}=""' for key in DATA.tags[name].required if f"{key}=" not in attributes
    )
    inner = f"<{name} {needed} {attributes}>{content}</{name}>"
    for parent in reversed(parents(name)):
        inner = f"<{parent}>{inner}</{parent}>"
    return inner if "<mj-body" in inner else inner.replace("</mjml>", "<mj-body/></mjml>")


def compiles(mjml: str) -> bool:
    try:
        mjml2html(mjml, fonts={})
    except ValueError:
        return False
    return True


def example(kind: ValueType) -> str:
    if kind.kind.startswith("unit"):
        return "17px"
    return VALUES.get(kind.kind) or sorted(word for word in kind.words if word)[0]


def at(line: int, column: int) -> Location:
    return Location("x.mjml", line, column)


@pytest.mark.parametrize("name", SUPPORTED)
def test_every_tag_compiles_or_is_refused(name):
    """Each tag of the data passes the check and the engine, with each of its attributes."""
    tag = DATA.tags[name]
    attributes = " ".join(
        f'{key}="{example(kind)}"'
        for key, kind in tag.attributes.items()
        if key not in tag.ignored and (name, key) != ("mj-raw", "position")
    )
    mjml = document(name, attributes=attributes)
    assert check_mjml(mjml, at) == []
    assert compiles(mjml)


@pytest.mark.parametrize("name", sorted(DATA.unsupported))
def test_a_tag_the_engine_lacks_is_refused(name):
    """A tag that mjml-python passes on or breaks at never reaches it."""
    codes = {
        problem.code for problem in check_mjml(document("mj-text").replace("mj-text", name), at)
    }
    assert "E116" in codes


@pytest.mark.parametrize("name", SUPPORTED)
def test_what_may_stand_in_a_tag_is_what_the_engine_takes(name):
    """Text, HTML and comments that the check lets into a tag do not stop the engine."""
    for content in ("words", "<p>words</p>", "<!-- words -->", "<!--[if mso]><b>x</b><![endif]-->"):
        mjml = document(name, content)
        assert compiles(mjml) or check_mjml(mjml, at), content


@pytest.mark.parametrize("name", SUPPORTED)
def test_an_ignored_attribute_changes_nothing(name):
    """What the data calls ignored makes no difference in the engine's output."""
    tag = DATA.tags[name]
    for key in tag.ignored:
        with_it = document(name, "", f'{key}="{example(tag.attributes[key])}"')
        assert mjml2html(with_it, fonts={}) == mjml2html(document(name), fonts={}), key


@pytest.mark.parametrize(
    ("spec", "good", "bad"),
    [
        (("mj-text", "padding"), ["0", "4px", "0px 40px", "1.5px 2% 0 4px"], ["", "4", "4em", "-1px", "1px " * 5]),
        (("mj-text", "color"), ["#a1B2c3", "red", "rgb(1, 2, 3)", "rgba(1,2,3,.5)"], ["#abc", "#12345", "rad"]),
        (("mj-text", "align"), ["left", "justify"], ["middle", "Left", ""]),
        (("mj-text", "letter-spacing"), ["-1px", "0.1em"], ["1%"]),
        (("mj-text", "line-height"), ["1.4", "20px", "120%"], ["1.4em", "normal"]),
        (("mj-table", "width"), ["100%", "auto", "10px"], ["10"]),
        (("mj-table", "cellpadding"), ["0", "12"], ["1px", "-1", "١"]),
        (("mj-image", "fluid-on-mobile"), ["true"], ["yes"]),
        (("mj-text", "font-family"), ["anything, at all"], []),
    ],
)  # fmt: skip
def test_values_are_judged_by_their_type(spec, good, bad):
    """Units, colours, words and numbers are told from what only looks like them."""
    tag, attribute = spec
    kind = DATA.tags[tag].attributes[attribute]
    assert [value for value in good if kind.fault(value)] == []
    assert [value for value in bad if not kind.fault(value)] == []


def test_remembered_values_stay_few():
    """A process that builds for years does not collect every value that it has seen."""
    kind = ValueType("unit(px)", "unit", frozenset({"px"}))
    for number in range(2000):
        assert kind.fault(f"{number}px") == ""
    assert len(kind.accepted) <= 500
