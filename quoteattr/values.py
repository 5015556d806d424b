"""Frozen values by the thousand, and what is computed of them once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from attrs import field, fields, make_class

__all__ = ["computed", "maker"]

_Value = TypeVar("_Value")


def maker(cls: type[_Value]) -> Callable[..., _Value]:
    """Something that makes values of a frozen class of attrs several times faster than the class itself.

    The constructor of a frozen class has to get round its own freezing for each field. Here an object of a
    twin that is not frozen is filled, and becomes one of the class. Two things are given up for that: no
    validator or converter runs, and fields that the class computes are to be given too, by their names.

    :param cls: a class with slots and without weak references, all of whose fields are its own.
    """
    names: dict[str, Any] = {
        each.name: field(default=each.default) if each.init else field(kw_only=True)
        for each in fields(cls)  # type: ignore[arg-type]
    }

    def become(value: Any) -> None:
        value.__class__ = cls

    names["__attrs_post_init__"] = become
    return make_class(f"_{cls.__name__}", names, slots=True, eq=False, weakref_slot=False)


class computed(Generic[_Value]):  # noqa: N801  (it stands where a property stands)
    """An attribute that is computed when it is first asked for, of a class without slots.

    As :func:`functools.cached_property`, which in Python 3.11 takes a lock each first time, at several times
    the cost. Where two threads ask at once, both compute the same.
    """

    def __init__(self, compute: Callable[[Any], _Value]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> _Value:
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
