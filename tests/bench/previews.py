"""From a saved file to the new email in the browser: ours, Maizzle's and React Email's server."""

from __future__ import annotations

import random
import re
import shutil
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dev_servers import OTHERS, DevServer, paragraphs_of, start_ours
from measure import BenchError, Row, Series

from newsletter.preview.chromium import find_chromium

if TYPE_CHECKING:
    from cases import Bench

_REPOSITORY = Path(__file__).parents[2]
_MARK = "At 5:31"
"""Words of the sample issue's first paragraph, which every edit changes."""
_WARM_UP = 3
_PATIENCE_S = 60.0

# Runs in every frame of every page, before anything else: it looks for the edit's number in the
# email, and tells the time after the next frame was painted. Our frame has an origin of its own and
# looks at itself, whenever its document changes; the others' belong to their page, which looks into
# them before every frame, because Maizzle writes its document anew and loses what observes it.
_WATCH = """
(() => {
  let last = "";
  const look = (body) => {
    const found = /edit-(\\d+)-now/.exec(body?.textContent || "");
    if (!found || found[1] === last) return false;
    last = found[1];
    return true;
  };
  const tell = () => {
    const number = last;
    const painted = new MessageChannel();
    painted.port1.onmessage = () =>
      console.debug(`painted ${number} ${performance.timeOrigin + performance.now()}`);
    painted.port2.postMessage(0);
  };
  if (window !== top) {
    if (origin !== "null") return;
    new MutationObserver(() => look(document.body) && requestAnimationFrame(tell)).observe(
      document, { childList: true, subtree: true, characterData: true });
    return;
  }
  const each = () => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (look(frame.contentDocument?.body)) tell();
    }
    requestAnimationFrame(each);
  };
  requestAnimationFrame(each);
})();
"""


def preview(bench: Bench) -> list[Row]:
    """The same edits in one Chromium, in turns, each server with a page of its own."""
    executable = find_chromium()
    if executable is None:
        raise BenchError("there is no Chromium")
    root, date, paragraphs = _sample(bench)
    servers: list[DevServer] = []
    with ExitStack() as stack:

        def keep(server: DevServer) -> None:
            servers.append(server)
            stack.callback(server.stop)

        keep(start_ours(root, date))
        if bench.counts.other_servers:
            for start in OTHERS:
                try:
                    keep(start(paragraphs))
                except BenchError as error:
                    print(f"left out: {error}", file=sys.stderr)
        else:
            print("left out with --quick: Maizzle and React Email", file=sys.stderr)
        series = _measure(servers, executable, bench.counts.saves)
    ours, *theirs = (series[server.name] for server in servers)
    name = f"saved file to painted email, {bench.counts.saves} edits"
    if not theirs:
        return [Row(name, ours)]
    return [
        Row(name, ours, other, server.name, 1.0)
        for server, other in zip(servers[1:], theirs, strict=True)
    ]


def _sample(bench: Bench) -> tuple[Path, str, list[str]]:
    """The repository's own newest issue in a workspace, and its words for the others."""
    root = bench.scratch / "preview"
    root.mkdir()
    shutil.copy(_REPOSITORY / "newsletter.toml", root)
    for name in ("issues", "sponsors", "templates"):
        shutil.copytree(_REPOSITORY / name, root / name)
    date = max(path.name for path in (root / "issues").iterdir())
    bench.newsletter(root, "build", date)
    text = (root / "build" / date / "email.txt").read_text(encoding="utf-8")
    return root, date, paragraphs_of(text)


def _measure(servers: list[DevServer], executable: str, saves: int) -> dict[str, Series]:
    from playwright.sync_api import sync_playwright

    found = {server.name: Series("s") for server in servers}
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        pages = [_Page(browser, server) for server in servers]
        for number in range(saves + _WARM_UP):
            for page in pages:
                seconds = page.seconds_to_paint(number)
                if number >= _WARM_UP:
                    found[page.server.name].add(seconds)
        browser.close()
    return found


class _Page:
    """A server's page, and when its frame painted which edit."""

    def __init__(self, browser: Any, server: DevServer) -> None:
        self.server = server
        self._painted: dict[int, float] = {}
        context = browser.new_context(viewport={"width": 1500, "height": 950})
        context.route(re.compile(r"^https://"), lambda route: route.abort())
        self._page = context.new_page()
        self._page.add_init_script(_WATCH)
        self._page.on("console", self._note)
        self._page.goto(server.page, timeout=_PATIENCE_S * 1000)
        self._page.frame_locator("iframe").get_by_text(_MARK).first.wait_for(
            timeout=_PATIENCE_S * 1000
        )

    def _note(self, message: Any) -> None:
        if found := re.fullmatch(r"painted (\d+) ([\d.]+)", message.text):
            self._painted.setdefault(int(found[1]), float(found[2]) / 1000)

    def seconds_to_paint(self, number: int) -> float:
        """Save an edit and wait for it.

        Raises:
            BenchError: If it does not come.
        """
        self._page.bring_to_front()
        # What the page still does about the last edit, such as findings, is over by then; and no
        # server's own rhythm decides when a save falls.
        self._page.wait_for_timeout(random.uniform(400, 600))
        text = self.server.text.replace(_MARK, f"At edit-{number}-now 5:31", 1)
        saved = time.time()
        self.server.source.write_text(text, encoding="utf-8")
        while number not in self._painted:
            if time.time() - saved > _PATIENCE_S:
                raise BenchError(f"{self.server.name} never showed edit {number}")
            self._page.wait_for_timeout(5)
        return self._painted[number] - saved
