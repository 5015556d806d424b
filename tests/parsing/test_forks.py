"""A pipeline of Stanza on both sides of a fork."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

SCRIPT = """
import os
from quoteattr import ModelError, QuoteExtractor
from quoteattr.models import BUNDLED_MODEL
from quoteattr.parsing.pipeline import load_pipeline
extractor = QuoteExtractor(pipeline=load_pipeline(BUNDLED_MODEL))
text = '"De brug is dicht", zei Anna.'
assert extractor(text)[0].speaker.name == "Anna"
child = os.fork()
if child == 0:
    try:
        print(extractor(text)[0].speaker.name, flush=True)
    except ModelError as error:
        print(error, flush=True)
    os._exit(0)
os.waitpid(child, 0)
"""


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
@pytest.mark.parametrize(("threads", "said"), [("1", "Anna"), ("2", "OMP_NUM_THREADS=1 in the environment")])
def test_a_pipeline_that_was_used_before_a_fork(threads: str, said: str) -> None:
    """With one thread it goes on after the fork; with several, where it would hang, it is an error that says what to do."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "OMP_NUM_THREADS": threads},
    )
    assert done.stdout.strip().endswith(said), done.stderr
