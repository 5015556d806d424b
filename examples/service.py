"""Quotations of Dutch texts over HTTP.

    uvicorn examples.service:app
    gunicorn examples.service:app -k uvicorn_worker.UvicornWorker --preload -w 2

``POST /quotes`` takes ``{"text": "..."}``, with a ``"source"`` if it likes to say where the text comes from,
and answers the extraction, as ``Extraction.to_dict`` writes it.
``GET /`` is a page to paste a text into, ``GET /health`` says that the process answers. The environment
variables ``QUOTES_MAX_CHARS`` and ``QUOTES_MAX_SECONDS`` move the limits.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import parse_qs

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel

import quoteattr
from quoteattr import Extraction, QuoteExtractor

MAX_CHARS = int(os.environ.get("QUOTES_MAX_CHARS", "100000"))
"""Largest text, in code points. It bounds the work: time is linear in the size of a text."""

MAX_SECONDS = float(os.environ.get("QUOTES_MAX_SECONDS", "10"))
"""How long a client waits at most, for its turn and for its answer."""

MAX_BODY_BYTES = 12 * MAX_CHARS + 10_000
"""Largest body of a request: 12 bytes for each code point, in JSON and in forms, and some for the source."""

TEXTS_AT_ONCE = 2
"""Texts that one process reads at a time, so that a long one holds up no short one. More is not faster."""

PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Quotations</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;
padding:0 1rem}textarea,iframe{box-sizing:border-box;width:100%}iframe{border:0;height:80vh}</style>
<form method="post" action="/view" target="view"><label for="text">A Dutch text</label>
<textarea id="text" name="text" rows="10" lang="nl" required></textarea><button>Who says what?</button></form>
<iframe name="view" title="The text with its quotations"></iframe></html>
"""

extractor = QuoteExtractor(max_chars=MAX_CHARS)
extractor.load()  # before a server with --preload forks its workers


@asynccontextmanager
async def with_readers(app: FastAPI) -> AsyncIterator[None]:
    """Give each process threads of its own: those of the process that it was forked from stay there."""
    with ThreadPoolExecutor(TEXTS_AT_ONCE) as app.state.readers:
        yield


app = FastAPI(title="quoteattr", version=quoteattr.__version__, lifespan=with_readers)


class Article(BaseModel):
    """What ``POST /quotes`` takes."""

    text: str
    source: str | None = None


@app.middleware("http")
async def refuse_large_bodies(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Answer what is too large, or does not say how large it is, before it is taken into memory."""
    if request.method == "POST":
        length = request.headers.get("content-length")
        if length is None:
            return JSONResponse({"detail": "send a Content-Length, not chunks"}, status_code=411)
        if int(length) > MAX_BODY_BYTES:
            return JSONResponse({"detail": too_large(f"{int(length):,} bytes")}, status_code=413)
    return await call_next(request)


@app.exception_handler(RequestValidationError)
async def explain_form(_request: Request, _error: RequestValidationError) -> Response:
    """Say what is expected, without sending back what was sent."""
    expected = 'expected a JSON object {"text": "...", "source": "..."}; the source may be left out'
    return JSONResponse({"detail": expected}, status_code=422)


def too_large(size: str) -> str:
    """What to tell somebody who sent a text of this size."""
    return f"the text has {size}, at most {MAX_CHARS:,} code points are taken; send it in pieces"


async def extract(text: str, source: str | None = None) -> Extraction:
    """The extraction of a text, made in a thread.

    A text that still waits for its turn when its time is over is not read. One that is being read is read to
    its end, as no thread can be stopped, and keeps its place until then: the next one has to wait for it.

    :raises HTTPException: 413, the text is too long; 503, it took too long.
    """
    if len(text) > MAX_CHARS:
        raise HTTPException(413, too_large(f"{len(text):,} code points"))
    try:
        async with asyncio.timeout(MAX_SECONDS):
            read = partial(extractor, text, source=source)
            return await asyncio.get_running_loop().run_in_executor(app.state.readers, read)
    except TimeoutError:
        raise HTTPException(
            503,
            f"no answer within {MAX_SECONDS:g} seconds; try again later, or send the text in pieces",
            headers={"Retry-After": f"{MAX_SECONDS:.0f}"},
        ) from None


@app.post("/quotes")
async def quotes(article: Article) -> Response:
    """The quotations of a text, with their speakers and addressees.

    In ASCII, since a text of escapes such as ``\\ud800`` can hold what UTF-8 cannot.
    """
    extraction = await extract(article.text, article.source)
    return Response(json.dumps(extraction.to_dict()), media_type="application/json")


@app.get("/health")
async def health() -> dict[str, str]:
    """That this process answers; its model was loaded before it did."""
    return {"status": "ok", "version": quoteattr.__version__}


@app.get("/")
async def page() -> HTMLResponse:
    """A page to paste a text into."""
    return HTMLResponse(PAGE)


@app.post("/view")
async def view(request: Request) -> HTMLResponse:
    """The text of the page's form with its quotations coloured by speaker."""
    fields = parse_qs((await request.body()).decode(errors="replace"))
    return HTMLResponse((await extract(fields.get("text", [""])[0])).to_html())
