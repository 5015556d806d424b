"""Which marked spans quote somebody, and whether as a whole utterance or as a fragment."""

from __future__ import annotations

import pytest

from quoteattr.schema import Kind
from tests.stages.quotations.found import found, select

D, M = Kind.DIRECT, Kind.MIXED


@pytest.mark.parametrize(
    "text",
    [
        'De zogeheten "slots" zijn verdeeld, zegt de directeur.',
        'Het zogenoemde "kwartje" verdwijnt, aldus de minister.',
        'Het woord "straks" zegt hij vaak.',
        'Termen als "migratie", "immigratie" en "emigratie" vallen volgens haar vaak.',
        'Dat betekent "vrede" volgens de tolk.',
        'Een "flitsscheiding" heet dat volgens de notaris.',
        'Volgens de advocaat staat hij te boek als "de kroonprins".',
        'Het eindigt op een "e" zegt hij.',
        'Zijn roman "Turks fruit" is verfilmd, zegt de uitgever.',
        'Programma\'s als "Boer zoekt vrouw" zijn geliefd, zegt de omroep.',
        'De krant "De Waarheid" verscheen, zegt hij, elke dag.',
        'Volgens haar lag "De avonden" van Reve op tafel.',
        'Het land verbood de "Vlag van de Zon" volgens de bond.',
        'Jan "de Kampioen" Jansen won.',
        '"Pride" vond plaats in mei.',
        'De hoofdstad (Frans: "Bruxelles", Duits: "Brüssel") ligt centraal.',
        'Zijn vrienden noemen hem "Ronnie" sinds die dag.',
        'Zij zong hits als "Leef", "Dromen Van Jou" (1953) en "Blijf Bij Mij".',
        'Zij sprak vaak van al die "vooruitzichten" van vroeger.',
        'Brand in de schuur van een "windboer" in mei.',
        'De zaak ging "viraal" op het internet.',
    ],
)
def test_words_titles_and_scare_quotes_quote_nobody(text: str) -> None:
    """Words as words, works, names, nicknames and irony are left out, also near a verb of saying."""
    assert select(text) == ()


def test_an_adjective_in_an_unmarked_noun_phrase_is_a_scare_quote() -> None:
    """*een "schone" sport* is irony; *noemt het een "groot" probleem* cites."""
    assert select('Zij benadrukt dat ze voor een "schone" sport is.', sport="NOUN") == ()
    assert found('Zij noemt het een "groot" probleem.', probleem="NOUN") == [("groot", M)]


def test_an_article_may_stand_apart_from_the_label() -> None:
    """*het gewraakte "rondje"*: the noun phrase begins outside the marks."""
    assert select('De NS werkt aan het gewraakte "rondje" van vorig jaar.', gewraakte="ADJ") == ()


def test_a_title_as_subject_is_no_utterance() -> None:
    """A finite verb right after a passage that begins the sentence makes it the subject."""
    assert select('"Wie is de mol?" keert zaterdag terug.', keert="VERB") == ()
    assert found('"Wie is daar?" hij deed open.', hij="PRON", deed="VERB") == [("Wie is daar?", D)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Zij zei dat "de maat vol is".', [("de maat vol is", M)]),
        (
            'Zij antwoordde "dat het klaar is. Er komt niets meer."',
            [("dat het klaar is. Er komt niets meer.", M)],
        ),
        ('De bewoners "waren er klaar mee", aldus de wethouder.', [("waren er klaar mee", M)]),
        ('Zij zou "onhaalbaar" zeggen, maar: "Doe het."', [("onhaalbaar", M), ("Doe het.", D)]),
        ("Bond: 'Wij gaan door'", [("Wij gaan door", D)]),
    ],
)
def test_a_whole_utterance_is_direct_and_a_fragment_mixed(
    text: str, expected: list[tuple[str, Kind]]
) -> None:
    """A passage that is built into the reporter's sentence is mixed, even when it fills a clause."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "utterances"),
    [
        ('"Ja", zegt ze. "Wij gaan door."', [0, 0]),
        ('"Ja", zegt ze, "wij gaan door."', [0, 0]),
        ('"Ja", zegt ze. "Nu", zegt ze. "Meteen."', [0, 0, 0]),
        ("--Kom mee! riep ze; je bent laat!", [0, 0]),
        ('"Ja", zegt ze.\n\n"Wij gaan door", zegt hij.', [0, 1]),
        ('"Ja", zegt ze. Hij kijkt op. "Waarom?"', [0, 1]),
        ('"Ja", zegt ze. Hij antwoordt: "Nee."', [0, 1]),
    ],
)
def test_the_pieces_of_an_interrupted_utterance_share_a_number(text: str, utterances: list[int]) -> None:
    """Only a tag may stand between them."""
    assert [quotation.utterance for quotation in select(text)] == utterances


def test_speech_in_a_quotation_is_nested_and_a_word_in_it_is_left_out() -> None:
    """Of the passages in a quotation, only clear utterances are quotations themselves."""
    text = "“Hij zei: ‘ik kom er morgen aan’, met die ‘auto’ van hem”, vertelt ze."
    outer, inner = select(text)
    assert outer.start < inner.start < inner.end < outer.end
    assert text[inner.start : inner.end] == "ik kom er morgen aan"
    assert inner.utterance != outer.utterance


def test_a_quotation_in_a_scare_quote_is_not_nested() -> None:
    """What counts is a quotation around it, not any marks."""
    text = "De zogeheten \"vraag 'ga je mee?' en het antwoord\" staat er."
    assert found(text) == [("ga je mee?", D)]


def test_content_is_given_without_the_white_space_at_its_edges() -> None:
    """Spaces between mark and word belong to neither."""
    assert found('" Ik kom. " Zij zweeg.') == [("Ik kom.", D)]


def test_no_marks_no_quotations() -> None:
    """A text without marks has none."""
    assert select("Hij zei dat hij kwam.") == ()
    assert select("") == ()
