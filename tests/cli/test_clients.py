"""``newsletter clients`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner
from workspaces import make_workspace

from newsletter.cli.app import app


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["clients", "-C", str(root), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_table_has_a_score_for_each_client_and_nothing_is_unsupported(tmp_path: Path) -> None:
    code, out, err = run(make_workspace(tmp_path / "desk"))
    assert code == 0
    assert "Can I Email's data of 20" in out
    assert "Outlook (Windows)" in out
    assert "C001" not in err


def test_a_picture_that_gmail_does_not_show_is_placed_at_the_editors_line(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "desk")
    issue = root / "issues/2026-11-20/issue.md"
    text = issue.read_text(encoding="utf-8")
    picture = '![A chart](https://pictures.example.org/chart.svg){credit="Desk"}'
    marked = text.replace("The boats were", f"{picture}\n\nThe boats were", 1)
    issue.write_text(marked, encoding="utf-8")
    line = marked[: marked.index(picture)].count("\n") + 1
    code, _, err = run(root)
    assert code == 0
    assert f"issues/2026-11-20/issue.md:{line}:1" in err
    assert "warning[C003]" in err


def test_a_style_is_placed_at_the_themes_line(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "desk")
    theme = Path(__file__).resolve().parents[2] / "templates/daily/styles.css"
    styles = root / "templates/daily/styles.css"
    styles.parent.mkdir(parents=True)
    text = theme.read_text(encoding="utf-8").replace(
        ".kicker {", ".kicker { position: relative;", 1
    )
    styles.write_text(text, encoding="utf-8")
    line = text[: text.index("position: relative")].count("\n") + 1
    _, _, err = run(root)
    assert "warning[C001]: position:relative of <p> is not supported by" in err
    assert f"templates/daily/styles.css:{line}:" in err


def test_json_names_the_clients_the_uses_and_their_places(tmp_path: Path) -> None:
    code, out, _ = run(make_workspace(tmp_path / "desk"), "--format", "json")
    document = json.loads(out)
    assert code == 0
    assert document["issue"] == "issues/2026-11-20/issue.md"
    assert [row["client"] for row in document["clients"]][:2] == ["apple-mail", "gmail"]
    assert {"feature", "outcome", "clients", "path", "line"} <= set(document["uses"][0])


def test_the_audience_is_that_of_the_workspace(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "desk")
    with (root / "newsletter.toml").open("a", encoding="utf-8") as file:
        file.write("\n[check.clients]\nthunderbird = 0.5\n")
    _, out, _ = run(root)
    assert "Thunderbird" in out
    assert "Gmail" not in out
