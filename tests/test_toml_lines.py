"""newsletter.toml_lines: tomllib's values, each with its line and column."""

import datetime
import json
import tomllib
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import ConfigError
from newsletter.fields import Node
from newsletter.toml_lines import parse_toml

SAMPLE = '''# comment [not.a.table]
a.b = 1
"q.k" = 'x # y' # "z"
[t . "u"]
m = """a
"b" \\""" c""""
l = \'\'\'
raw \\\'\'\'
n = [1, [2, "]"], # ]
  {x = 1, y.z = "}"} ,
]
day = 2024-10-08 06:00:00
[[s]]
k = -1.5e3
[s.sub]
v = true
[[s]]
[v.w]
[v]
'''


def plain(node: Node) -> object:
    """The tree without places."""
    if isinstance(node.value, Mapping):
        return {key: plain(member) for key, member in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(entry) for entry in node.value]
    return node.value


def at(node: Node, *path: str | int) -> Node:
    for step in path:
        node = node.value[step]
    return node


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("a",), (2, 1), (2, 1)),
        (("a", "b"), (2, 3), (2, 7)),
        (("q.k",), (3, 1), (3, 9)),
        (("t",), (4, 2), (4, 2)),
        (("t", "u"), (4, 6), (4, 6)),
        (("t", "u", "m"), (5, 1), (5, 5)),
        (("t", "u", "l"), (7, 1), (7, 5)),
        (("t", "u", "n"), (9, 1), (9, 5)),
        (("t", "u", "n", 1, 1), (9, 13), (9, 13)),
        (("t", "u", "n", 2), (10, 3), (10, 3)),
        (("t", "u", "n", 2, "y", "z"), (10, 13), (10, 17)),
        (("t", "u", "day"), (12, 1), (12, 7)),
        (("s", 0), (13, 3), (13, 3)),
        (("s", 0, "sub", "v"), (16, 1), (16, 5)),
        (("s", 1), (17, 3), (17, 3)),
        (("v", "w"), (18, 4), (18, 4)),
        (("v",), (19, 2), (19, 2)),
    ],
)
def test_each_key_and_value_has_its_place(path, key, value):
    """Tables, arrays, dotted and quoted keys, inline tables: all know line and column."""
    node = at(parse_toml(SAMPLE, "f.toml"), *path)
    assert (node.key_location.line, node.key_location.column) == key
    assert (node.location.line, node.location.column) == value
    assert node.location.path == "f.toml"


def test_values_are_those_of_tomllib():
    """The scanner has no opinion about values."""
    assert plain(parse_toml(SAMPLE, "f")) == tomllib.loads(SAMPLE)
    assert plain(parse_toml(SAMPLE.replace("\n", "\r\n"), "f")) == tomllib.loads(SAMPLE)


def test_windows_line_ends_do_not_move_places():
    """A carriage return is no column and no line of its own."""
    node = parse_toml("a = 1\r\n\r\nb = 2\r\n", "f")
    assert at(node, "b").location == at(parse_toml("a = 1\n\nb = 2\n", "f"), "b").location


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\nb 2", "f:2:3"),
        ("a = ", "f:1:5"),
        ("a = 1\na = 2", "f:2:6"),
        ("[a]\n[a]", "f:2:3"),
        ("x = [1,\n", "f:2:1"),
        ("é = 1", "f:1:1"),
        ("x = " + "[" * 10_000, "f"),
        ("x = " + "1" * 5_000, "f"),
    ],
)
def test_what_is_not_toml_has_its_place(text, place):
    """A syntax error says where, as far as tomllib knows, and never is a traceback."""
    with pytest.raises(ConfigError) as caught:
        parse_toml(text, "f")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("E020", place)
    assert "(at " not in problem.message
    assert problem.message[0].islower()


bare = st.text("abc-_09", min_size=1, max_size=3)
keys = bare | st.text(max_size=3).map(lambda text: json.dumps(text, ensure_ascii=False))
literals = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=6)
scalars = st.one_of(
    st.integers(-(2**63), 2**63 - 1).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    st.dates(min_value=datetime.date(1000, 1, 1)).map(str),
    st.sampled_from(["1.5", "inf", "06:30:00", "2024-10-08T06:00:00Z", "0xff", "'''\n#'''"]),
    st.text(max_size=6).map(json.dumps),
    literals.map(lambda text: "'" + text.replace("'", "") + "'"),
    literals.map(lambda text: '"""\n' + text.replace('"', "").replace("\\", "") + '"""'),
)


def arrays(inner):
    space = st.sampled_from(["", " ", "\n", " # ]}\n"])
    return st.tuples(st.lists(inner, max_size=3), space, st.sampled_from(["", ","])).map(
        lambda made: (
            "[" + f",{made[1]}".join(made[0]) + (made[2] if made[0] else "") + made[1] + "]"
        )
    )


def inline_tables(inner):
    return st.dictionaries(keys, inner, max_size=3).map(
        lambda made: "{" + ", ".join(f"{key} = {value}" for key, value in made.items()) + "}"
    )


values = st.recursive(scalars, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=6)
pairs = st.tuples(st.lists(keys, min_size=1, max_size=2).map(" . ".join), values).map(
    lambda made: f"{made[0]} = {made[1]} # c"
)
headers = st.lists(keys, min_size=1, max_size=2).map(".".join)
lines = st.one_of(
    pairs, headers.map(lambda name: f"[{name}]"), headers.map(lambda name: f"[[ {name} ]]"),
    st.just("# x"),
)  # fmt: skip
documents = st.lists(lines, max_size=8).map("\n".join)


@given(documents)
def test_any_document(text):
    """Whatever tomllib accepts has a whole tree of places; what it refuses is a problem."""
    try:
        wanted = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(ConfigError):
            parse_toml(text, "f")
        return
    tree = parse_toml(text, "f")
    assert plain(tree) == wanted
    check_keys(tree, text.replace("\r\n", "\n").split("\n"))


def check_keys(node: Node, text_lines: list[str]) -> None:
    """At each key's place the key itself stands."""
    if isinstance(node.value, Mapping):
        for key, member in node.value.items():
            place = member.key_location
            rest = text_lines[place.line - 1][place.column - 1 :]
            assert rest.startswith((key, '"')), (key, rest)
            check_keys(member, text_lines)
    elif isinstance(node.value, tuple):
        for entry in node.value:
            check_keys(entry, text_lines)
