"""The sandbox that themes run in: strict, autoescaping, and clear about its errors."""

from __future__ import annotations

import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FunctionType
from typing import Any, Protocol

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from newsletter.errors import NewsletterError, Problem, ThemeError
from newsletter.render.codegen import ThemeCodeGenerator
from newsletter.render.compiled import CompiledTemplates
from newsletter.render.limits import (
    CALL,
    LIMITED_FILTERS,
    Allowance,
    check_operands,
    check_value,
    checked_arguments,
)

# Where Python keeps a class of the model is no news to a theme's author.
_INTERNAL = re.compile(r"newsletter\.[a-z_.]+\.")
_OF_LOOPS = frozenset(("index", "index0", "first", "last", "length", "previtem", "nextitem"))
_GROWING = frozenset(("+", "*", "**", "%"))
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


class Source(Protocol):
    """A template as its author knows it."""

    @property
    def path(self) -> str:
        """The file, for messages."""

    @property
    def text(self) -> str:
        """Its content."""


class Rendering(Protocol):
    """A rendering under way."""

    def finalize(self, value: Any) -> str:
        """What is written for the value of an expression; escaped, if the medium is HTML."""


class _Template(Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Its macros; a context without globals of its own has none for them that are new."""
        if self._module is not None and ctx is not None and not ctx.globals_keys:
            return self._module
        return super()._get_default_module(ctx)


class ThemeEnvironment(ImmutableSandboxedEnvironment):
    """One theme's templates for one medium; it renders one email at a time, threads take turns."""

    code_generator_class = ThemeCodeGenerator
    template_class = _Template
    rendering: Any = None
    show: Callable[[Any], str]
    guarded = True
    """Templates are compiled with limits; those that ship, of which it is known what they make, are
    not: their code is ``compiled`` beforehand and has no part that counts."""

    def __init__(
        self,
        files: Mapping[str, Source],
        *,
        escape: bool,
        filters: Mapping[str, Callable[..., Any]],
        functions: Mapping[str, Callable[..., Any]],
    ) -> None:
        """
        Args:
            files: Template name to source.
            escape: Whether expressions are escaped for HTML.
            filters: Called with the rendering under way first, then as Jinja calls filters.
            functions: Called with the rendering under way first.
        """

        def load(name: str) -> tuple[str, str, None]:
            if name not in files:
                raise TemplateNotFound(name)
            return files[name].text, files[name].path, None

        super().__init__(
            loader=FunctionLoader(load),
            autoescape=escape,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            finalize=_finalize,
            bytecode_cache=CompiledTemplates(),
        )
        self._shared: dict[str, Any] = {}
        self._loaded: dict[Any, Template] = {}
        self._having: dict[str, set[type]] = {}
        self._ours: set[Any] = set()
        self._allowance = Allowance()
        self._turn = threading.RLock()
        self._texts = {source.path: source.text for source in files.values()}
        # What Jinja brings and a briefing has no use for.
        for name in ("lipsum", "cycler", "joiner"):
            del self.globals[name]
        self.filters.update(LIMITED_FILTERS)
        self.filters.update((name, self._bound(call)) for name, call in filters.items())
        self.globals.update((name, self._bound(call)) for name, call in functions.items())

    def _bound(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def bound(*args: Any, **kwargs: Any) -> Any:
            return call(self.rendering, *args, **kwargs)

        self._ours.add(bound)
        # As a filter of the context it is not folded into a constant at compile time.
        return bound

    @contextmanager
    def use(self, rendering: Rendering, context: Mapping[str, Any]) -> Iterator[None]:
        """Render with these globals; whatever a template raises becomes a ``ThemeError``."""
        with self._turn:
            yield from self._use(rendering, context)

    def _use(self, rendering: Rendering, context: Mapping[str, Any]) -> Iterator[None]:
        self.rendering, self.show = rendering, rendering.finalize
        self._allowance = Allowance()
        self.globals.update(context)
        self._shared = dict(self.globals)
        for template in self._loaded.values():
            template._module = None  # modules of macros copy the globals: make them anew
        try:
            yield
        except NewsletterError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, a template caused it
            raise self._theme_error() from sys.exc_info()[1]
        finally:
            self.rendering = self.show = None  # type: ignore[assignment]

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:
        """A template, which is looked up once."""
        self._allowance.spend(CALL)
        template = self._loaded.get(name)
        if template is None:
            template = self._loaded[name] = super().get_template(name, *args, **kwargs)
        return template

    def fill(self, name: str, **values: Any) -> str:
        """Render one template.

        ``Template.render`` copies all globals through a ChainMap for every block: a hundred
        copies were a fifth of a build's time (2026-11-23). Here they are copied once.
        """
        template = self.get_template(name)
        context = self.context_class(self, self._shared, name, template.blocks)
        context.vars = values
        return "".join(template.root_render_func(context))

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call an object for a template; our own functions need no look at what they are."""
        if type(obj) is FunctionType and obj in self._ours:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(*args, **kwargs)
        if type(obj) is Macro:
            self._allowance.spend(CALL)
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *checked_arguments(obj, args, kwargs), **kwargs)

    @property
    def intercepted_binops(self) -> frozenset[str]:  # type: ignore[override]
        """Operators that ``call_binop`` carries out."""
        return _GROWING if self.guarded else frozenset()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator's result, unless it would be too large."""
        check_operands(operator, left, right)
        return check_value(super().call_binop(context, operator, left, right))

    def made(self, value: Any) -> Any:
        """What an expression made of several texts, unless it is too large."""
        return check_value(value)

    def rounds(self, iterable: Any, size: int) -> Any:
        """What a loop of a guarded template goes over."""
        return self._allowance.rounds(iterable, size)

    def show_counted(self, value: Any) -> str:
        """What a guarded template writes for a value."""
        self._allowance.spend(len(value) if isinstance(value, str) else 1)
        return self.show(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of the model without the sandbox's detour: fields hold data and nothing else."""
        kind = type(obj)
        if attribute in getattr(kind, "__dataclass_fields__", ()):
            self.having(attribute).add(kind)
            return getattr(obj, attribute)
        if kind is dict and attribute in obj and not hasattr(dict, attribute):
            return obj[attribute]
        if kind is LoopContext and attribute in _OF_LOOPS:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def having(self, attribute: str) -> set[type]:
        """The classes of the model that were seen to have a field of this name."""
        return self._having.setdefault(attribute, set())

    def _theme_error(self) -> ThemeError:
        """What is being handled, at the template's own line."""
        from newsletter.fields import nearest  # noqa: PLC0415 - for errors alone
        from newsletter.render.jinja_source import in_its_line  # noqa: PLC0415

        path, line = "", 0
        try:
            self.handle_exception()
        except Exception as rewritten:  # noqa: BLE001 - the same error, its traceback in the template
            error = rewritten
        for frame, number in traceback.walk_tb(error.__traceback__):
            # Jinja rewrites tracebacks: a template's frame carries its file and line.
            if frame.f_code.co_filename in self._texts:
                path, line = frame.f_code.co_filename, number
        if isinstance(error, TemplateSyntaxError):
            path, line = error.filename or path, error.lineno
        what = _INTERNAL.sub("", str(error)).rstrip(".") or type(error).__name__
        hint = "mend the template"
        if isinstance(error, UndefinedError) and (name := _UNDEFINED.match(what)):
            close = nearest(name[1], [*self._shared, *self.globals])
            hint = f'did you mean "{close}"?' if close else hint
        problem = Problem("E110", f"the template failed: {what}", path, line, hint=hint)
        return ThemeError(in_its_line(problem, self._texts.get(path, "")))


# Of the context, so that Jinja does not fold constants when it compiles: no rendering is under
# way then.
@pass_context
def _finalize(context: Context, value: Any) -> Any:
    environment = context.environment
    assert isinstance(environment, ThemeEnvironment)
    environment._allowance.spend(len(value) if isinstance(value, str) else 1)
    return environment.rendering.finalize(value)
