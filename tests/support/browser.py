"""A real browser without a window, driven over a pipe, as its developer tools would drive it."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from attrs import define

__all__ = ["CHROMIUM", "Tab", "browsing"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The browser, if there is one."""

_SECONDS = 120
"""How long a browser lives at most."""


@define
class Tab:
    """A page in the browser, see https://chromedevtools.github.io/devtools-protocol/."""

    _commands: IO[bytes]
    _answers: IO[bytes]
    _session: str = ""
    _sent: int = 0

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for what it answers.

        :raises RuntimeError: the browser refuses it, or is gone.
        """
        self._sent += 1
        command: dict[str, object] = {"id": self._sent, "method": method, "params": parameters}
        if self._session:
            command["sessionId"] = self._session
        self._commands.write(json.dumps(command).encode() + b"\0")
        self._commands.flush()
        while (answer := json.loads(self._message())).get("id") != self._sent:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, address: str) -> None:
        """Go to a page and wait until it is there."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.send("Page.navigate", url=address)
        self.wait_for("document.readyState == 'complete' && location.href != 'about:blank'")

    def ask(self, script: str) -> Any:
        """The value of a script in the page, ``None`` where it fails."""
        return self.send("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def wait_for(self, script: str, seconds: float = 60) -> None:
        """Wait until a script in the page gives something true.

        :raises TimeoutError: it does not.
        """
        end = time.monotonic() + seconds
        while not self.ask(f"Boolean({script})"):
            if time.monotonic() > end:
                raise TimeoutError(f"not true in {seconds} seconds: {script}")
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """Press the mouse button in the middle of an element and let it go."""
        box = f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
        x, y = self.ask(f"(box => [box.x + box.width / 2, box.y + box.height / 2])({box})")
        for what in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=what, x=x, y=y, button="left", clickCount=1)

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, as pasting does."""
        self.send("Input.insertText", text=text)

    def _message(self) -> bytes:
        read = bytearray()
        while (byte := self._answers.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("the browser is gone")
            read += byte
        return bytes(read)


@contextmanager
def browsing(profile: Path) -> Iterator[Tab]:
    """Run a browser until the block is left, two minutes at most.

    :param profile: a folder for what it keeps.
    """
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1000,1200"]
    # The browser reads commands from its descriptor 3 and answers to 4.
    pipe = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1'
    process = subprocess.Popen(
        ["sh", "-c", pipe, str(CHROMIUM), *options, f"--user-data-dir={profile}", "--remote-debugging-pipe"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    alarm = threading.Timer(_SECONDS, process.kill)
    alarm.start()
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with process.stdin as commands, process.stdout as answers:
            yield Tab(commands, answers)
    finally:
        alarm.cancel()
        process.terminate()
        process.wait(10)
