"""Every rule: its file, its table of facts, and its examples, bad ones found and good ones not."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from rule_workspace import RuleWorkspace

import newsletter.check.rules
from newsletter.check.registry import RULES
from newsletter.check.rule import GROUPS, Rule
from newsletter.cli.rule_examples import example_folders, load_examples
from newsletter.model.finding import SEVERITIES

CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{example.name}")
    for rule in RULES
    for example in load_examples(rule.name)
]
# A rule that shares a module with others names it here.
_CODE = re.compile(rf"[{''.join(GROUPS)}]\d\d\d")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> RuleWorkspace:
    """One workspace for all the examples."""
    return RuleWorkspace(tmp_path_factory.mktemp("rules"))


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_is_found_on_its_lines(rule, example, desk):
    """A bad example trips the rule exactly where it says; a good one does not trip it."""
    found = desk.findings(rule, example)
    assert sorted(line for line, _ in found) == list(example.finds), found
    for _, finding in found:
        problem = finding.problem
        assert problem.hint
        assert "\n" not in problem.message + problem.hint
        assert not problem.message.endswith(".")
        assert finding.severity == rule.severity


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_bad_and_good_examples(rule):
    """What cannot be shown cannot be understood."""
    kinds = {example.bad for example in load_examples(rule.name)}
    assert kinds == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_must(rule):
    """Summary and remedy are one line in lower case; a source has a day."""
    assert _CODE.fullmatch(rule.code)
    assert rule.severity in SEVERITIES
    for text in (rule.summary, rule.remedy):
        assert "\n" not in text
        assert not text.endswith(".")
        assert len(text) <= 110
    assert rule.why.endswith(".")
    assert re.fullmatch(r"2\d{3}-\d\d-\d\d", rule.source.read_on)
    assert rule.source.url.startswith("https://") or rule.source.url == ""


def test_every_file_is_a_rule_in_the_registry():
    """No rule is written and never run; a rule's name is its file's."""
    files = {module.name for module in pkgutil.iter_modules(newsletter.check.rules.__path__)}
    assert files == {rule.name for rule in RULES}
    assert set(example_folders()) == files
    for rule in RULES:
        module = importlib.import_module(f"newsletter.check.rules.{rule.name}")
        found: Rule = module.RULE
        assert found is rule


def test_codes_are_unique_and_in_order():
    """Groups stand together in the order of their letters' table, codes count up."""
    codes = [rule.code for rule in RULES]
    order = list(GROUPS)
    assert codes == sorted(set(codes), key=lambda code: (order.index(code[0]), code))
