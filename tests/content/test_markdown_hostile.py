"""Any text is an issue or a clear error, and takes no longer than it should."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written_markdown import HEAD, TOP, outcome

from newsletter.model.issue import Issue

FRAGMENTS = st.sampled_from(
    [
        *("\n", "\n\n", " ", "  ", "\t", "\r\n", "\\", "*", "**", "_", "~~", "`", "```\n", "~~~"),
        *("[", "]", "(", ")", "](", "![", "<", ">", "> ", "- ", "* ", "1. ", "    ", "---\n", "+ "),
        *(
            "# ",
            "## ",
            "### ",
            "###### ",
            "::: ",
            ":::\n",
            "sponsor a",
            "dek\n",
            "byline\n",
            "{",
            "}",
        ),
        *(
            "{{",
            "}}",
            "{{ email }}",
            "{{ x | y }}",
            "{a=b}",
            '{a="',
            ".more}",
            "<!--",
            "-->",
            "<b>",
        ),
        *(
            "[a]: https://b.c\n",
            "[a]",
            "https://a.b",
            "<https://a.b>",
            "## More from\n",
            "&amp;",
            "&",
        ),
        *(
            "\0",
            "\x85",
            "\u2028",
            "\ufeff",
            "é",
            "שלום",
            "\U0001f469\u200d\U0001f4bb",
            "word",
            '"',
            "'",
        ),
        *(
            "date: 2026-01-01\n",
            "subject: x\n",
            "topics: [",
            ": ",
            "- [t](https://a.b)\n",
            "!",
            "\ud800",
        ),
    ]
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(FRAGMENTS | st.text(max_size=3), max_size=25).map("".join),
    st.sampled_from(["", HEAD, TOP]),
)
def test_any_text_is_an_issue_or_a_clear_error(body: str, head: str) -> None:
    """Whatever is typed, the result is an issue or an error with problems."""
    found = outcome(head + body)
    if isinstance(found, Issue):
        assert found.lead is not None
    else:
        assert found
        assert all(p.message and "\n" not in p.message + p.hint for p in found)


def test_long_address_without_an_end_takes_no_exponential_time() -> None:
    """An address that the line cuts off is tried once."""
    assert outcome(TOP + "[a](https://example.org/" + "x" * 50_000)
    assert outcome(TOP + "[a]\n\n[a]: https://example.org/" + "x" * 50_000)


@pytest.mark.parametrize(
    "unit", ["> ", "- ", "[", "[a](", "*a **b ", "{{", "{.x}\n", "![", "[x]({{ email }}"]
)
def test_long_runs_of_markup_end(unit: str) -> None:
    """Repeated openers neither recurse without end nor hang."""
    assert outcome(TOP + unit * (20_000 // len(unit)))
