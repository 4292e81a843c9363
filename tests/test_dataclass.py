"""Our dataclass does what the standard library's does; only when it does it differs."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from newsletter.dataclass import dataclass

STANDARD = {"standard": dataclasses.dataclass, "ours": dataclass}


@dataclass(frozen=True, slots=True)
class Point:
    """At the top of a module, so that it can be pickled."""

    x: int
    y: int = 2
    names: list[str] = dataclasses.field(default_factory=list)
    place: str = dataclasses.field(default="", compare=False, repr=False)


@pytest.fixture(params=STANDARD)
def decorate(request):
    return STANDARD[request.param]


@pytest.fixture
def frozen(decorate):
    """A frozen class with every kind of field that is used here, made by either decorator."""

    @decorate(frozen=True, slots=True)
    class Frozen:
        x: int
        y: int = 2
        names: tuple[str, ...] = ()
        place: str = dataclasses.field(default="", compare=False, repr=False)

    return Frozen


class TestFrozen:
    """A frozen class with slots."""

    def test_arguments(self, frozen):
        """By position, by name, or left out."""
        made = frozen(1, names=("a",))
        assert (made.x, made.y, made.names, made.place) == (1, 2, ("a",), "")

    @pytest.mark.parametrize(("args", "words"), [((), {}), ((1, 2, 3, 4, 5), {}), ((1,), {"z": 1})])
    def test_wrong_arguments(self, frozen, args, words):
        """Too few, too many, unknown: an error, the first time and again."""
        for _ in range(2):
            with pytest.raises(TypeError, match=r"Frozen.__init__\(\)"):
                frozen(*args, **words)

    def test_equal(self, frozen):
        """Fields decide that are compared; another class is never equal."""
        assert frozen(1, place="here") == frozen(1, place="there")
        assert frozen(1) != frozen(2)
        assert frozen(1) != (1, 2, (), "")

    def test_hash(self, frozen):
        """Equal objects are one key, and the hash is that of the compared values."""
        assert len({frozen(1, place="here"), frozen(1, place="there"), frozen(3)}) == 2
        assert hash(frozen(1)) == hash((1, 2, ()))

    def test_repr(self, frozen):
        """Names and values, without the fields that are not shown."""
        assert repr(frozen(1, place="here")).endswith("Frozen(x=1, y=2, names=())")

    def test_frozen(self, frozen):
        """Nothing is set and nothing is deleted."""
        made = frozen(1)
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
            made.x = 2
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
            del made.x
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            made.unknown = 2
        assert not hasattr(made, "__dict__")

    def test_tools(self, frozen):
        """What the standard library does with dataclasses works."""
        made = frozen(1)
        assert dataclasses.replace(made, y=5) == frozen(1, 5)
        assert dataclasses.asdict(made) == {"x": 1, "y": 2, "names": (), "place": ""}
        assert [it.name for it in dataclasses.fields(frozen)] == ["x", "y", "names", "place"]
        assert frozen.__match_args__ == ("x", "y", "names", "place")
        assert copy.copy(made) == copy.deepcopy(made) == made

    def test_of_one_field(self, decorate):
        """A tuple of one is compared and hashed as a tuple."""

        @decorate(frozen=True)
        class One:
            x: float

        nan = float("nan")
        assert One(nan) == One(nan)
        assert hash(One(1.0)) == hash((1.0,))

    def test_without_equality(self, decorate):
        """eq=False leaves identity."""

        @decorate(frozen=True, slots=True, eq=False)
        class Same:
            x: int

        assert Same(1) != Same(1)
        assert len({Same(1), Same(1)}) == 2


class TestOpen:
    """Classes that are not frozen, and those with methods of their own."""

    def test_not_hashable(self, decorate):
        """What can change is no key; every object has a default of its own."""

        @decorate(slots=True)
        class Open:
            names: list[str] = dataclasses.field(default_factory=list)

        made = Open()
        made.names.append("a")
        assert (made, Open().names) == (Open(["a"]), [])
        with pytest.raises(TypeError, match="unhashable"):
            hash(made)

    def test_own_methods_stay(self, decorate):
        """The decorator does not replace what the class says, and calls what it asks for."""

        @decorate(frozen=True, slots=True)
        class Own:  # noqa: PLW1641 - the decorator adds it
            x: int
            double: int = dataclasses.field(init=False, compare=False)

            def __post_init__(self) -> None:
                if self.x < 0:
                    raise ValueError("negative")
                object.__setattr__(self, "double", 2 * self.x)

            def __repr__(self) -> str:
                return "own"

            def __eq__(self, other: object) -> bool:
                return True

        assert (repr(Own(1)), Own(1) == 5, hash(Own(1))) == ("own", True, hash((1,)))
        assert Own(2).double == 4
        with pytest.raises(ValueError, match="negative"):
            Own(-1)

    def test_a_subclass_without_a_decorator(self, decorate):
        """It may be made first."""

        @decorate(frozen=True)
        class Base:
            x: int

        class Sub(Base):
            pass

        assert (Sub(1).x, Base(2).x, Sub(3).x) == (1, 2, 3)
        assert Sub(1) != Base(1)


def test_other_processes_get_it():
    """It is pickled, frozen and with slots as it is."""
    made = Point(1, names=["a"], place="here")
    back = pickle.loads(pickle.dumps(made))
    assert (back, back.place) == (made, "here")


def test_nothing_is_compiled_for_a_few_objects():
    """That is what it is for."""

    @dataclass(frozen=True)
    class Late:
        x: int

    before = Late.__init__
    assert Late(1).x == 1
    assert Late.__init__ is before
    assert [Late(x=number).x for number in range(9)] == list(range(9))
    assert Late.__init__ is not before
    assert Late.__init__.__annotations__ == {"x": "int"}


def test_what_is_not_known_is_refused():
    """Options that nothing here uses are errors, not surprises."""
    with pytest.raises(TypeError):
        dataclass(order=True)

    @dataclass
    class Hidden:
        x: int = dataclasses.field(default=1, init=False)

    with pytest.raises(TypeError, match=r"Hidden\.x"):
        Hidden()
