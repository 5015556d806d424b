"""A person or organisation whom the user knows."""

from __future__ import annotations

from attrs import frozen

from quoteattr.schema import EntityType

__all__ = ["KnownEntity"]


@frozen(kw_only=True)
class KnownEntity:
    """Somebody of whom the user knows the name, and maybe more.

    :param id: what the user knows them by: ``"Q57792"``, a key of a table. Without one it is the name.
    :param name: what they are called in results: *Mark Rutte*.
    :param aliases: other names that texts call them by; the family name of a person need not be among them.
    :param gender: ``masc``, ``fem`` or empty.
    :param type: what they are, ``None`` where it is not known.
    :param functions: what they do, in the words of texts: *minister van Financiën*. They tell apart who has
        one name.
    :param parties: the parties that may stand behind their name: *Smit (VVD)*.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    gender: str = ""
    type: EntityType | None = None
    functions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @property
    def may_be_person(self) -> bool:
        """Whether nothing says that it is something else than a person."""
        return self.type is EntityType.PERSON or self.type is None
