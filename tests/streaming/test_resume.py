"""A file that says which inputs of a run are done."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr import InputError
from quoteattr.streaming import ResumeFile

pytestmark = pytest.mark.slow

RUN = {"format": "jsonl"}


def test_a_new_file_has_nothing_done(tmp_path: Path) -> None:
    """A file that does not exist is made, with the run in its first line."""
    file = ResumeFile(tmp_path / "resume", RUN, 0)
    assert (file.done, file.size) == ({}, 0)
    assert (tmp_path / "resume").read_text() == '{"format": "jsonl"}\n'


def test_what_is_noted_is_done_when_the_run_goes_on(tmp_path: Path) -> None:
    """Inputs whose output was written are done, and the last note says how long the output is."""
    path = tmp_path / "resume"
    file = ResumeFile(path, RUN, 0)
    file.note("a.txt", 10)
    file.note("b.txt", 25)
    again = ResumeFile(path, RUN, 30)
    assert (set(again.done), again.size) == ({"a.txt", "b.txt"}, 25)


def test_notes_whose_output_was_lost_do_not_count(tmp_path: Path) -> None:
    """An output that is shorter than noted is cut back to the last input that is whole, as are the notes."""
    path = tmp_path / "resume"
    file = ResumeFile(path, RUN, 0)
    for name, size in (("a.txt", 10), ("b.txt", 25)):
        file.note(name, size)
    again = ResumeFile(path, RUN, 20)
    assert (set(again.done), again.size) == ({"a.txt"}, 10)
    assert "b.txt" not in path.read_text()


def test_what_an_input_looked_like_is_kept(tmp_path: Path) -> None:
    """A run that goes on can tell which inputs are no longer the same."""
    path = tmp_path / "resume"
    ResumeFile(path, RUN, 0).note("a.txt", 10, [12, 345])
    assert ResumeFile(path, RUN, 10).done == {"a.txt": [12, 345]}


@pytest.mark.parametrize("cut", [1, 5, 18])
def test_a_note_that_was_broken_off_does_not_count(tmp_path: Path, cut: int) -> None:
    """A run that was killed while it noted an input does that input again."""
    path = tmp_path / "resume"
    file = ResumeFile(path, RUN, 0)
    file.note("a.txt", 10)
    file.note("b.txt", 25)
    path.write_bytes(path.read_bytes()[:-cut])
    again = ResumeFile(path, RUN, 25)
    assert (set(again.done), again.size) == ({"a.txt"}, 10)
    again.note("b.txt", 25)
    assert set(ResumeFile(path, RUN, 25).done) == {"a.txt", "b.txt"}


def test_a_first_line_that_was_broken_off_is_written_again(tmp_path: Path) -> None:
    """A run that was killed at once starts anew."""
    path = tmp_path / "resume"
    path.write_text('{"form')
    assert ResumeFile(path, RUN, 0).done == {}
    assert path.read_text() == '{"format": "jsonl"}\n'


def test_the_file_of_another_run_is_refused(tmp_path: Path) -> None:
    """A run with other options does not go on, and leaves the file as it is."""
    path = tmp_path / "resume"
    ResumeFile(path, RUN, 0).note("a.txt", 10)
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"belongs to a run with other options \(format\); repeat those"):
        ResumeFile(path, {"format": "json"}, 10)
    assert path.read_bytes() == before


def test_what_is_no_resume_file_is_refused(tmp_path: Path) -> None:
    """An article that is named by mistake stays whole."""
    path = tmp_path / "artikel.txt"
    path.write_text("Het regent.\nHet waait.\n")
    with pytest.raises(InputError, match="no resume file; name another"):
        ResumeFile(path, RUN, 0)
    assert path.read_text() == "Het regent.\nHet waait.\n"
