"""What annotators corrected in their tools is gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quoteattr import Extraction, GoldError, QuoteExtractor
from quoteattr.evaluation import PRF, read_gold_files, score
from quoteattr.io import brat, write

TEXT = "“Wij gaan door”, zei Anna Smit tegen de raad. Kees Blom vindt dat het genoeg is.\n"


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return QuoteExtractor()(TEXT, source="verslag.txt")


@pytest.mark.parametrize(
    ("name", "form"), [("a.ann", "brat"), ("a.xmi", "cas"), ("a.json", "json"), ("a.jsonl", "jsonl")]
)
def test_what_was_not_changed_scores_full_marks(
    extraction: Extraction, tmp_path: Path, name: str, form: str
) -> None:
    """A folder of each format is read as gold, with the library's own answers as the right ones."""
    write(extraction, tmp_path / name, form)
    gold = read_gold_files([tmp_path])
    (document,) = gold.documents
    assert document.text == TEXT
    answers = {TEXT: extraction}
    figures = score(gold.documents, answers.__getitem__).figures
    full = PRF(1, 1, 1)
    assert [figures[name] for name in ("direct.exact", "speaker", "speaker.indirect", "addressee")] == [
        full
    ] * 4


def test_a_speaker_that_was_corrected_in_brat_is_right(extraction: Extraction, tmp_path: Path) -> None:
    """An annotator ties the first quotation to somebody else; the library's answer is wrong then."""
    path = tmp_path / "a.ann"
    brat.write(extraction, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    start = TEXT.index("Kees Blom")
    lines.append(f"T99\tMention {start} {start + 9}\tKees Blom")
    first = next(number for number, line in enumerate(lines) if "HasSpeaker" in line)
    label, relation, *_ = lines[first].split("\t")
    lines[first] = f"{label}\t{relation.rsplit(':', 1)[0]}:T99"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (document,) = read_gold_files([path]).documents
    speaker = document.quotes[0].speaker
    assert speaker is not None
    assert speaker.name == "Kees Blom"


def test_convert_writes_gold_files(extraction: Extraction, tmp_path: Path) -> None:
    """Each text becomes a gold file that is read back as it is; nothing is written over."""
    folder, out = tmp_path / "in", tmp_path / "uit"
    folder.mkdir()
    (folder / "alles.jsonl").write_text(f"{extraction.to_json()}\n{extraction.to_json()}\n", encoding="utf-8")
    command = [sys.executable, "-m", "quoteattr.evaluation", "convert"]
    twice = subprocess.run([*command, str(folder), str(out)], capture_output=True, text=True)
    assert twice.returncode == 2
    assert "verslag.txt.json is there already; name an empty folder" in twice.stderr
    brat.write(extraction, folder / "een.ann")
    done = subprocess.run(
        [*command, str(folder / "een.ann"), str(tmp_path / "nieuw")], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, f"1 gold files in {tmp_path / 'nieuw'}\n")
    data = json.loads((tmp_path / "nieuw" / "een.json").read_text(encoding="utf-8"))
    assert [quote["kind"] for quote in data["quotes"]] == ["direct", "indirect"]
    assert read_gold_files([tmp_path / "nieuw"]).documents == read_gold_files([folder / "een.ann"]).documents


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ann", "T1\tDirect x y\tJa", "line 1 of the brat annotations is malformed"),
        ("a.xmi", "<x/>", r"a\.xmi: "),
        ("a.jsonl", "{}\n", r"a\.jsonl: line 1: "),
        ("a.json", '{"schema": 2}', r"a\.json: not an extraction"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: str, said: str) -> None:
    """The message says which file it is and what is wrong."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Ja", encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_gold_files([tmp_path])
