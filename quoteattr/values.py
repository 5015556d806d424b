"""Frozen values by the thousand, and what is computed of them once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import starmap
from typing import Any, Generic, TypeVar

from attrs import field, fields, make_class

__all__ = ["column_maker", "computed", "maker"]

_Value = TypeVar("_Value")


def maker(cls: type[_Value]) -> Callable[..., _Value]:
    """Something that makes values of a frozen class of attrs several times faster than the class itself.

    The constructor of a frozen class has to get round its own freezing for each field. Here an object of a
    twin that is not frozen is filled, and becomes one of the class. No validator or converter runs.

    :param cls: a class with slots and without weak references, all of whose fields are its own.
    """

    def become(value: Any) -> None:
        value.__class__ = cls

    defaults = {name: field(default=default) for name, default in _defaults(cls).items()}
    make: Callable[..., _Value] = _twin(cls, {**defaults, "__attrs_post_init__": become})
    return make


def column_maker(cls: type[_Value]) -> Callable[..., tuple[_Value, ...]]:
    """A function that makes values of a frozen class of columns, faster still, see :func:`maker`.

    :param cls: as there; there is a column for each of its fields in their order, also for those that the
        class computes; columns of different lengths are a ``ValueError``.
    """
    twin = _twin(cls, {name: field() for name in _defaults(cls)})

    def make(*columns: Iterable[Any]) -> tuple[_Value, ...]:
        values = tuple(starmap(twin, zip(*columns, strict=True)))
        for value in values:
            value.__class__ = cls
        return values

    return make


def _defaults(cls: Any) -> dict[str, Any]:
    return {each.name: each.default for each in fields(cls)}


def _twin(cls: type, body: dict[str, Any]) -> Any:
    return make_class(f"_{cls.__name__}", body, slots=True, eq=False, weakref_slot=False)


class computed(Generic[_Value]):  # noqa: N801  (it stands where a property stands)
    """An attribute that is computed when it is first asked for, of a class without slots.

    As :func:`functools.cached_property`, which in Python 3.11 takes a lock each first time, at several times
    the cost. Where two threads ask at once, both compute the same.

    In Python 3.11 all attributes of an object are read more slowly once its dictionary was asked for. So the
    value is set beside the others, and a class that may not change is ``define(slots=False,
    on_setattr=setters.frozen)``; ``frozen(slots=False)`` asks for the dictionary.
    """

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> _Value:
        value = self._compute(instance)
        object.__setattr__(instance, self._name, value)
        return value
