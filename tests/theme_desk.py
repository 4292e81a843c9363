"""A workspace whose theme a test changes file by file, built through the real command."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from newsletter.cli.app import app
from newsletter.workspace import Workspace, load_workspace

SHIPPED = Path(__file__).parents[1] / "templates" / "daily"
DAY = "2026-11-20"


@dataclass(frozen=True)
class Built:
    """What a build ended with, and the finished files."""

    exit_code: int
    stderr: str
    files: dict[str, bytes]

    @property
    def html(self) -> str:
        return self.files["email.html"].decode()

    @property
    def web(self) -> str:
        return self.files["web.html"].decode()

    @property
    def text(self) -> str:
        return self.files["email.txt"].decode()


class Desk:
    """A workspace and what a test does to it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str) -> None:
        """A file of the workspace."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def theme(self, name: str, text: str) -> None:
        """A file of the theme in place of the shipped one."""
        self.write(f"templates/daily/{name}", text)

    def section(self, content: str) -> None:
        """MJML of a column at the email's end."""
        shipped = (SHIPPED / "partials/footer.mjml.j2").read_text(encoding="utf-8")
        self.theme(
            "partials/footer.mjml.j2",
            f"{shipped}<mj-section><mj-column>\n{content}\n</mj-column></mj-section>\n",
        )

    def head(self, content: str) -> None:
        """MJML at the end of the head."""
        shipped = (SHIPPED / "layout.mjml.j2").read_text(encoding="utf-8")
        self.theme("layout.mjml.j2", shipped.replace("</mj-head>", f"{content}\n  </mj-head>"))

    def styles(self, css: str) -> None:
        """Rules behind the shipped ones."""
        shipped = (SHIPPED / "styles.css").read_text(encoding="utf-8")
        self.theme("styles.css", f"{shipped}\n{css}\n")

    def issue(self, body: str) -> None:
        """An issue whose lead has this body."""
        self.write(
            f"issues/{DAY}/issue.md",
            f"---\ndate: {DAY}\nsubject: A subject\n---\n\n# A headline\n\n{body}\n",
        )

    def settings(self, toml: str) -> None:
        """Tables at the end of newsletter.toml."""
        path = self.root / "newsletter.toml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{toml}", encoding="utf-8")

    def forget(self) -> None:
        """Empty the cache."""
        shutil.rmtree(self.root / ".newsletter", ignore_errors=True)

    def build(self, *options: str) -> Built:
        """The command, and the folder that it made."""
        out = self.root / "build"
        shutil.rmtree(out, ignore_errors=True)
        result = CliRunner().invoke(app, ["build", DAY, "-C", str(self.root), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        folder = out / DAY
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        return Built(result.exit_code, result.stderr, files)

    def built(self, *options: str) -> Built:
        """A build that must be good."""
        made = self.build(*options)
        assert made.exit_code == 0, made.stderr
        return made


def sample_workspace(root: Path) -> Workspace:
    """The repository's own workspace, copied: its samples, sponsors and settings."""
    repository = SHIPPED.parents[1]
    for name in ("issues", "sponsors"):
        shutil.copytree(repository / name, root / name)
    shutil.copy(repository / "newsletter.toml", root)
    return load_workspace(root)
