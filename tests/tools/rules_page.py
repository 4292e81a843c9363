"""docs/rules.md, made from the rules and their examples."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.registry import RULES
from newsletter.check.rule import Rule
from newsletter.cli.rule_examples import load_examples


def rules_page() -> str:
    """docs/rules.md, from the rules and their examples."""
    lines = [
        "# Rules\n",
        "What `newsletter check` and every build look for. `[check]` in"
        " [newsletter.toml](config.md) changes a"
        "\nrule's severity or switches it off, and accepts findings in every issue; an"
        " issue accepts its own:\n",
        "```yaml\nignore:\n  - {code: S002, reason: our platform does not rewrite links, until:"
        " 2027-01-31}\n```\n",
        "`newsletter rules explain CODE` shows one rule in the terminal. In the examples `>` marks"
        " the lines on\nwhich the rule speaks.\n",
        "| code | severity | |\n|---|---|---|",
    ]
    lines += [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.severity} | {rule.summary} |"
        for rule in RULES
    ]
    group = ""
    for rule in RULES:
        if rule.group != group:
            group = rule.group
            lines.append(f"\n## {group}")
        lines += _rule(rule)
    return "\n".join(lines)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n### {rule.code} {rule.name}\n"
    said = "" if rule.confidence == "high" else f", {rule.confidence} confidence"
    yield f"{rule.summary[0].upper()}{rule.summary[1:]} ({rule.severity}{said}).\n"
    yield f"{rule.why}\n"
    if rule.needs == "online":
        yield "It asks the network, so it runs with `newsletter check --online` only.\n"
    yield f"Remedy: {rule.remedy}.\n"
    title = f"[{rule.source.title}]({rule.source.url})" if rule.source.url else rule.source.title
    yield f"Source: {title}, read {rule.source.read_on}."
    for example in load_examples(rule.name):
        said = ["Bad" if example.bad else "Good"]
        if example.toml:
            said.append("with `" + "`, `".join(example.toml.rstrip().split("\n")) + "`")
        if example.past:
            said.append("after the issue of " + " and ".join(date for date, _ in example.past))
        if example.answers:
            answers = (f"{url} answers {answer}" for url, answer in example.answers)
            said.append("where `" + "`, `".join(answers) + "`")
        yield f"\n{', '.join(said)}:\n\n````text"
        files = [(f"sponsors/{slug}.md", text) for slug, text in example.sponsors]
        for name, text in (*example.past, *files):
            yield f"{name}:"
            yield from (f"    | {line}".rstrip() for line in text.strip("\n").split("\n"))
        for number, line in enumerate(example.text.rstrip("\n").split("\n"), 1):
            yield f"{'>' if number in example.finds else ' '} {line}".rstrip()
        yield "````"
