"""How much a theme's templates may make: one that would never end, or fill the memory, fails.

Jinja's sandbox limits ``range`` alone. What makes a text or a list is asked for its size before it
does so, where the size is not that of what went in: operators, filters, methods. Loops, calls and
what is written draw on one allowance for each email.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.exceptions import TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.utils import pass_environment, pass_eval_context

LARGEST = 2_000_000
"""Characters of a text, or entries of a list: twenty times what Gmail shows of an email."""
ALLOWANCE = 200_000_000
"""Of one email: characters that its templates write, some of them from one into another."""
ROUND = 200
"""What one round of a loop draws on the allowance besides its own text: a million in all."""
CALL = 1_000
"""What one call of a macro or one template draws on it."""
_DIGITS = 5_000
"""Of a whole number; Python writes none longer than 4,300."""
_NUMBER = re.compile(r"\d+")


def too_large(what: str, size: int, limit: int = LARGEST) -> TemplateRuntimeError:
    """The error that a template ends with."""
    shown = f"{size:,}" if size < 10**18 else "far too many"
    return TemplateRuntimeError(f"{what} of {shown} is more than a template may make ({limit:,})")


def check_text(size: int) -> None:
    """Refuse a text that is too long.

    Raises:
        TemplateRuntimeError: If it is.
    """
    if size > LARGEST:
        raise too_large("a text", size)


class Allowance:
    """What one email's templates may still write."""

    def __init__(self) -> None:
        self.left = ALLOWANCE

    def spend(self, size: int) -> None:
        """Take so much from it.

        Raises:
            TemplateRuntimeError: If nothing is left.
        """
        self.left -= size
        if self.left < 0:
            said = "the templates write too much: their loops or macros go round too often"
            raise TemplateRuntimeError(said)

    def rounds(self, iterable: Any, size: int) -> Any:
        """What a loop goes over.

        Args:
            iterable: Of one round each.
            size: Characters that stand in the template for one round.
        """
        try:
            count = len(iterable)
        except TypeError:
            return self._counted(iterable, size)
        self.spend(count * (size + ROUND))
        return iterable

    def _counted(self, iterable: Iterable[Any], size: int) -> Iterator[Any]:
        for item in iterable:
            self.spend(size + ROUND)
            yield item


def check_value(value: Any) -> Any:
    """A text or list that was made; refused if it is too long to go on with."""
    if isinstance(value, str | list | tuple) and len(value) > LARGEST:
        raise too_large("a text" if isinstance(value, str) else "a list", len(value))
    return value


def check_operands(operator: str, left: Any, right: Any) -> None:
    """Refuse an operator whose result would be too large; ``+`` is judged by its result.

    Raises:
        TemplateRuntimeError: If it would be.
    """
    if operator == "%" and isinstance(left, str):
        _check_format(left, right if isinstance(right, tuple | dict) else (right,))
    elif operator == "*":
        for one, other in ((left, right), (right, left)):
            if isinstance(one, str | list | tuple | bytes) and isinstance(other, int):
                size = len(one) * max(other, 0)
                if size > LARGEST:
                    raise too_large("a text" if isinstance(one, str) else "a list", size)
    if operator in ("*", "**") and isinstance(left, int) and isinstance(right, int):
        bits, more = left.bit_length(), right.bit_length()
        digits = (bits * max(right, 0) if operator == "**" else bits + more) * 3 // 10
        if digits > _DIGITS and abs(left) > 1:
            raise too_large("a number with digits", digits, _DIGITS)


def _check_format(text: str, values: Any) -> None:
    """Refuse a format that pads: by a number in it, or by one of its values."""
    for number in _NUMBER.findall(text):
        check_text(int(number) if len(number) < 19 else 10**18)
    # {:{width}} and %*d take the width from the values.
    if "*" in text or text.count("{") > 1:
        found = values.values() if isinstance(values, Mapping) else values
        check_text(max((abs(it) for it in found if isinstance(it, int)), default=0))


def _sum_of(items: Iterable[Any], between: int) -> Iterator[Any]:
    """The same items, as long as they are not too much together."""
    size = 0
    for item in items:
        size += between + (len(item) if isinstance(item, str) else 1)
        check_text(size)
        yield item


def _replaced(text: str, old: str, new: str) -> int:
    return len(text) + text.count(old) * max(0, len(new) - len(old))


def _checked_method(method: Any, args: Any, kwargs: Mapping[str, Any]) -> Any:
    owner, name = method.__self__, method.__name__
    if not isinstance(owner, str | bytes | int):
        return args
    values = (*args, *kwargs.values())
    if name in ("center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes"):
        tabs = owner.count("\t") if name == "expandtabs" and isinstance(owner, str) else 1
        check_text(max((abs(it) for it in values if isinstance(it, int)), default=0) * tabs)
    elif name == "replace" and len(args) > 1 and all(isinstance(it, str) for it in args[:2]):
        check_text(_replaced(str(owner), args[0], args[1]))
    elif name == "join" and len(args) == 1 and isinstance(owner, str):
        return (_sum_of(args[0], len(owner)),)
    elif name == "translate" and args and isinstance(args[0], Mapping):
        longest = max((len(it) for it in args[0].values() if isinstance(it, str)), default=0)
        check_text(longest * len(str(owner)))
    return args


def checked_arguments(obj: Any, args: Any, kwargs: Mapping[str, Any]) -> Any:
    """The arguments of a call; refused if a text's or number's method would make too much.

    Raises:
        TemplateRuntimeError: If they would; for ``join`` when it comes to it.
    """
    if isinstance(obj, BuiltinMethodType | MethodType):
        return _checked_method(obj, args, kwargs)
    wrapped = getattr(obj, "__wrapped__", None)  # how the sandbox gives str.format
    if isinstance(wrapped, BuiltinMethodType | MethodType):
        values = args[0].values() if args and isinstance(args[0], Mapping) else ()
        _check_format(str(wrapped.__self__), (*args, *values, *kwargs.values()))
    return args


def _by_arguments(name: str) -> Callable[..., Any]:
    """A filter of Jinja's whose numbers say how much it makes, for each line or entry."""
    original = FILTERS[name]

    def limited(value: Any, *args: Any, **kwargs: Any) -> Any:
        lines = value.count("\n") + 1 if isinstance(value, str) and name == "indent" else 1
        sizes = (len(it) if isinstance(it, str) else it for it in chain(args, kwargs.values()))
        check_text(lines * max((abs(it) for it in sizes if isinstance(it, int)), default=0))
        return check_value(original(value, *args, **kwargs))

    return limited


@pass_eval_context
def _tojson(eval_ctx: Any, value: Any, indent: int | None = None) -> Any:
    check_text(indent or 0)
    return FILTERS["tojson"](eval_ctx, value, indent)


@pass_eval_context
def _join(eval_ctx: Any, value: Any, d: str = "", attribute: Any = None) -> Any:
    return FILTERS["join"](eval_ctx, _sum_of(value, len(d)), d, attribute)


@pass_eval_context
def _replace(eval_ctx: Any, s: str, old: str, new: str, count: int | None = None) -> Any:
    check_text(_replaced(str(s), str(old), str(new)))
    return FILTERS["replace"](eval_ctx, s, old, new, count)


def _format(value: str, *args: Any, **kwargs: Any) -> Any:
    _check_format(str(value), (*args, *kwargs.values()))
    return FILTERS["format"](value, *args, **kwargs)


@pass_environment
def _sum(environment: Any, iterable: Any, attribute: Any = None, start: Any = 0) -> Any:
    if not isinstance(start, int | float):
        raise TemplateRuntimeError("sum adds numbers only")
    return FILTERS["sum"](environment, iterable, attribute, start)


LIMITED_FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: _by_arguments(name) for name in ("center", "indent", "batch", "slice", "round")},
    "join": _join,
    "replace": _replace,
    "format": _format,
    "sum": _sum,
    "tojson": _tojson,
}
