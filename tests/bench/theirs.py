"""The other side: MJML's own command and engine, and juice."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from measure import BenchError, Run, Worker, run_process

HERE = Path(__file__).parent
_PACKAGES = ("mjml", "juice")


@dataclass(frozen=True, slots=True)
class Theirs:
    """Where the npm packages are.

    Attributes:
        modules: A ``node_modules`` folder that holds mjml and juice.
        node: The Node program.
    """

    modules: Path
    node: str

    def convert(self, mjml: Path, html: Path, inlined: Path) -> tuple[Run, Run]:
        """``mjml`` then ``juice`` as commands, with their normal options.

        One option is set in their favour: juice's command fetches every remote picture smaller
        than 8 KB unless told otherwise, which is a matter of the network.
        """
        commands = self.modules / ".bin"
        compiled = run_process([commands / "mjml", mjml, "-o", html])
        if not html.exists():
            raise BenchError(f"mjml made no {html}")
        juiced = run_process([commands / "juice", "--web-resources-images", "false", html, inlined])
        if not inlined.exists():
            raise BenchError(f"juice made no {inlined}")
        return compiled, juiced

    def worker(self) -> Worker:
        """A warm process: ``ask(source=…, target=…)`` converts one file."""
        return Worker([self.node, HERE / "node/worker.mjs", self.modules])

    def many(self, target: Path) -> list[str | Path]:
        """The command that converts a list of files in one process."""
        return [self.node, HERE / "node/many.mjs", self.modules, target]

    def versions(self) -> dict[str, str]:
        """Of Node and the packages."""
        found = {"node": subprocess.check_output([self.node, "--version"], text=True).strip("v\n")}
        for name in _PACKAGES:
            package = json.loads((self.modules / name / "package.json").read_text())
            found[name] = package["version"]
        return found


def find_theirs(modules: Path | None) -> Theirs:
    """The packages in a folder that is given, else beside this file, installed when missing.

    Raises:
        BenchError: If Node or npm is not there, or the packages cannot be had.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node:
        raise BenchError("node is not installed")
    if modules is None:
        modules = HERE / "node_modules"
        if not all((modules / name).is_dir() for name in _PACKAGES):
            if not npm:
                raise BenchError("npm is not installed")
            quiet = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run([npm, "install", *quiet], cwd=HERE, check=True)
    missing = [name for name in _PACKAGES if not (modules / name).is_dir()]
    if missing:
        raise BenchError(f"{modules} has no {' and no '.join(missing)}")
    return Theirs(modules.resolve(), node)
