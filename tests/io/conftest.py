"""Extractions built by hand, so that the formats are tested without an extractor."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import asdict

from quoteattr.schema import (
    Convention,
    Cue,
    Entity,
    EntityType,
    Extraction,
    Factuality,
    Form,
    Gender,
    Kind,
    Medium,
    Mention,
    Participant,
    Polarity,
    Quote,
    Reason,
)

ARTICLE = (
    "‘Wij gaan door’\n\n"
    "De burgemeester van Zeedorp kijkt tevreden terug. 🚲 “Het feest was geweldig,” zei Karin de Wit "
    "tegen Omroep Zeedorp, “en volgend jaar doen we het opnieuw.”\n\n"
    "Volgens agent Piet Bos vroeg een bezoeker: “Mijn buurman riep: ‘Ga naar huis!’ Wat moest ik doen?\n"
    "Ik ben gebleven.” Bos zei dat het “erg 🎉 rustig” was gebleven.\n"
    "Er werd beweerd dat de fiets van 𝔄nna weg was. Het wordt, denken de buren, nooit meer stil.\n"
    "Volgens de krant zeiden Els en Niek dat het kan."
)


class Builder:
    """Finds the words it is given in the text, so that no offset is written by hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: dict[str, tuple[str, EntityType | None]] = {}
        self.told: dict[str, dict[str, Any]] = {}

    def span(self, words: str, after: str = "") -> dict[str, Any]:
        start = self.text.index(words, self.text.index(after))
        return {"text": words, "start": start, "end": start + len(words)}

    def who(
        self,
        words: str,
        entity: str,
        name: str,
        *,
        after: str = "",
        form: Form = Form.NAME,
        kind: EntityType | None = EntityType.PERSON,
        gender: Gender | None = None,
        known: str | None = None,
    ) -> Mention:
        self.names[entity] = (name, kind)
        if gender or known:
            self.told[entity] = {"gender": gender, "known": known}
        return Mention(**self.span(words, after), name=name, entity=entity, form=form, type=kind)

    def cue(self, words: str, lemma: str, after: str = "") -> Cue:
        return Cue(**self.span(words, after), lemma=lemma)

    def extraction(self, *quotes: dict[str, Any], **rest: Any) -> Extraction:
        ordered = sorted(quotes, key=lambda quote: (quote["start"], -quote["end"]))
        values = tuple(
            Quote(**{"id": f"q{n}", "utterance": f"u{n}", **quote})
            for n, quote in enumerate(ordered, start=1)
        )
        mentions: dict[str, set[tuple[int, int]]] = {}
        for quote in values:
            for mention in (*quote.speakers, *quote.addressees, *quote.via):
                mentions.setdefault(mention.entity, set()).add((mention.start, mention.end))
        for entity, told in self.told.items():
            for alias in told.get("aliases", ()):
                mentions[entity].add((self.text.index(alias), self.text.index(alias) + len(alias)))
        entities = tuple(
            Entity(
                id=entity,
                name=name,
                type=kind,
                mentions=tuple(sorted(mentions.get(entity, ()))),
                **self.told.get(entity, {}),
            )
            for entity, (name, kind) in self.names.items()
        )
        return Extraction(text=self.text, quotes=values, entities=entities, **rest)


def found(
    *mentions: Mention, rule: str | None = "subject_of_cue", confidence: float = 0.94, of_name: float = 0.81
) -> tuple[Participant, ...]:
    """The mentions as what a rule found."""
    return tuple(
        Participant(
            **asdict(mention, recurse=False), rule=rule, confidence=confidence, name_confidence=of_name
        )
        for mention in mentions
    )


@pytest.fixture(scope="session")
def article() -> Extraction:
    """An article with every kind of quotation, nesting, groups and characters beyond U+FFFF."""
    b = Builder(ARTICLE)
    mayor = b.who("Karin de Wit", "e1", "Karin de Wit", gender=Gender.FEMININE, known="Q12 & <co>")
    outlet = b.who("Omroep Zeedorp", "e2", "Omroep Zeedorp", kind=EntityType.OUTLET)
    officer = b.who("Bos", "e3", "Piet Bos", after="gebleven.”")
    visitor = b.who("een bezoeker", "e4", "een bezoeker", form=Form.NOMINAL)
    neighbour = b.who("Mijn buurman", "e5", "de buurman", form=Form.NOMINAL)
    neighbours = b.who("de buren", "e6", "de buren", form=Form.NOMINAL, kind=EntityType.GROUP)
    said, asked = b.cue("zei", "zeggen"), b.cue("vroeg", "vragen")
    told = b.cue("zei", "zeggen", after="gebleven.”")
    thought = b.cue("denken", "denken")
    els = b.who("Els", "e7", "Els", gender=Gender.FEMININE)
    niek = b.who("Niek", "e8", "Niek", gender=Gender.MASCULINE)
    paper = b.who("de krant", "e9", "de krant", form=Form.NOMINAL, kind=EntityType.OUTLET, known="krant")
    b.told["e1"] |= {"aliases": ("De burgemeester van Zeedorp",)}
    return b.extraction(
        {
            "kind": Kind.HEADLINE,
            **b.span("Wij gaan door"),
            "speakers": found(mayor, rule="headline_echo", confidence=0.61, of_name=0.5),
        },
        {
            "kind": Kind.DIRECT,
            **b.span("Het feest was geweldig,"),
            "utterance": "u2",
            "speakers": found(mayor),
            "cue": said,
            "addressees": found(outlet, rule="named_by_cue", confidence=0.7),
        },
        {
            "kind": Kind.DIRECT,
            **b.span("en volgend jaar doen we het opnieuw."),
            "utterance": "u2",
            "speakers": found(mayor),
            "cue": said,
            "addressees": found(outlet, rule="named_by_cue", confidence=0.7),
        },
        {
            "kind": Kind.DIRECT,
            **b.span("Mijn buurman riep: ‘Ga naar huis!’ Wat moest ik doen?\nIk ben gebleven."),
            "speakers": found(visitor),
            "cue": asked,
            "addressees": found(b.who("agent Piet Bos", "e3", "Piet Bos"), outlet),
        },
        {
            "kind": Kind.DIRECT,
            **b.span("Ga naar huis!"),
            "parent": "q4",
            "speakers": found(neighbour),
            "cue": b.cue("riep", "roepen"),
            "addressees": found(visitor),
        },
        {
            "kind": Kind.INDIRECT,
            **b.span("het “erg 🎉 rustig” was gebleven"),
            "speakers": found(officer),
            "cue": told,
            "polarity": Polarity.NEGATIVE,
            "factuality": Factuality.HYPOTHETICAL,
        },
        {
            "kind": Kind.MIXED,
            **b.span("erg 🎉 rustig"),
            "parent": "q6",
            "speakers": found(officer),
            "cue": told,
        },
        {
            "kind": Kind.INDIRECT,
            **b.span("de fiets van 𝔄nna weg was"),
            "cue": b.cue("beweerd", "beweren"),
            "reason": Reason.PASSIVE_WITHOUT_AGENT,
        },
        {
            "kind": Kind.INDIRECT,
            **b.span("Het wordt, denken de buren, nooit meer stil"),
            "speakers": found(neighbours),
            "cue": thought,
            "medium": Medium.THOUGHT,
        },
        {
            "kind": Kind.INDIRECT,
            **b.span("het kan", after="Niek"),
            "speakers": (*found(els, confidence=0.97), *found(niek, rule="joined to", of_name=0.7)),
            "cue": b.cue("zeiden", "zeggen"),
            "via": (paper, outlet),
        },
        convention=Convention(primary=("“", "”"), counts={"“…”": 4, "‘…’": 2}, repaired=(3,)),
        notes=("one sentence was too long to parse",),
        source="https://zeedorp.example/feest?dag=1&x=é <2>.txt",
    )


@pytest.fixture(scope="session")
def hostile() -> Extraction:
    """An article made to break out of every format: markup, entities, control characters, separators."""
    text = (
        'Kop <script>alert(1)</script> &amp; "x" onmouseover="alert(2)\n'
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b; ]]> --> "
        "\x00\x08\x1b \ud800 \uffff \u202e\n"
        "“<img src=x onerror=alert(3)>\tT9\tDirect 0 5\tja\r\nnee\u2028*\u0085# speaker = x”, zei "
        'O\'<b>"Brien"</b>\x0b& Zn tegen </span></said></style><script>x</script>. 👩‍🚀'
    )
    b = Builder(text)
    speaker = b.who('O\'<b>"Brien"</b>\x0b& Zn', "e1", 'O\'<b>"Brien"</b>\x0b& Zn', kind=None)
    told = "</span></said></style><script>x</script>"
    return b.extraction(
        {
            "kind": Kind.DIRECT,
            **b.span("<img src=x onerror=alert(3)>\tT9\tDirect 0 5\tja\r\nnee\u2028*\u0085# speaker = x"),
            "speakers": found(speaker, rule='r" onclick="alert(5)', confidence=0.5),
            "cue": b.cue("zei", '"><script>alert(4)</script>'),
            "addressees": found(b.who(told, "e2", told, kind=None), rule=None),
        },
        notes=("<script>alert(6)</script>",),
        source='"><script>alert(7)</script>\r\n# speaker = x',
    )


@pytest.fixture(scope="session")
def crossing() -> Extraction:
    """Two quotations that overlap without one holding the other."""
    b = Builder("Zij zegt dat het regent en dat het waait.")
    return b.extraction(
        {"kind": Kind.INDIRECT, **b.span("het regent en dat het")},
        {"kind": Kind.INDIRECT, **b.span("dat het waait", after="en ")},
    )


@pytest.fixture(scope="session")
def empty() -> Extraction:
    """A text without quotations, and without characters."""
    return Extraction(text="")
