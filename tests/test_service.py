"""The example of a web service, in server processes of its own, asked over HTTP."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

import quoteattr
from quoteattr import QuoteExtractor
from tests.support.browser import CHROMIUM, browsing
from tests.support.composed import document
from tests.support.serving import ROOT, Server, free_port, gunicorn, serving, uvicorn

pytestmark = pytest.mark.slow

pytest.importorskip("fastapi", reason="fastapi is not installed: pip install 'quoteattr[service]'")

TEXT = "“De brug blijft dicht”, zei wethouder Els Mulder tegen de raad."
WRONG_SOURCE = b'{"text": "Ja", "source": 1}'
MAX_CHARS, MAX_SECONDS = 1_000_000, 3


def ask(server: Server, text: str) -> dict[str, object]:
    """The extraction that the server answers."""
    answer = server.ask("/quotes", json.dumps({"text": text}).encode())
    assert answer.status == 200, answer
    found: dict[str, object] = json.loads(answer.body)
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One process of uvicorn."""
    port = free_port()
    limits = {"QUOTES_MAX_CHARS": str(MAX_CHARS), "QUOTES_MAX_SECONDS": str(MAX_SECONDS)}
    with serving(uvicorn(port), port, limits) as running:
        yield running


@pytest.mark.parametrize("text", [TEXT, "", document(3), "\ud800 \0 “Ja”, zei 🙂 Anna."])
def test_the_answer_is_the_extraction(server: Server, bundled: QuoteExtractor, text: str) -> None:
    """The service answers what the library gives, as a dictionary."""
    assert ask(server, text) == bundled(text).to_dict()


def test_the_source_travels(server: Server, bundled: QuoteExtractor) -> None:
    """Where a text comes from, if the client says so, stands in the answer."""
    answer = server.ask("/quotes", json.dumps({"text": TEXT, "source": "kade/brug.txt"}).encode())
    assert json.loads(answer.body) == bundled(TEXT, source="kade/brug.txt").to_dict()


def test_health(server: Server) -> None:
    """The service says that it answers, and which version of the library does."""
    answer = server.ask("/health")
    assert json.loads(answer.body) == {"status": "ok", "version": quoteattr.__version__}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[1]", b'{"txt": "Ja"}', b'{"text": 1}', b'{"text": "\xff"}', WRONG_SOURCE]
)
def test_other_json_is_refused(server: Server, body: bytes) -> None:
    """What is no JSON object with a text is refused with the form that is expected."""
    answer = server.ask("/quotes", body)
    assert answer.status in (400, 422)
    assert answer.status == 400 or "expected a JSON object" in json.loads(answer.body)["detail"]


def test_a_long_text_is_refused(server: Server) -> None:
    """A text that is too long is refused with its size and the limit."""
    answer = server.ask("/quotes", json.dumps({"text": "a" * (MAX_CHARS + 1)}).encode())
    assert answer.status == 413
    assert json.loads(answer.body)["detail"].startswith(
        "the text has 1,000,001 code points, at most 1,000,000"
    )


def test_a_large_body_is_refused_unread(server: Server) -> None:
    """A body that no text can need is refused before it is sent."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.putrequest("POST", "/quotes")
        connection.putheader("Content-Length", str(12 * MAX_CHARS + 10_001))
        connection.endheaders()
        answer = connection.getresponse()
        assert answer.status == 413
        assert json.loads(answer.read())["detail"].startswith("the text has 12,010,001 bytes")


def test_chunks_are_refused(server: Server) -> None:
    """A body that does not say how large it is is not read."""
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.request("POST", "/quotes", iter([b'{"text": ""}']), encode_chunked=True)
        assert connection.getresponse().status == 411


def test_the_page_shows_the_view(server: Server, bundled: QuoteExtractor) -> None:
    """The page has a form, and what is pasted into it comes back as the view of its quotations."""
    page = server.ask("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert b'<form method="post" action="/view"' in page.body
    pasted = server.ask("/view", urlencode({"text": TEXT}).encode(), "application/x-www-form-urlencoded")
    assert pasted.headers["content-type"] == "text/html; charset=utf-8"
    assert pasted.body.decode() == bundled(TEXT).to_html()


@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium to open the page in")
def test_somebody_pastes_a_text_in_a_browser(server: Server, tmp_path: Path) -> None:
    """In a real browser a text is pasted and sent, and below it stands the view with who says what to whom."""
    pasted = f"{TEXT}\n\n“Waarom nu?” vroeg Kees. “Het is zomer.”"
    with browsing(tmp_path / "profile") as tab:
        tab.open(f"http://127.0.0.1:{server.port}/")
        assert tab.ask("frames.view.document.body.innerText") == ""
        tab.click("textarea")
        tab.insert(pasted)
        tab.click("button")
        tab.wait_for("frames.view.document.querySelector('.quoteattr')")
        shown = tab.ask("frames.view.document.body.innerText")
        kept = tab.ask("document.querySelector('textarea').value")
        wide = tab.ask("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert re.search(r"Els Mulder 1 quotation\b", shown)
    assert re.search(r"Kees 2 quotations\b", shown)
    assert re.search(r"de raad addressed 1 time\b", shown)
    assert pasted in shown
    assert kept == pasted
    assert not wide


@pytest.mark.parametrize("body", [b"", b"&&=", b"text=%ff\xff"])
def test_other_forms_are_read_as_far_as_they_go(server: Server, body: bytes) -> None:
    """A form that no browser sends gives a view of the text that can be read in it."""
    assert server.ask("/view", body, "application/x-www-form-urlencoded").status == 200


def test_a_long_text_costs_the_others_nothing(server: Server) -> None:
    """A text that takes too long is answered 503 in time; short ones are answered while it is read."""
    long = json.dumps({"text": f"{document(1)}\n\n" * 400}).encode()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(server.ask, "/quotes", long)
        answered = [ask(server, TEXT) for _ in range(2)]
        before_the_long_one = not waiting.done()
        refused = waiting.result()
    assert len(answered) == 2
    assert before_the_long_one
    assert refused.status == 503
    assert refused.headers["retry-after"] == str(MAX_SECONDS)
    assert json.loads(refused.body)["detail"].startswith("no answer within 3 seconds; ")
    assert server.ask("/health").status == 200


def test_workers_that_are_forked_with_the_model(bundled: QuoteExtractor) -> None:
    """Two workers of gunicorn that were forked from a process with the model answer as it does."""
    pytest.importorskip("uvicorn_worker", reason="uvicorn-worker is not installed")
    port = free_port()
    texts = [document(number) for number in range(6)]
    with serving(gunicorn(port, workers=2), port) as server, ThreadPoolExecutor(4) as pool:
        server.wait_for_workers(2)
        found = list(pool.map(lambda text: ask(server, text), texts))
        workers = server.workers
    assert found == [bundled(text).to_dict() for text in texts]
    assert not any(worker.is_running() for worker in workers)


def test_the_load_in_short() -> None:
    """The program that measures the service prints its figures and finds no answer that is wrong."""
    pytest.importorskip("uvicorn_worker", reason="uvicorn-worker is not installed")
    short = "--workers 1 --clients 2 --seconds 1 --articles 3 --alone"
    command = [sys.executable, "-m", "tests.programs.load", *short.split()]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    head, _, figures = ([cell.strip() for cell in row.split("|")] for row in done.stdout.splitlines())
    assert head[1:5] == ["workers", "clients", "busy neighbours", "requests/s"]
    assert figures[1:4] == ["1", "2", "0"]
    assert all(float(figure.replace(",", "")) > 0 for figure in figures[4:-1])


def test_the_how_to_page_is_run(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The page states the commands that are tested here, and its request is answered as it shows."""
    pytest.importorskip("httpx", reason="httpx is not installed")
    page = (ROOT / "docs" / "howto" / "service.md").read_text(encoding="utf-8")
    assert {shlex.join(uvicorn(8000)), shlex.join(gunicorn(8000))} <= set(page.splitlines())
    (request,), (shown,) = (
        re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("python", "text")
    )
    assert "http://127.0.0.1:8000/" in request
    exec(request.replace(":8000/", f":{server.port}/"), {})
    assert capsys.readouterr().out == shown
