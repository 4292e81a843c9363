"""How a theme's templates become Python: Jinja's code, with the detours of every value left out.

Jinja calls ``finalize`` with the context and escapes what it returns, which the renderings have
done already. Making a value of Jinja's three calls one took a tenth off a rendering (2026-11-27).
"""

from __future__ import annotations

import keyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator


class ThemeCodeGenerator(CodeGenerator):
    """Writes what an expression says as ``show(…)``: ``ThemeEnvironment.show``."""

    def write_commons(self) -> None:
        """What each template's functions begin with."""
        super().write_commons()
        self.writeline(f"show = environment.{'show_counted' if self._guarded else 'show'}")
        self.writeline("attribute = environment.getattr")

    def visit_Template(self, node: Any, frame: Any = None) -> None:  # noqa: N802
        """The module; its last lines take the sets that ``visit_Getattr`` asks."""
        self._asked: set[str] = set()
        super().visit_Template(node, frame)
        for name in sorted(self._asked):
            self.writeline(f"having_{name} = environment.having({name!r})")

    def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802
        """An attribute, taken straight from an object of which it is known to be a field."""
        name, of = node.attr, node.node
        quick = isinstance(of, nodes.Name) and name.isidentifier() and not keyword.iskeyword(name)
        if quick:
            self._asked.add(name)
            variable = frame.symbols.ref(of.name)
            self.write(f"({variable}.{name} if {variable}.__class__ in having_{name} else ")
        self.write("attribute(")
        self.visit(of, frame)
        self.write(f", {name!r})" + ")" * quick)

    @property
    def _guarded(self) -> bool:
        return bool(self.environment.guarded)  # type: ignore[attr-defined]

    def visit_Concat(self, node: Any, frame: Any) -> None:  # noqa: N802
        """Texts put together; one that doubles and doubles ends somewhere."""
        self.write("environment.made(" if self._guarded else "")
        super().visit_Concat(node, frame)
        self.write(")" if self._guarded else "")

    def visit_For(self, node: Any, frame: Any) -> None:  # noqa: N802
        """A loop, whose rounds are counted."""
        if self._guarded:
            size = sum(len(it.data) for it in node.find_all(nodes.TemplateData))
            counter = nodes.EnvironmentAttribute("rounds", lineno=node.lineno)
            arguments: list[nodes.Expr] = [node.iter, nodes.Const(size)]
            node.iter = nodes.Call(counter, arguments, [], None, None, lineno=node.lineno)
            node.iter.set_environment(self.environment)
        super().visit_For(node, frame)

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if self._differs(frame):
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("show(")

    def _output_child_post(self, node: Any, frame: Any, finalize: Any) -> None:
        if self._differs(frame):
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")

    def _differs(self, frame: Any) -> bool:
        """Whether an ``{% autoescape %}`` block says otherwise than the environment."""
        mode = frame.eval_ctx
        return bool(mode.volatile or mode.autoescape != self.environment.autoescape)
