"""Three servers that show an email while it is written: ours, Maizzle's and React Email's.

The other two are npm packages in the versions below, installed into ``build/`` beside this file,
each with a project of one email that a person would write by hand: their own components, the
same words. What is measured is in ``previews.py``.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from measure import BenchError, environment

_PROJECTS = Path(__file__).parent / "build"
_NPM = ("install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
_START_S, _PAUSE_S = 120.0, 0.2


@dataclass(frozen=True, slots=True)
class DevServer:
    """A running server.

    Attributes:
        name: With its version.
        page: Address of the email's page.
        source: The file that an author saves.
        text: What stands in it.
    """

    name: str
    page: str
    source: Path
    text: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it, and what it started."""
        self.source.write_text(self.text, encoding="utf-8")
        for end in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, end)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(15)
                break


def start_ours(root: Path, date: str) -> DevServer:
    """``newsletter preview`` in a workspace."""
    port = _free_port()
    command = [Path(sys.executable).with_name("newsletter"), "preview", "--port", str(port)]
    page = f"http://127.0.0.1:{port}/issues/{date}/"
    source = root / "issues" / date / "issue.md"
    return _start("newsletter preview", command, root, page, source)


def start_maizzle(paragraphs: Sequence[str]) -> DevServer:
    """``maizzle serve``; its packages ask for Node 22, which comes as a package too."""
    packages = {"@maizzle/framework": "6.1.7", "node": "22.23.3"}
    # v-pre: braces in the text are no code.
    texts = "\n".join(f"<Text v-pre>{html.escape(it)}</Text>" for it in paragraphs[1:])
    email = (
        "<template>\n<Layout>\n<Container>\n"
        f"<Heading v-pre>{html.escape(paragraphs[0])}</Heading>\n{texts}\n"
        "</Container>\n</Layout>\n</template>\n"
    )
    files = {
        "emails/issue.vue": email,
        "maizzle.config.js": "export default { content: ['emails/**/*.vue'] }\n",
    }
    root = _project("maizzle", packages, files)
    port = _free_port()
    node = root / "node_modules/node/bin/node"
    command = [node, root / "node_modules/.bin/maizzle", "serve", "--port", str(port)]
    page = f"http://localhost:{port}/emails/issue"
    name = f"maizzle serve {packages['@maizzle/framework']}"
    return _start(name, command, root, page, root / "emails/issue.vue")


def start_react_email(paragraphs: Sequence[str]) -> DevServer:
    """``email dev``."""
    packages = {
        "@react-email/components": "1.0.12",
        "@react-email/ui": "6.11.6",
        "react": "19.3.1",
        "react-dom": "19.3.1",
        "react-email": "6.11.6",
    }
    texts = "\n".join(f"<Text>{{{json.dumps(it)}}}</Text>" for it in paragraphs[1:])
    email = (
        'import { Body, Container, Heading, Html, Text } from "@react-email/components";\n'
        "export default function Issue() {\n  return (<Html><Body><Container>\n"
        f"<Heading>{{{json.dumps(paragraphs[0])}}}</Heading>\n{texts}\n"
        "</Container></Body></Html>);\n}\n"
    )
    root = _project("react-email", packages, {"emails/issue.tsx": email})
    port = _free_port()
    command = [root / "node_modules/.bin/email", "dev", "--dir", "emails", "--port", str(port)]
    page = f"http://localhost:{port}/preview/issue"
    name = f"email dev {packages['react-email']}"
    return _start(name, command, root, page, root / "emails/issue.tsx")


OTHERS: tuple[Callable[[Sequence[str]], DevServer], ...] = (start_maizzle, start_react_email)


def paragraphs_of(text: str) -> list[str]:
    """The words of a plain-text part, one string for each paragraph, the headline first."""
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    return [block for block in blocks if re.search(r"\w", block)]


def _project(name: str, packages: Mapping[str, str], files: Mapping[str, str]) -> Path:
    npm = shutil.which("npm")
    if not npm:
        raise BenchError("npm is not installed")
    root = _PROJECTS / name
    wanted = json.dumps({"private": True, "type": "module", "dependencies": packages}, indent=2)
    stamp = root / "installed.json"
    for path, content in {**files, "package.json": wanted}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        print(f"installing {name} into {root}", file=sys.stderr, flush=True)
        done = subprocess.run([npm, *_NPM], cwd=root, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            raise BenchError(f"npm could not install {', '.join(packages)}")
        stamp.write_text(wanted, encoding="utf-8")
    return root


def _start(
    name: str, command: Sequence[str | Path], cwd: Path, page: str, source: Path
) -> DevServer:
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    server = DevServer(name, page, source, source.read_text(encoding="utf-8"), process)
    request = urllib.request.Request(page, headers={"Accept": "text/html"})
    end = time.monotonic() + _START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(request, timeout=_START_S):
                return server
        except OSError:
            time.sleep(_PAUSE_S)
    server.stop()
    raise BenchError(f"{name} does not answer at {page}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
