"""The command line, run as a program on real files."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quoteattr import __version__, explain
from quoteattr.__main__ import main
from quoteattr.io import loads
from quoteattr.models import BUNDLED_MODEL

pytestmark = pytest.mark.slow

TEXT = 'Het was stil.\n\n"Ik kom morgen terug", zei Anna tegen Piet.\n'

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in an empty folder, without a model unless the test asks for one."""

    def run_command(
        *arguments: str, stdin: bytes = b"", model: bool = False, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "quoteattr", *([] if model else ["--no-model"]), *arguments],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run_command


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_table_by_default(run: Run, article: Path) -> None:
    """A file gives a table with the quotation in words."""
    done = run(article.name)
    assert done.returncode == 0
    assert "Ik kom morgen terug" in done.stdout
    assert done.stderr == ""


def test_bundled_model_names_speaker_and_addressee(run: Run, article: Path) -> None:
    """With the bundled model the table tells who says it and to whom."""
    done = run(article.name, model=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Anna" in done.stdout
    assert "→ Piet" in done.stdout


def test_jsonl_can_be_read_back(run: Run, article: Path) -> None:
    """Each line of JSON lines is one extraction with the name of its file."""
    done = run("--format", "jsonl", article.name, article.name)
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["source"] == article.name
    extraction = loads(lines[0], "jsonl")
    assert extraction.text == TEXT
    assert [quote.text for quote in extraction] == ["Ik kom morgen terug"]


def test_json_is_one_object(run: Run, article: Path) -> None:
    """JSON output is the extraction's dictionary."""
    done = run("--format", "json", article.name)
    assert json.loads(done.stdout)["quotes"][0]["kind"] == "direct"


def test_standard_input(run: Run) -> None:
    """``-`` reads standard input, in UTF-8 whatever the locale is."""
    text = "“Één café”, zei Anna."
    done = run("--format", "jsonl", "-", stdin=text.encode(), LC_ALL="C", PYTHONUTF8="0")
    assert json.loads(done.stdout)["text"] == text


def test_offsets_do_not_count_the_byte_order_mark(run: Run, tmp_path: Path) -> None:
    """A byte order mark is no part of the text; carriage returns are."""
    text = 'Ja.\r\n\r\n"Nee", zei Anna.'
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    data = json.loads(run("--format", "json", "bom.txt").stdout)
    assert data["text"] == text
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in data["quotes"])


@pytest.mark.parametrize("content", ["", "\ufeff", "\n\n", "Het regende."])
def test_text_without_quotations(run: Run, tmp_path: Path, content: str) -> None:
    """An empty file and one without quotations are no errors."""
    (tmp_path / "leeg.txt").write_text(content, encoding="utf-8")
    done = run("leeg.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no quotations\n", "")


def test_bad_files_do_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    """Each file that fails has one line on standard error that says what to do; the others are done."""
    (tmp_path / "foto.txt").write_bytes(b"\x89PNG")
    (tmp_path / "map").mkdir()
    done = run("--format", "jsonl", "weg.txt", "map", "foto.txt", article.name)
    assert done.returncode == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [article.name]
    complaints = done.stderr.splitlines()
    assert complaints[0].startswith("quoteattr: map: is a folder without files to read (.docx, ")
    assert complaints[1] == "quoteattr: weg.txt: no such file; check the name"
    assert complaints[2] == "quoteattr: foto.txt: is no text but looks like a PNG image"
    assert len(complaints) == 3


def test_several_tables_have_headings(run: Run, article: Path) -> None:
    """With several files each table stands under the name of its file."""
    (article.parent / "tweede.txt").write_text("Niets.", encoding="utf-8")
    done = run(article.name, "tweede.txt")
    assert done.stdout.startswith("artikel.txt\n")
    assert done.stdout.endswith("tweede.txt\nno quotations\n\n")


def test_csv_is_one_table(run: Run, article: Path) -> None:
    """Several texts stand in one table with one heading, told apart by their source."""
    (article.parent / "tweede.txt").write_text('"Nee, dat\nniet", zei Piet.', encoding="utf-8")
    done = run("--format", "csv", article.name, "tweede.txt")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["source"], row["text"], row["speaker_name"]) for row in rows] == [
        ("artikel.txt", "Ik kom morgen terug", "Anna"),
        ("tweede.txt", "Nee, dat\nniet", "Piet"),
    ]
    assert done.stdout.splitlines()[0].split(",").count("speaker_name") == 1


def test_least_confidence_and_longest_text(run: Run, article: Path) -> None:
    """Quotations whose speaker is less sure are left out; a text that is too long is an error of that text."""
    assert run("--min-confidence", "1", article.name).stdout == "no quotations\n"
    assert "morgen" in run("--min-confidence", "0.1", article.name).stdout
    assert run("--min-confidence", "95", article.name).returncode == 2
    long = run("--max-chars", "10", article.name)
    assert long.returncode == 1
    assert "at most 10 are taken at once" in long.stderr


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("brat", {"artikel.ann", "artikel.txt", "annotation.conf", "visual.conf"}),
        ("cas", {"artikel.xmi", "TypeSystem.xml"}),
        ("webanno", {"artikel.jsonld"}),
        ("html", {"artikel.html", "index.html"}),
    ],
)
def test_formats_of_several_files_write_them_all(run: Run, article: Path, form: str, files: set[str]) -> None:
    """A folder that does not exist is made, and holds what the format needs."""
    done = run("--format", form, "-o", "nieuw/map/", article.name)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in (article.parent / "nieuw" / "map").iterdir()} == files


def test_brat_into_one_file(run: Run, article: Path) -> None:
    """A name of a file stands for the pair; the text to read is never written over."""
    (article.parent / "uit").mkdir()
    assert run("--format", "brat", "-o", "uit/een.ann", article.name).returncode == 0
    assert (article.parent / "uit" / "een.txt").read_text(encoding="utf-8") == TEXT
    refused = run("--format", "brat", "-o", ".", article.name)
    assert refused.returncode == 2
    assert "would overwrite a file to read" in refused.stderr


def test_a_folder_of_views_has_a_page_that_leads_to_them(run: Run, folder: Path) -> None:
    """The page counts documents and quotations, names the speakers and links to each view."""
    assert run("--format", "html", "-o", "uit/", "map").returncode == 0
    page = (folder.parent / "uit" / "index.html").read_text(encoding="utf-8")
    assert "<p>40 documents, 40 quotations.</p>" in page
    assert '<a href="onder/00.html">' in page
    assert "<bdi>Anna</bdi> (1)" in page
    assert "<bdi>Piet</bdi> (1)" in page


def test_kinds_filter(run: Run, article: Path) -> None:
    """``--kinds`` keeps the quotations of the kinds named."""
    assert run("--kinds", "indirect,headline", article.name).stdout == "no quotations\n"
    assert "morgen" in run("--kinds", "direct", article.name).stdout


def test_output_file(run: Run, article: Path) -> None:
    """``--output`` writes to a file and leaves standard output alone."""
    done = run("--format", "jsonl", "--output", "uit.jsonl", article.name)
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((article.parent / "uit.jsonl").read_text(encoding="utf-8"))["text"] == TEXT


def test_output_folder(run: Run, article: Path) -> None:
    """With a folder as ``--output`` each text gets a file of its own."""
    (article.parent / "tweede.txt").write_text("Niets.", encoding="utf-8")
    (article.parent / "uit").mkdir()
    done = run("--format", "json", "--output", "uit", article.name, "tweede.txt")
    assert done.returncode == 0
    assert sorted(path.name for path in (article.parent / "uit").iterdir()) == ["artikel.json", "tweede.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no FILE given; - reads standard input"),
        (("--format", "doc", "artikel.txt"), "invalid choice: 'doc'"),
        (("--kinds", "spoken", "artikel.txt"), "'spoken' is not a valid Kind; known: direct"),
        (("--format", "json", "artikel.txt", "b.txt"), "name a folder as --output"),
        (("--output", "artikel.txt", "artikel.txt"), "--output would overwrite a file to read"),
        (
            ("--format", "conllu", "--output", ".", "artikel.conllu"),
            "--output would overwrite a file to read",
        ),
        (
            ("--output", ".", "artikel.txt", "map/artikel.txt"),
            "two files would be written to artikel.table.txt",
        ),
        (("--processes", "0", "artikel.txt"), "expected a number from 1, got '0'"),
        (("--resume", "klaar", "artikel.txt"), "--resume needs --output"),
        (("--resume", "klaar", "--output", "uit.jsonl", "-"), "--resume cannot take up standard input"),
        (("--resume", "artikel.txt", "--output", "uit.jsonl", "artikel.txt"), "--resume would overwrite"),
    ],
)
def test_wrong_usage(run: Run, article: Path, arguments: tuple[str, ...], message: str) -> None:
    """A wrong command ends with status 2, says what is wrong and leaves the files as they are."""
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert article.read_text(encoding="utf-8") == TEXT


def test_output_that_cannot_be_written(run: Run, article: Path) -> None:
    """An output path that does not exist is one line on standard error."""
    done = run("--output", "weg/uit.txt", article.name)
    assert done.returncode == 1
    assert done.stderr.startswith("quoteattr: weg/uit.txt: cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("arguments", [["--output", "/dev/full"], ["--format", "csv", "-o", "/dev/full"]])
def test_a_full_disk_is_one_line(run: Run, article: Path, arguments: list[str]) -> None:
    """An output that takes nothing more is one line on standard error."""
    done = run(*arguments, article.name)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("quoteattr: /dev/full: cannot be written: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    "arguments", [["--version"], ["--explain", "tag_after"], ["--no-model", "{article}"]]
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_standard_output_is_one_line(article: Path, arguments: list[str], unbuffered: str) -> None:
    """So is standard output, buffered or not."""
    command = [part.format(article=article) for part in arguments]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "quoteattr", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("quoteattr: <stdout>: cannot be written: ")


def test_missing_model_is_one_line(article: Path) -> None:
    """A model folder that holds no model ends the run with one line."""
    done = subprocess.run(
        [sys.executable, "-m", "quoteattr", "--model", "weg", str(article)], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == "quoteattr: model: there is no folder weg; name that of a Stanza model package\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of 40 articles, one of them in a folder below it, and two files that are no articles."""
    root = tmp_path / "map"
    (root / "onder").mkdir(parents=True)
    for number in range(39):
        (root / f"{number:02}.txt").write_text(f'"Dit is nummer {number}", zei Anna.', encoding="utf-8")
    (root / "onder" / "00.txt").write_text('"Eronder", zei Piet.', encoding="utf-8")
    (root / "lijst.csv").write_text("a,b", encoding="utf-8")
    (root / "oud.table.txt").write_text("no quotations", encoding="utf-8")
    return root


def sources(path: Path) -> list[str]:
    """The names in a file of JSON lines."""
    return [json.loads(line)["source"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_folder_and_pattern(run: Run, folder: Path) -> None:
    """A folder stands for the texts below it, in order; a pattern for the files that fit, and it has to fit one."""
    names = [str(Path("map", f"{number:02}.txt")) for number in range(39)]
    done = run("--format", "jsonl", "-o", "uit.jsonl", "map")
    assert (done.returncode, done.stderr) == (0, "")
    assert sources(folder.parent / "uit.jsonl") == [*names, str(Path("map", "onder", "00.txt"))]
    done = run("--format", "jsonl", "-o", "uit.jsonl", "map/3?.txt", "*/geen.txt")
    assert (done.returncode, done.stderr) == (
        1,
        "quoteattr: */geen.txt: no file fits this pattern; check it\n",
    )
    assert sources(folder.parent / "uit.jsonl") == names[30:]


def test_a_folder_holds_whatever_can_be_read(run: Run, tmp_path: Path) -> None:
    """Texts by any of the usual endings, in capitals too, but no page that quoteattr wrote there before."""
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "a.TXT").write_text(TEXT, encoding="utf-8")
    (folder / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    assert run("--format", "html", "-o", str(folder / "c.html"), str(folder / "a.TXT")).returncode == 0
    done = run("--format", "jsonl", "map")
    assert done.returncode == 0, done.stderr
    extractions = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(extraction["source"]).name for extraction in extractions] == ["a.TXT", "b.html"]
    assert all("<" not in extraction["text"] for extraction in extractions)


def test_folder_into_folder(run: Run, folder: Path) -> None:
    """The results of a folder have its layout, so that equal names in it do not meet."""
    (folder.parent / "uit").mkdir()
    assert run("--format", "tei", "-o", "uit", "map").returncode == 0
    assert (folder.parent / "uit" / "00.tei.xml").exists()
    assert "Eronder" in (folder.parent / "uit" / "onder" / "00.tei.xml").read_text(encoding="utf-8")


def test_processes_give_the_same(run: Run, folder: Path) -> None:
    """Two processes write what one writes, and a file that cannot be read costs that file only."""
    (folder / "05.txt").write_bytes(b"\x89PNG")
    outputs = []
    for processes in ("1", "2"):
        done = run("--format", "jsonl", "-o", processes, "--processes", processes, "map")
        assert done.returncode == 1
        assert done.stderr.startswith(f"quoteattr: {Path('map', '05.txt')}: is no text")
        outputs.append((folder.parent / processes).read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == 39


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix thing")
@pytest.mark.parametrize("rounds", [1, 3])
def test_killed_run_goes_on(run: Run, folder: Path, rounds: int) -> None:
    """A run that is killed goes on where it was: each text stands in the output once, as in one run."""
    assert run("--format", "jsonl", "-o", "heel.jsonl", "map").returncode == 0
    command = ["--no-model", "--format", "jsonl", "-o", "uit.jsonl", "--resume", "klaar", "map"]
    for _ in range(rounds):
        notes = folder.parent / "klaar"
        before = notes.stat().st_size if notes.exists() else 0
        process = subprocess.Popen([sys.executable, "-m", "quoteattr", *command], cwd=folder.parent)
        while process.poll() is None and not (notes.exists() and notes.stat().st_size > before + 150):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert run(*command[1:]).returncode == 0
    assert (folder.parent / "uit.jsonl").read_bytes() == (folder.parent / "heel.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("lost", "more"),
    [(0, b""), (0, b'{"schema": 1, "source": "map/09'), (0, b'{"half": 1}\n'), (100, b"")],
)
def test_resume_mends_the_output(run: Run, folder: Path, lost: int, more: bytes) -> None:
    """What was written but not noted is cut off, what was noted but is not there is done again."""
    command = ("--format", "jsonl", "-o", "uit.jsonl", "--resume", "klaar", "map")
    assert run(*command).returncode == 0
    output, notes = folder.parent / "uit.jsonl", folder.parent / "klaar"
    whole = output.read_bytes()
    lines = notes.read_bytes().splitlines(keepends=True)
    notes.write_bytes(b"".join(lines[:20]) + lines[20][:9])
    output.write_bytes(whole[: json.loads(lines[19])["size"] - lost] + more)
    assert run(*command).returncode == 0
    assert output.read_bytes() == whole
    assert notes.read_bytes() == b"".join(lines)


def test_resume_takes_new_and_failed_texts(run: Run, folder: Path) -> None:
    """A run that goes on does the texts that failed or were not there, and no other."""
    command = ("--format", "jsonl", "-o", "uit.jsonl", "--resume", "klaar", "map")
    (folder / "05.txt").write_bytes(b"\x89PNG")
    assert run(*command).returncode == 1
    (folder / "05.txt").write_text("Ja.", encoding="utf-8")
    (folder / "39.txt").write_text("Nee.", encoding="utf-8")
    assert run(*command).returncode == 0
    assert sources(folder.parent / "uit.jsonl")[39:] == [
        str(Path("map", name)) for name in ("05.txt", "39.txt")
    ]


def test_resume_file_of_another_run(run: Run, article: Path) -> None:
    """A resume file of a run with other options, or another file, is refused and left as it is."""
    command = ("--resume", "klaar", "-o", "uit.jsonl", article.name, "--format")
    assert run(*command, "jsonl").returncode == 0
    other = run(*command, "table")
    assert (other.returncode, len(other.stderr.splitlines())) == (2, 1)
    assert "klaar: belongs to a run with other options" in other.stderr
    for content in ("mijn notities", "{}"):
        (article.parent / "klaar").write_text(content, encoding="utf-8")
        assert run(*command, "jsonl").returncode == 2
        assert (article.parent / "klaar").read_text(encoding="utf-8") == content


def test_known_people(run: Run, article: Path) -> None:
    """``--known`` names a list; one that cannot be used is named with its line, and nothing is written."""
    known = article.parent / "lijst.csv"
    known.write_text("name,id,type\nAnna Kok,q7,person\n", encoding="utf-8")
    command = ("--known", known.name, "--format", "json", article.name)
    assert json.loads(run(*command).stdout)["quotes"][0]["speakers"][0]["name"] == "Anna"
    known.write_text("name,aliases,type\nAnna Kok,Anna,person\n", encoding="utf-8")
    assert json.loads(run(*command).stdout)["quotes"][0]["speakers"][0]["name"] == "Anna Kok"
    known.write_text("name,type\nAnna Kok,bakker\n", encoding="utf-8")
    done = run(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("quoteattr: lijst.csv:2: type: expected one of person,")
    assert len(done.stderr.splitlines()) == 1


def test_resume_notices_texts_that_changed(run: Run, folder: Path) -> None:
    """A text that changed is done again where its results have a file of their own, and refused where not."""
    into_file = ("--format", "jsonl", "-o", "uit.jsonl", "--resume", "klaar", "map")
    into_folder = ("--format", "json", "-o", "uit/", "--resume", "klaar-map", "map")
    assert run(*into_file).returncode == run(*into_folder).returncode == 0
    (folder / "05.txt").write_text('"Anders", zei Anna.', encoding="utf-8")
    (folder.parent / "uit" / "07.json").unlink()
    refused = run(*into_file)
    assert refused.returncode == 2
    assert "05.txt has changed since it was done" in refused.stderr
    assert "delete klaar to start anew" in refused.stderr
    before = {path: path.stat().st_mtime_ns for path in (folder.parent / "uit").rglob("*.json")}
    assert run(*into_folder).returncode == 0
    after = {path: path.stat().st_mtime_ns for path in (folder.parent / "uit").rglob("*.json")}
    assert {path.name for path in after if before.get(path) != after[path]} == {"05.json", "07.json"}
    assert "Anders" in (folder.parent / "uit" / "05.json").read_text(encoding="utf-8")


CUES = '[[verbs]]\nname = "eigen"\nmedium = "writing"\nframes = ["tag"]\nlemmas = ["appen"]\n'


@pytest.mark.parametrize(
    ("option", "file", "content", "other"),
    [
        ("--known", "lijst.csv", "name,type\nAnna Kok,person\n", "name,type\nBram Kok,person\n"),
        ("--cues", "eigen.toml", CUES, CUES.replace("appen", "mailen")),
    ],
)
def test_resume_notices_files_that_changed(
    run: Run, folder: Path, option: str, file: str, content: str, other: str
) -> None:
    """A run with a file of the same name that holds something else does not go on, and says which."""
    path = folder.parent / file
    path.write_text(content, encoding="utf-8")
    command = ("--format", "jsonl", "-o", "uit.jsonl", "--resume", "klaar", option, file, "map")
    assert run(*command).returncode == 0
    path.touch()
    assert run(*command).returncode == 0
    path.write_text(other, encoding="utf-8")
    refused = run(*command)
    assert refused.returncode == 2
    assert f"klaar: belongs to a run with other options (content of {option[2:]})" in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix thing")
def test_a_run_that_is_stopped_says_how_to_go_on(folder: Path) -> None:
    """Ctrl-C ends with one line and the status of a program that was interrupted."""
    command = ["--no-model", "--format", "jsonl", "-o", "uit.jsonl", "--resume", "klaar", "map"]
    big = "".join(f'"Dit is nummer {number}", zei Anna.\n\n' for number in range(20_000))
    (folder / "40.txt").write_text(big, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "quoteattr", *command], cwd=folder.parent, stderr=subprocess.PIPE, text=True
    )
    notes = folder.parent / "klaar"
    while process.poll() is None and not (notes.exists() and notes.read_bytes().count(b"\n") > 5):
        pass
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert re.fullmatch(
        r"quoteattr: stopped, \d+ of 41 texts are done; give the same command again to go on\n", said
    )


def test_explain(run: Run) -> None:
    """``--explain`` says what a rule means, and names the rules when there is no such rule."""
    unknown = run("--explain", "magic")
    assert unknown.returncode == 2
    rule = unknown.stderr.partition("known: ")[2].split(",")[0].strip()
    known = run("--explain", rule)
    assert known.returncode == 0
    assert known.stdout == f"{explain(rule)}\n"


def test_version(run: Run) -> None:
    """``--version`` gives what a report of a wrong result should state, and the scores of the model."""
    versions, model, *scores = run("--version").stdout.splitlines()
    assert versions.startswith(f"quoteattr {__version__} (NumPy ")
    assert model == "model quoteattr (Dutch, nl), F1:"
    for line in scores[:2]:
        assert re.fullmatch(r"  .+ test: Words \d+\.\d\d, .*UPOS \d+\.\d\d, .*LAS \d+\.\d\d", line)
    for line in scores[2:]:
        assert re.fullmatch(r"  .+: .*all \d+\.\d\d, spans \d+\.\d\d", line)
    assert len(scores) == 5


def test_scores_are_those_of_the_card() -> None:
    """The table of scores in the model's card and the file that the command reads say the same."""
    card = (BUNDLED_MODEL / "MODEL_CARD.md").read_text("utf-8")
    section = card.partition("\n## Scores\n")[2].partition("\n## ")[0]
    table: dict[str, dict[str, float]] = {}
    for block in re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE):
        metrics, _, *tests = [[cell.strip() for cell in line.split("|")[1:-1]] for line in block.splitlines()]
        for name, *figures in tests:
            table[name] = dict(zip(metrics[1:], map(float, figures), strict=True))
    scores = json.loads((BUNDLED_MODEL / "scores.json").read_text("utf-8"))
    assert scores == table


def test_own_python_keeps_its_garbage_collector(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Called from a program, the command leaves the process as it was; only its own process is set up."""
    before = gc.get_threshold()
    assert main(["--no-model", str(article)]) == 0
    assert gc.get_threshold() == before
    assert "morgen" in capsys.readouterr().out
    code = "import gc, quoteattr.__main__ as m; m.command(); print(gc.get_threshold()[0] > 100_000)"
    done = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "True"


def test_closed_pipe_is_quiet(article: Path) -> None:
    """Output into ``head`` ends without a complaint."""
    files = [str(article)] * 500
    process = subprocess.Popen(
        [sys.executable, "-m", "quoteattr", "--no-model", "--format", "jsonl", *files],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a Unix thing")
@pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)])
def test_color_on_a_terminal_only(article: Path, no_color: str, colored: bool) -> None:
    """On a terminal names are set off, unless NO_COLOR says otherwise."""
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "quoteattr", "--no-model", str(article)],
        stdout=theirs,
        env={**os.environ, "NO_COLOR": no_color, "TERM": "xterm"},
        check=True,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert (b"\x1b[" in shown) is colored
    assert b"morgen" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a Unix thing")
@pytest.mark.parametrize(("count", "bar"), [(2, True), (1, False)])
def test_progress_on_a_terminal_only(article: Path, count: int, bar: bool) -> None:
    """A bar shows on a terminal while several files are read, and not in the output."""
    import pty

    ours, theirs = pty.openpty()
    files = [str(article)] * count
    done = subprocess.run(
        [sys.executable, "-m", "quoteattr", "--no-model", *files],
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
    )
    os.write(theirs, b".")
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert (b"1/2" in shown) is bar
    assert b"1/2" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a Unix thing")
@pytest.mark.parametrize(("options", "bar"), [([], False), (["--output", "uit.txt"], True)])
def test_no_progress_among_the_results(article: Path, options: list[str], bar: bool) -> None:
    """On a terminal that shows the results there is no bar between them."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "quoteattr", "--no-model", *options, article.name, article.name]
    subprocess.run(command, stdout=theirs, stderr=theirs, cwd=article.parent, check=True)
    os.write(theirs, b".")
    os.close(theirs)
    shown = os.read(ours, 10_000)
    os.close(ours)
    assert (b"1/2" in shown) is bar
    assert (b"morgen" in shown) is not bar


@pytest.mark.usefixtures("folder")
def test_no_progress_in_a_log(run: Run) -> None:
    """Where standard error is a file, nothing is drawn."""
    assert run("--format", "jsonl", "map").stderr == ""
