"""How cues may look in running text."""

from __future__ import annotations

import pytest

from quoteattr.languages import load_language
from quoteattr.languages.forms import words_of

DUTCH = load_language("nl")


@pytest.mark.parametrize(
    "words",
    [
        "zeg zegt zei zeiden zeide gezegd zeggende zegge",
        "beloof belooft beloofde beloofden beloofd beloven gelooven geloofd",
        "vrees vreest vreesde gevreesd vrezend vreezen",
        "fluistert gefluisterd fluisterde fluisterend",
        "verwacht verwachtte verwachtten verwachte onverwachts",
        "antwoordt antwoordde antwoorddet geantwoord",
        "eist eiste geëist eischte geëischt wenschte",
        "sprak spraken gesproken weersprak besprak aangesproken",
        "beval bevalen bevolen overwoog overwogen verweten verzocht",
        "legt uitlegt uitgelegd uitgelegde neerlegden uitleggend",
        "appt appte geappt mailt emailde whatsappt sms smste",
        "oordelen vonnisoordeel oordeeltje adviezen klachten meeningen meninkje ideeën ideetje reactiën",
        "overtuigde bange banger blijer hoopvolle benieuwd bezorgde",
        "volgens aldus dixit betreft verluidt",
    ],
)
def test_forms_of_cues(words: str) -> None:
    """A cue is known in every form, old spelling included, and at the end of a longer word."""
    assert [word for word in sorted(words_of(words)) if not DUTCH.forms.is_cue(word)] == []


def test_words_that_are_no_forms_of_cues() -> None:
    """Words that merely share letters with a cue are none; a letter alone makes no longer word."""
    words = words_of("het regende in de lege straat de man men reis macht huis kat winkel fiets blauwe lopen")
    assert not [word for word in words if DUTCH.forms.is_cue(word)]


def test_words_of_a_text() -> None:
    """Words are letters in lower case without accents, whatever stands between them."""
    assert words_of("Zeî_hij: 2keer, ÉÉN e-mail") == {"zei", "hij", "keer", "een", "e", "mail"}


def test_a_word_without_end_may_be_a_cue() -> None:
    """What no tokenizer is sure to leave whole is no reason to pass a text over, and comes in pieces."""
    assert any(map(DUTCH.forms.is_cue, words_of("a" * 1000)))
    assert max(map(len, words_of("a" * 1000))) < 100
    assert not any(map(DUTCH.forms.is_cue, words_of("a" * 50)))


def test_forms_of_light_verbs() -> None:
    """A light verb that is no cue by itself is known with the words that make it one."""
    words = words_of("De club heeft het laten weten")
    assert any(words & verb and words & partners for verb, partners in DUTCH.forms.pairs)
    words = words_of("De club heeft het laten vervoeren")
    assert not any(words & verb and words & partners for verb, partners in DUTCH.forms.pairs)
