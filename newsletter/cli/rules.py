"""``newsletter rules``: what the checks look for."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli.completion import complete_rule
from newsletter.cli.console import paint_dim, print_json
from newsletter.cli.options import FormatOption, OutputFormat
from newsletter.cli.reporting import reported

if TYPE_CHECKING:
    from newsletter.check.examples import Example
    from newsletter.check.rule import Rule

_WIDTH = 88

rules = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@rules.callback()
def list_rules(context: typer.Context, output_format: FormatOption = OutputFormat.text) -> None:
    """List the rules that emails are checked by.

    Example: newsletter rules
    """
    if context.invoked_subcommand is not None:
        return
    with reported():
        from newsletter.check.registry import RULES

        if output_format is OutputFormat.json:
            print_json({"version": 1, "rules": [_describe(rule) for rule in RULES]})
            return
        group = ""
        for rule in RULES:
            if rule.group != group:
                print(f"\n{rule.group}" if group else rule.group)
                group = rule.group
            online = " (with check --online)" if rule.needs == "online" else ""
            print(f"  {rule.code}  {rule.severity:<7}  {rule.summary}{online}")


@rules.command()
def explain(
    code: Annotated[
        str, typer.Argument(help="The rule's code or its name.", autocompletion=complete_rule)
    ],
) -> None:
    """Say why a rule is there, with examples.

    Example: newsletter rules explain S001
    """
    with reported():
        from newsletter.cli.rule_examples import load_examples

        rule = find_rule(code)
        print(f"{rule.code} {rule.name}: {rule.summary}")
        online = ", with check --online only" if rule.needs == "online" else ""
        print(f"{rule.group}, {rule.severity}" + _confidence(rule) + online)
        print()
        print(textwrap.fill(rule.why, _WIDTH))
        print(textwrap.fill(f"Remedy: {rule.remedy}.", _WIDTH))
        source = f"Source: {rule.source.title} (read {rule.source.read_on})."
        print(textwrap.fill(source, _WIDTH))
        if rule.source.url:
            print(rule.source.url)
        for example in load_examples(rule.name):
            _show(example)


def find_rule(word: str) -> Rule:
    """The rule that goes by a code or a name.

    Raises:
        UsageError: E014 if none does.
    """
    from newsletter.check.registry import RULES
    from newsletter.errors import Problem, UsageError
    from newsletter.fields import nearest

    for rule in RULES:
        if word.upper() == rule.code or word.lower() == rule.name:
            return rule
    codes, names = [rule.code for rule in RULES], [rule.name for rule in RULES]
    close = nearest(word.upper(), codes) or nearest(word.lower(), names)
    hint = f'did you mean "{close}"?' if close else "newsletter rules lists them all"
    raise UsageError(Problem("E014", f'there is no rule "{word}"', hint=hint))


def _confidence(rule: Rule) -> str:
    return "" if rule.confidence == "high" else f", {rule.confidence} confidence"


def _describe(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "needs": rule.needs,
        "summary": rule.summary,
        "why": rule.why,
        "remedy": rule.remedy,
        "source": {
            "title": rule.source.title,
            "url": rule.source.url or None,
            "read_on": rule.source.read_on,
        },
    }


def _show(example: Example) -> None:
    print()
    print("Bad:" if example.bad else "Good:")
    if example.toml:
        print(paint_dim("    newsletter.toml: " + "; ".join(example.toml.split("\n")).rstrip("; ")))
    for url, answer in example.answers:
        print(paint_dim(f"    {url} answers {answer}"))
    files = [(f"the issue of {date}", text) for date, text in example.past]
    files += [(f"sponsors/{slug}.md", text) for slug, text in example.sponsors]
    for name, text in files:
        print(paint_dim(f"    {name}:"))
        for line in text.strip("\n").split("\n"):
            print(f"      | {line}")
    if files:
        print(paint_dim("    the issue:"))
    for number, line in enumerate(example.text.rstrip("\n").split("\n"), 1):
        print(f"    {'>' if number in example.finds else ' '} | {line}")
