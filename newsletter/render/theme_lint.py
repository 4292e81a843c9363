"""Checks a theme's sources, also the blocks that today's issue does not use.

The rendered document is checked in every build (``mjml_check``); this looks at what was written:
Jinja's syntax, what includes what, tags and attributes in the author's own lines, and that no
template turns an editor's words into markup.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from jinja2 import Environment, TemplateSyntaxError, nodes

from newsletter.errors import Problem
from newsletter.fields import nearest
from newsletter.render.jinja_source import blank_jinja, in_its_line, with_newlines
from newsletter.render.markup_lint import markup_faults
from newsletter.render.markup_scan import place_of

# Jinja itself stops at about a thousand, with a traceback.
MAX_INCLUDE_DEPTH = 20


class Source(Protocol):
    """A file as its author knows it."""

    @property
    def path(self) -> str:
        """The file, for messages."""

    @property
    def text(self) -> str:
        """Its content."""


def lint_theme(files: Mapping[str, Source], *, required: Collection[str] = ()) -> list[Problem]:
    """Every problem in a theme's sources, in the order of the files.

    Args:
        files: Name in the theme (``blocks/quote.mjml.j2``) to source; all its files.
        required: Names that must be there.
    """
    env = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)  # only parses
    missing = [
        Problem("E101", f"the theme has no {name}", hint=f"add {name}")
        for name in required
        if name not in files
    ]
    problems: list[Problem] = []
    includes: dict[str, list[tuple[str, int]]] = {}
    for name, file in files.items():
        if not name.endswith((".j2", ".css")):
            continue
        source = with_newlines(file.text)
        try:
            tree = env.parse(source)
        except TemplateSyntaxError as error:
            problems.append(_syntax_problem(error, file.path))
            continue
        found = [*_unescaped(tree, file)]
        includes[name] = []
        for target, line, must_exist in _targets(tree):
            if target is None:
                found.append(_dynamic(file, line))
            elif target in files:
                includes[name].append((target, line))
            elif must_exist:
                found.append(_unknown(file, source, target, line, files))
        if ".mjml" in name:
            blanked = blank_jinja(source, env)
            found += (
                Problem(fault.code, fault.message, file.path, *place_of(source, offset), fault.hint)
                for offset, fault in markup_faults(blanked)
            )
        problems += sorted(found, key=lambda problem: (problem.line, problem.column))
    texts = {file.path: file.text for file in files.values()}
    found = missing + problems + _endless(includes, files) + _unused(includes, files, required)
    return [in_its_line(problem, texts.get(problem.path, "")) for problem in found]


def _unused(
    includes: Mapping[str, list[tuple[str, int]]],
    files: Mapping[str, Source],
    required: Collection[str],
) -> list[Problem]:
    """Templates that nothing uses: one whose name is misspelt would quietly do nothing."""
    if not required:
        return []
    included = {target for targets in includes.values() for target, _ in targets}
    return [
        Problem("E129", "nothing uses this template", file.path, hint=_meant(name, required))
        for name, file in files.items()
        if name.endswith(".j2") and name not in included and name not in required
    ]


def _meant(name: str, required: Collection[str]) -> str:
    close = nearest(name, required)
    return f'did you mean "{close}"?' if close else "rename it, include it, or take it out"


def _syntax_problem(error: TemplateSyntaxError, path: str) -> Problem:
    message = (error.message or "the template cannot be read").rstrip(".")
    first = message[:1].lower() + message[1:]
    # Jinja says the remedy in a second sentence, when it has one.
    what, _, remedy = first.partition(". ")
    return Problem("E100", f"template syntax: {what}", path, error.lineno, 0, remedy.rstrip("."))


def _unescaped(tree: nodes.Template, file: Source) -> Iterator[Problem]:
    """What would turn an author's words into markup."""
    hint = "remove it: text is escaped for you, and what templates write is markup already"
    lines = [
        (used.lineno, 'filter "safe"')
        for used in tree.find_all(nodes.Filter)
        if used.name == "safe"
    ]
    lines += [
        (used.lineno, '"Markup"') for used in tree.find_all(nodes.Name) if used.name == "Markup"
    ]
    for line, what in lines:
        yield Problem("E104", f"{what} is refused in themes", file.path, line, 0, hint)
    for scope in tree.find_all(nodes.EvalContextModifier):
        if any(option.key == "autoescape" for option in scope.options):
            yield Problem(
                "E104", "autoescape is refused in themes", file.path, scope.lineno, 0, hint
            )


def _targets(tree: nodes.Template) -> Iterator[tuple[str | None, int, bool]]:
    """Names that a template includes, with line and whether they must exist; None: not constant."""
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        assert isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends)
        must_exist = not (isinstance(node, nodes.Include) and node.ignore_missing)
        for name in _constants(node.template):
            yield name, node.lineno, must_exist


def _constants(expression: nodes.Node | None) -> Iterator[str | None]:
    match expression:
        case nodes.Const(value=str() as name):
            yield name
        case nodes.List() | nodes.Tuple():
            for item in expression.items:
                yield from _constants(item)
        case nodes.CondExpr():
            yield from _constants(expression.expr1)
            if expression.expr2 is not None:
                yield from _constants(expression.expr2)
        case _:
            yield None


def _dynamic(file: Source, line: int) -> Problem:
    hint = "write the name out, with {% if %} around it when there are several"
    message = "the name of an included template must be written out"
    return Problem("E126", message, file.path, line, 0, hint)


def _unknown(
    file: Source, source: str, target: str, line: int, files: Mapping[str, Source]
) -> Problem:
    close = nearest(target, files)
    written = source.split("\n")[line - 1]
    column = written.find(target) + 1
    hint = f'did you mean "{close}"?' if close else f"add {target}"
    return Problem("E101", f'no template "{target}"', file.path, line, column, hint)


def _endless(
    includes: Mapping[str, list[tuple[str, int]]], files: Mapping[str, Source]
) -> list[Problem]:
    """Includes that lead back to themselves, or too deep; the whole chain is named."""
    problems: dict[frozenset[str], Problem] = {}
    depths: dict[str, int] = {}

    def visit(name: str, chain: tuple[tuple[str, int], ...]) -> int:
        if name in depths:
            return depths[name]
        depth = 0
        for target, line in includes.get(name, ()):
            names = [step for step, _ in chain] + [name]
            if target in names:
                begin = names.index(target)
                loop = [*chain[begin:], (name, line)]
                said = " -> ".join(f"{step}:{at}" for step, at in loop) + f" -> {target}"
                first, at = loop[0]
                problems.setdefault(
                    frozenset(names[begin:]),
                    Problem(
                        "E105",
                        f"includes that never end: {said}",
                        files[first].path,
                        at,
                        0,
                        "use a macro for what repeats itself",
                    ),
                )
                continue
            if len(names) > MAX_INCLUDE_DEPTH:
                problems.setdefault(frozenset({names[0]}), _too_deep(names[0], chain, files))
                return MAX_INCLUDE_DEPTH
            depth = max(depth, 1 + visit(target, (*chain, (name, line))))
        depths[name] = depth
        return depth

    for name in includes:
        visit(name, ())
    return list(problems.values())


def _too_deep(
    name: str, chain: tuple[tuple[str, int], ...], files: Mapping[str, Source]
) -> Problem:
    message = f"more than {MAX_INCLUDE_DEPTH} templates include one another from here"
    return Problem("E105", message, files[name].path, chain[0][1], 0, "include less deeply")
