"""Minutes, interviews, transcripts and chats: what is said in lines that begin with who speaks."""

from __future__ import annotations

import pytest

from quoteattr import Quote, QuoteExtractor

EXTRACTOR = QuoteExtractor(model=None)


def quotes(text: str) -> list[Quote]:
    return [quote for quote in EXTRACTOR(text).quotes if quote.parent is None]


def said(text: str) -> list[tuple[str, str]]:
    """Who says what in each line."""
    return [(quote.speaker.text if quote.speaker else "", quote.text) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "De heer Van Wal (PKV):\nDat wil ik niet.\nMevrouw Duin (GZL):\nIk wel.",
            ["De heer Van Wal", "Mevrouw Duin"],
        ),
        ("De voorzitter: Wie wil het woord?\n\nMinister Wal: Ik graag.", ["De voorzitter", "Minister Wal"]),
        (
            "02.01 Ilse Wal (PKV): Dat wil ik niet.\n02.02 Minister Duin: Ik wel.",
            ["Ilse Wal", "Minister Duin"],
        ),
        (
            "Ilse Wal (PKV)\n\nDat wil ik niet.\n\nMinister Jos Duin\n\nIk wel.",
            ["Ilse Wal", "Minister Jos Duin"],
        ),
        ("V: Waar woont u?\nA: In de polder.", ["V", "A"]),
        ("Vraag: Waar woont u?\nAntwoord: In de polder.", ["Vraag", "Antwoord"]),
        ("JW: Waar woont u?\nTD: In de polder.\nJW: Al lang?", ["JW", "TD", "JW"]),
        ("I: Was u bang?\n\nTD: Nee.\n\nI: Nooit?\n\nTD: Nooit.", ["I", "TD", "I", "TD"]),
        ("Vraag 1\nBent u bekend met de dijk?\n\nAntwoord 1\nJa.", ["Vraag", "Antwoord"]),
        (
            "De VOORZITTER. – Wie wil het woord?\n\nDe heer WAL (PKV). – Ik graag.",
            ["De VOORZITTER", "De heer WAL"],
        ),
        (
            "Ilse Wal (PKV). – Voorzitter, ik wil dat niet.\n\nDe Voorzitter. − Dank u.",
            ["Ilse Wal", "De Voorzitter"],
        ),
        ("Ik: Waar woont u?\nSpreker 2: In de polder.", ["Ik", "Spreker 2"]),
        ("Ilse Wal: hoi\nJos Duin: ja\nIlse Wal: kom je\nJos Duin: ok", ["Ilse Wal", "Jos Duin"] * 2),
        ("[00:10] Ilse: Kom je\n[00:12] Jos: ja", ["Ilse", "Jos"]),
        ("(00:10:02) Spreker 1: Kom je?\n(00:10:09) Spreker 2: Ja.", ["Spreker 1", "Spreker 2"]),
        ("Ilse [00:10]: Kom je?\nJos [00:12]: Ja.", ["Ilse", "Jos"]),
        ("Ilse Wal (00:10)\nKom je?\nJos Duin (00:12)\nJa.", ["Ilse Wal", "Jos Duin"]),
        ("03-05-2021, 10:00 - ilse: kom je\n03-05-2021, 10:01 - jos: ja", ["ilse", "jos"]),
        ("[3/5/2021 10:00:12] ilse: kom je\n[3/5/2021 10:01:40] jos: ja", ["ilse", "jos"]),
        ("<ilse> kom je\n<jos> ja", ["ilse", "jos"]),
        ("[10:00, 3-5-2021] Ilse: kom je\n[10:01, 3-5-2021] Jos: ja", ["Ilse", "Jos"]),
        ("VROUW: Waar is hij?\nJOS (boos): Weg.\nVROUW: Nee!", ["VROUW", "JOS", "VROUW"]),
        ("Vraag 1: Wie?\nAntwoord: Ik.\nVraag 2: Waar?\nAntwoord: Hier.", ["Vraag", "Antwoord"] * 2),
        (
            "- Mevrouw Wal: Wie heeft hem?\n- Mevrouw Duin: Ik.\n- Mevrouw Wal: O!",
            ["Mevrouw Wal", "Mevrouw Duin", "Mevrouw Wal"],
        ),
        ("De heer Van ’t Wal (PKV):\nNee.\nMinister Duin:\nJa.", ["De heer Van ’t Wal", "Minister Duin"]),
        ("De **voorzitter**:\nWie?\n\nDe heer **Wal** (PKV):\nIk.", ["De **voorzitter", "De heer **Wal"]),
        ("<b>Ilse Wal (PKV):</b> Nee.\n<b>Jos Duin (GZL):</b> Ja.", ["Ilse Wal", "Jos Duin"]),
    ],
)
def test_forms_of_labels(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(text)] == speakers
    assert all(quote.kind.value == "direct" for quote in quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Duin: geen cent erbij\n\nDat gaat zo niet langer.",
        "Ilse Wal (PKV): 1.204 stemmen\nJos Duin (GZL): 987 stemmen",
        "19:30 Inloop: koffie\n20:00 Opening: muziek\n21:00 Pauze: thee",
        "Datum: 3 mei.\nPlaats: Urk.\nAanwezig: Ilse Wal.",
        "A: Urk\nB: Edam\nC: Hoorn\nD: Delft",
        "A: Urk\nA: Edam\nPKV: Hoorn",
        "Vraag 1\nWaar ligt Urk?\n\nVraag 2\nWaar ligt Edam?",
        "Urk is nat. – Edam is droog.\n\nHoorn is nat. – Delft is droog.",
        "12:30 uur: Vertrek\n13:30 uur: Aankomst",
        "URK (ANP): " + "Het water staat hoog en de dijk is nat. " * 9,
        "Ilse Wal (Urk)\n\nZij kan goed zwemmen.\n\nJos Duin (Edam)\n\nHij kan goed roeien.",
        "Jan: 3 goals\nPiet: geen\nJan: 2 goals\nPiet: geen",
        "Maat: klein\nKleur: blauw\nMaat: groot\nKleur: wit",
    ],
)
def test_what_is_no_conversation(text: str) -> None:
    assert not [quote for quote in quotes(text) if quote.kind.value == "direct"]


def test_paragraphs_under_one_label() -> None:
    """What follows without a label goes on, but not what only happens."""
    text = (
        "De heer Wal (PKV):\nVoorzitter. Eerst de dijk.\n\nDan het gemaal.\n\n(Applaus)\n\n"
        "Mevrouw Duin (GZL):\nGoed zo.\n\nDe beraadslaging wordt gesloten."
    )
    assert said(text) == [
        ("De heer Wal", "Voorzitter. Eerst de dijk.\n\nDan het gemaal."),
        ("Mevrouw Duin", "Goed zo."),
    ]


def test_a_colon_behind_a_label_of_its_own_line() -> None:
    """*Hij zei: „Nee.”* (He said: "No.") below *De heer Wal:* is what he says, and no label."""
    text = "De heer Wal (PKV):\nHij zei: „Ik kom niet.”\n\nMinister Duin:\nIk zeg u, heer Wal: hij komt."
    assert said(text) == [
        ("De heer Wal", "Hij zei: „Ik kom niet.”"),
        ("Minister Duin", "Ik zeg u, heer Wal: hij komt."),
    ]


def test_a_motion_is_the_speakers_and_the_chair_returns_after_it() -> None:
    text = (
        "De voorzitter: Het woord is aan mevrouw Duin.\n\nMevrouw Duin (GZL): Ik heb een motie.\n\nDe Kamer,\n\n"
        "verzoekt de regering de dijk te verhogen,\n\nen gaat over tot de orde van de dag.\n\n"
        "Deze motie is voorgesteld door het lid Duin."
    )
    found = said(text)
    assert [speaker for speaker, _ in found] == ["De voorzitter", "Mevrouw Duin", "De voorzitter"]
    assert found[1][1].endswith("en gaat over tot de orde van de dag.")
    assert found[2][1] == "Deze motie is voorgesteld door het lid Duin."


def test_two_people_talk_to_each_other() -> None:
    found = quotes("V: Waar woont u?\nA: In de polder.\nV: Al lang?")
    assert [[other.text for other in quote.addressees] for quote in found] == [["A"], ["V"], ["A"]]


def test_in_a_meeting_one_answers_the_last_who_spoke_but_not_the_chair() -> None:
    text = (
        "De heer Wal (PKV): Wat kost dat?\nDe voorzitter: De minister.\nMinister Duin: Een miljoen.\n"
        "Mevrouw Kade (GZL): Dat is veel."
    )
    found = [[other.text for other in quote.addressees] for quote in quotes(text)]
    assert found == [[], [], ["De heer Wal"], ["Minister Duin"]]


def test_marks_within_a_turn_are_quoted_in_it() -> None:
    """*Hij zei: „Nee.”* in a turn has the turn around it."""
    text = "V: Wat zei hij?\nA: Hij zei: „Nooit van mijn leven.” Toen ging hij."
    inner = [quote for quote in EXTRACTOR(text).quotes if quote.parent is not None]
    assert [quote.text for quote in inner] == ["Nooit van mijn leven."]


def test_one_long_speech() -> None:
    """One label with an office will do where what follows is long."""
    speech = "Mevrouw de voorzitter, ik wil het over de dijken hebben. " * 6
    assert said(f"over de dijken\n\nIlse Wal (cd&v): {speech}") == [("Ilse Wal", speech.strip())]
    assert said("over de dijken\n\nIlse Wal (cd&v): Ik wil het over de dijken hebben.") == []


def test_a_label_that_only_says_who_is_there() -> None:
    """*Voorzitter: Ilse Wal* at the head of minutes is nobody's words."""
    text = "Voorzitter: Ilse Wal\n\nDe heer Duin (GZL):\nIk begin.\n\nMinister Kade:\nDank u."
    assert said(text) == [("De heer Duin", "Ik begin."), ("Minister Kade", "Dank u.")]


def test_minutes_whose_line_breaks_were_lost() -> None:
    text = (
        "De voorzitter: Wie wil? De heer Wal (PKV): Ik niet. Nee, dank u. Ilse Duin (GZL): Ik wel. "
        "Minister Van der Kade: Goed zo. De heer Wal (PKV): Mooi."
    )
    assert said(text) == [
        ("De voorzitter", "Wie wil?"),
        ("De heer Wal", "Ik niet. Nee, dank u."),
        ("Ilse Duin", "Ik wel."),
        ("Minister Van der Kade", "Goed zo."),
        ("De heer Wal", "Mooi."),
    ]


def test_a_label_that_comes_back_before_marks_is_somebody() -> None:
    """*Groot* (big) is a name where Groot and Duin talk; *Motto* is none that stands there once."""
    turns = 'Groot: "Kom je mee?"\n\nIlse Duin: "Nee, ik blijf."\n\nGroot: "Jammer."'
    assert [speaker for speaker, _ in said(turns)] == ["Groot", "Ilse Duin", "Groot"]
    once = 'Motto: "Kom mee."\n\nIlse Duin: "Nee, ik blijf."\n\nJos Wal: "Jammer."'
    assert "Motto" not in [speaker for speaker, _ in said(once)]


def test_who_answers_questions_without_a_label() -> None:
    """The questions in bold are the reporter's; initials stand for the name of whom is interviewed."""
    text = (
        "Ilse Duin leidt het gemaal.\n\nWaarom doet u dat?\n\nID: Ik hou van water.\n\nAl heel lang.\n\n"
        "En van zout water?\n\nID: Ook."
    )
    found = quotes(text)
    assert [quote.text for quote in found] == ["Ik hou van water.\n\nAl heel lang.", "Ook."]
    assert [quote.speaker.name for quote in found if quote.speaker] == ["Ilse Duin"] * 2
    once = "Ilse Duin leidt het gemaal.\n\nWaarom doet u dat?\n\nID: Ik hou van water."
    assert quotes(once) == []


def test_a_label_that_comes_back_in_a_meeting() -> None:
    """Where offices tell that people speak, a word with a capital that comes back is a name."""
    text = (
        "De voorzitter: Wie wil?\nGroot: Ik.\nMinister Duin: Ik ook.\nGroot: Ik eerst.\nPauze: tien minuten."
    )
    assert [speaker for speaker, _ in said(text)] == ["De voorzitter", "Groot", "Minister Duin", "Groot"]


def test_pronouns_as_labels() -> None:
    assert [speaker for speaker, _ in said("Ik: Kom je mee?\nZij: Nee.\nIk: Jammer.")] == ["Ik", "Zij", "Ik"]
