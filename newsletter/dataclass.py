"""``dataclass`` as the standard library has it, with methods that are made when first called.

The standard decorator writes six methods of a frozen class as source text and compiles them, when
the class is defined. For the 170 classes of a build that was a fifth of its time: 1.0 ms a class,
of which 0.1 is left (2026-11-26). Here only ``__init__`` is compiled, for a class of which several
objects are made, and the rest is written once for all classes. Type checkers see the standard
decorator.
"""

from __future__ import annotations

import dataclasses
import re
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False, eq=True):
        """The standard decorator, of whose options these are known."""
        if cls is None:
            return lambda cls: _made(cls, frozen=frozen, slots=slots, eq=eq)
        return _made(cls, frozen=frozen, slots=slots, eq=eq)


__all__ = ["dataclass"]


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    own = set(vars(cls))
    # Without a docstring the standard decorator writes the signature there, which costs 0.1 ms.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made = _with_fields(cls, slots=slots)
    methods: dict[str, Any] = {"__init__": _first_init(made, frozen=frozen), "__repr__": _repr}
    if eq:
        methods["__eq__"] = _equality(made)
        methods["__hash__"] = _hashing(made) if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _take_state}
    for name, method in methods.items():
        # A class with an __eq__ of its own has a __hash__ of None by Python itself.
        if name not in own or (name == "__hash__" and vars(made)[name] is None):
            setattr(made, name, method)
    return made


@dataclasses.dataclass
class _Standard:
    """What the standard decorator leaves in a class and in its fields, for its other tools."""

    field: int = 0


_PARAMS = vars(_Standard)["__dataclass_params__"]
_PLAIN_FIELD = vars(_Standard)["__dataclass_fields__"]["field"]._field_type
_SPECIAL = re.compile("ClassVar|InitVar|KW_ONLY")


def _with_fields(cls: Any, *, slots: bool) -> type:
    """The class with its fields known to ``dataclasses``, as the standard decorator has them.

    That asks of every annotation whether it is one of three special ones: half of its time.
    """
    written: dict[str, Any] = vars(cls).get("__annotations__", {})
    bases = [base for base in cls.__mro__[1:] if "__dataclass_fields__" in vars(base)]
    if any(not isinstance(it, str) or _SPECIAL.search(it) for it in written.values()):
        return dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields: dict[str, dataclasses.Field[Any]] = {}
    for base in reversed(bases):
        fields |= vars(base)["__dataclass_fields__"]
    for name, kind in written.items():
        field: Any = getattr(cls, name, dataclasses.MISSING)
        if isinstance(field, dataclasses.Field):
            if field.default is dataclasses.MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, field.default)
        else:
            given = not isinstance(field, MemberDescriptorType)  # else a slot of a base class
            field = dataclasses.field(default=field if given else dataclasses.MISSING)
        if type(field.default).__hash__ is None:
            raise ValueError(f"mutable default {field.default!r} for field {name}")
        field.name, field.type, field._field_type = name, kind, _PLAIN_FIELD
        field.kw_only = field.kw_only is True
        fields[name] = field
    cls.__dataclass_fields__ = fields
    cls.__dataclass_params__ = _PARAMS
    names = tuple(name for name, field in fields.items() if field.init)
    cls.__match_args__ = names  # type: ignore[misc]
    return _with_slots(cls, tuple(fields)) if slots else cls


def _with_slots(cls: type, names: tuple[str, ...]) -> type:
    """The class made once more: slots are given when a class is made or never."""
    if "__slots__" in vars(cls):
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = {slot for base in cls.__mro__[1:-1] for slot in vars(base).get("__slots__", ())}
    left_out = {*names, "__dict__", "__weakref__"}
    space = {name: value for name, value in vars(cls).items() if name not in left_out}
    space["__slots__"] = tuple(name for name in names if name not in inherited)
    space["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, space)


_OBJECTS_BEFORE = 5
"""A class of which fewer objects are made, as half of a build's classes, never compiles. Compiling
takes as long as some twenty objects without."""


def _first_init(cls: Any, *, frozen: bool) -> Any:
    """An ``__init__`` that puts the real one in its place after a few objects."""
    left = _OBJECTS_BEFORE
    put = object.__setattr__ if frozen else setattr

    def first(self: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal left
        left -= 1
        values = _arguments(cls, args, kwargs) if left >= 0 else None
        if values is None:  # Also for a call that is wrong: the real one says what about it.
            cls.__init__ = _init(cls, frozen=frozen)
            cls.__init__(self, *args, **kwargs)
            return
        for name, value in values.items():
            put(self, name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return first


def _arguments(cls: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any] | None:
    """The value of every field that ``__init__`` sets; None if the arguments do not fit."""
    values: dict[str, Any] = {}
    given, used = len(args), 0
    for name, field in cls.__dataclass_fields__.items():
        if field.kw_only or not field.init:
            return None
        if len(values) < given:
            values[name] = args[len(values)]
        elif name in kwargs:
            values[name] = kwargs[name]
            used += 1
        elif field.default is not dataclasses.MISSING:
            values[name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            values[name] = field.default_factory()
        else:
            return None
    return values if len(values) >= given and used == len(kwargs) else None


def _init(cls: Any, *, frozen: bool) -> Any:
    """Compile the ``__init__`` of a class, as the standard decorator would write it.

    What is frozen is set through its slots, which takes two thirds of ``object.__setattr__``.
    """
    space: dict[str, Any] = {"_set": object.__setattr__}
    parameters, lines = ["self"], []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        left = field.default is dataclasses.MISSING is field.default_factory
        if field.kw_only or not (field.init or left):
            raise TypeError(f"{cls.__name__}.{name}: this dataclass knows no such field")
        if not field.init:
            continue  # __post_init__ sets it
        if field.default is not dataclasses.MISSING:
            space[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            space["_missing"] = dataclasses.MISSING
            space[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        else:
            parameters.append(name)
        if frozen and isinstance(slot := vars(cls).get(name), MemberDescriptorType):
            space[f"_set_{name}"] = slot.__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n ".join(lines) or "pass"
    exec(f"def __init__({', '.join(parameters)}):\n {body}", space)
    made = space["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = {field.name: field.type for field in dataclasses.fields(cls)}
    return made


def _values(names: tuple[str, ...]) -> Any:
    """Takes these attributes of an object, as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _equality(cls: Any) -> Any:
    values = _values(tuple(field.name for field in dataclasses.fields(cls) if field.compare))

    def equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return equal


def _hashing(cls: Any) -> Any:
    values = _values(
        tuple(
            field.name
            for field in dataclasses.fields(cls)
            if (field.compare if field.hash is None else field.hash)
        )
    )

    return lambda self: hash(values(self))


def _repr(self: Any) -> str:
    shown = (f"{it.name}={getattr(self, it.name)!r}" for it in dataclasses.fields(self) if it.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(_: Any, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """For copying and for other processes, which cannot set what is frozen."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
