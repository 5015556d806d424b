"""brat stand-off."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import InputError
from quoteattr.io import brat
from quoteattr.io.characters import replace_forbidden
from quoteattr.schema import Convention, Extraction, Kind


def without_entities(extraction: Extraction) -> Extraction:
    return evolve(extraction, entities=(), convention=Convention(), notes=(), source=None)


def test_what_is_written_is_read_back(article: Extraction, tmp_path: Path) -> None:
    """Quotations, cues and mentions survive, and with them the entities that they name."""
    brat.write(article, tmp_path / "doc.txt")
    back = brat.read(tmp_path / "doc.ann")
    assert without_entities(back) == without_entities(article)
    assert {(entity.id, entity.name) for entity in back.entities} == {
        (entity.id, entity.name) for entity in article.entities
    }


def test_every_line_points_at_its_own_words(article: Extraction, hostile: Extraction) -> None:
    """The words in each text-bound line are those at its offsets, fragment by fragment."""
    for extraction in (article, hostile):
        text = replace_forbidden(extraction.text)
        for line in brat.dumps(extraction).splitlines():
            if line.startswith("T"):
                _, place, words = line.split("\t")
                spans = [tuple(map(int, part.split()[-2:])) for part in place.split(";")]
                assert words == " ".join(text[start:end] for start, end in spans)


def test_a_span_over_a_line_break_is_written_in_fragments(article: Extraction) -> None:
    """A quotation over two lines has one fragment a line."""
    quote = article[3]
    cut = quote.start + quote.text.index("\n")
    assert f"Direct {quote.start} {cut};{cut + 1} {quote.end}\t" in brat.dumps(article)


def test_a_hostile_article_adds_no_lines(hostile: Extraction, tmp_path: Path) -> None:
    """Tabs and line separators in a quotation do not become annotations."""
    lines = brat.dumps(hostile).split("\n")
    assert sum(line.startswith("T") for line in lines) == 4
    assert all(line[0] in "TR#" for line in lines if line)
    assert len(brat.dumps(hostile).splitlines()) == len(lines) - 1
    brat.write(hostile, tmp_path / "doc")
    assert brat.read(tmp_path / "doc")[0].speaker == evolve(
        hostile[0].speaker, text=replace_forbidden(hostile[0].speaker.text)
    )


def test_annotations_made_by_hand_are_understood(tmp_path: Path) -> None:
    """What an annotator adds in brat, without notes, becomes quotations with speakers."""
    (tmp_path / "doc.txt").write_text("Anna zei: “Kom.” Ze lachte: “Nee.”", encoding="utf-8")
    (tmp_path / "doc.ann").write_text(
        "T1\tDirect 11 15\tKom.\nT2\tDirect 29 33\tNee.\nT3\tMention 0 4\tAnna\nT4\tMention 17 19\tZe\n"
        "T5\tCue 5 8\tzei\nR1\tHasSpeaker Arg1:T1 Arg2:T3\t\nR2\tHasSpeaker Arg1:T2 Arg2:T4\t\n"
        "R3\tHasCue Arg1:T1 Arg2:T5\t\n*\tSame T3 T4\n#1\tAnnotatorNotes T1\tlet op: toon\nA1\tOdd T1\n",
        encoding="utf-8",
    )
    first, second = brat.read(tmp_path / "doc.txt")
    assert (first.kind, first.text, first.cue.text) == (Kind.DIRECT, "Kom.", "zei")
    assert first.speaker.entity == second.speaker.entity
    assert second.speaker.text == "Ze"


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=10), st.sets(st.integers(0, 7)))
def test_mentions_that_are_tied_together_are_one_entity(ties: list[tuple[int, int]], noted: set[int]) -> None:
    """Whatever the order of the ties, mentions share an entity when a way of ties leads from one to the other."""
    groups = [{mention} for mention in range(8)]
    for one, other in ties:
        both = groups[one] | groups[other]
        for mention in both:
            groups[mention] = both
    lines = [f"R{n}\tSame Arg1:T{one} Arg2:T{other}\t" for n, (one, other) in enumerate(ties)]
    for number in range(8):
        lines += [
            f"T{number}\tMention {number} {number + 1}\tx",
            f"T{number}0\tDirect {number} {number + 1}\tx",
        ]
        lines.append(f"R{number}0\tHasSpeaker Arg1:T{number}0 Arg2:T{number}\t")
    lines += [f'#{n}\tAnnotatorNotes T{n}\t{{"entity": "e{n}", "name": "naam {n}"}}' for n in sorted(noted)]
    with TemporaryDirectory() as folder:
        (Path(folder) / "doc.txt").write_text("x" * 8, encoding="utf-8")
        (Path(folder) / "doc.ann").write_text("\n".join(lines), encoding="utf-8")
        speakers = [quote.speaker for quote in brat.read(Path(folder) / "doc")]
    for one in range(8):
        for other in range(8):
            same = speakers[one].entity == speakers[other].entity
            assert same is (other in groups[one])
        names = {f"naam {mention}" for mention in groups[one] & noted} or {"x"}
        assert speakers[one].name in names


def test_a_configuration_is_written_once(article: Extraction, tmp_path: Path) -> None:
    """The folder gets the configuration that brat needs, and one that is there stays."""
    brat.write(article, tmp_path / "one")
    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == brat.CONFIGURATION
    (tmp_path / "annotation.conf").write_text("mine", encoding="utf-8")
    brat.write(article, tmp_path / "two")
    assert (tmp_path / "annotation.conf").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "line", ["T1\tDirect 0 99\tx", "T1\tDirect a b\tx", "R1\tHasCue", "T1", "#1\tNote T1\t{"]
)
def test_a_malformed_line_is_named(line: str, tmp_path: Path) -> None:
    """An annotation file that cannot be understood gives an error with the line."""
    (tmp_path / "doc.txt").write_text("kort", encoding="utf-8")
    (tmp_path / "doc.ann").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        brat.read(tmp_path / "doc")


def test_a_relation_to_nothing_is_an_error(tmp_path: Path) -> None:
    """A relation that names an annotation that is not there gives an error."""
    (tmp_path / "doc.txt").write_text("kort", encoding="utf-8")
    (tmp_path / "doc.ann").write_text("T1\tDirect 0 4\tkort\nR1\tHasCue Arg1:T1 Arg2:T9\n", encoding="utf-8")
    with pytest.raises(InputError, match="T9"):
        brat.read(tmp_path / "doc")


def test_a_text_without_quotations_has_an_empty_annotation_file(empty: Extraction) -> None:
    """Nothing found, nothing written."""
    assert brat.dumps(empty) == ""
