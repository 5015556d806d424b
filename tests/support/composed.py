"""News in Dutch, composed from parts: as many documents as one likes, the same for the same number."""

from __future__ import annotations

from random import Random

__all__ = ["document"]

_NAMES = ("Anna de Wit", "Karel Bos", "Fatima El Amrani", "Piet Vos", "Sanne Mol", "Jan Smit", "Ella Prins")
_ROLES = ("wethouder", "minister", "hoogleraar", "directeur", "woordvoerder", "bewoner")
_SAID = ("zei", "zegt", "vertelt", "vroeg", "riep", "benadrukt", "schreef")
_WORDS = (
    "de brug blijft nog een jaar dicht",
    "wij hebben hier lang op gewacht",
    "het plan kost te veel geld",
    "niemand heeft ons iets gevraagd",
    "de bomen moeten blijven staan",
    "daar kom ik later op terug",
    "zo kan het niet langer",
)
_PLAIN = (
    "Het heeft die nacht hard geregend in Zeedorp.",
    "De gemeente neemt in het voorjaar een besluit.",
    "Op het plein stonden zo'n tweehonderd mensen.",
    "Over de kosten wordt al jaren gesproken.",
)
_MARKS = (('"', '"'), ("“", "”"), ("‘", "’"), ("„", "”"), ("«", "»"))


def document(number: int) -> str:
    """The article of that number, some hundred words."""
    chance = Random(number)
    opening, closing = chance.choice(_MARKS)
    cast = chance.sample(_NAMES, 3)
    paragraphs = [f"{chance.choice(_ROLES).capitalize()}: {chance.choice(_WORDS)}"]
    for _ in range(chance.randint(2, 5)):
        who, role = chance.choice(cast), chance.choice(_ROLES)
        other, said = chance.choice(cast), chance.choice(_SAID)
        first, second = chance.sample(_WORDS, 2)
        paragraphs.append(
            " ".join(
                chance.sample(
                    (
                        f"{opening}{first.capitalize()}{closing}, {said} {role} {who} tegen {other}.",
                        f"{who.split()[-1]} vindt dat {second}.",
                        f"Volgens {other} is het anders: {opening}{second.capitalize()}.{closing}",
                        f"Hij {said}: {opening}{first.capitalize()}!{closing}",
                        chance.choice(_PLAIN),
                    ),
                    chance.randint(2, 5),
                )
            )
        )
    return "\n\n".join(paragraphs)
