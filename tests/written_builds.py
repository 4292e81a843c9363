"""Builds as tests of the folder write them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.errors import OutputError
from newsletter.output.manifest import (
    MANIFEST_NAME,
    build_manifest,
    manifest_json,
    read_outputs,
    sha256,
)
from newsletter.output.write import write_build


def build(version: str, *, count: int = 3, size: int = 40) -> dict[str, bytes]:
    """The files of one build; every file says which version it is of."""
    files = {f"part{number}.txt": version.encode() * size for number in range(count)}
    files["images/picture.jpg"] = version.encode()
    manifest = build_manifest(
        date=datetime.date(2026, 3, 4), inputs={"issue.md": version}, outputs=files, versions={}
    )
    return {**files, MANIFEST_NAME: manifest_json(manifest)}


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def is_whole(folder: Path) -> bool:
    """Every file matches the manifest that lies beside it, and none is missing or left over."""
    files = content_of(folder)
    outputs = read_outputs(files.pop(MANIFEST_NAME))
    return outputs == {name: sha256(content) for name, content in files.items()}


def hidden(parent: Path) -> list[str]:
    return [path.name for path in parent.iterdir() if path.name.startswith(".newsletter")]


def refusal(target: Path, files: dict[str, bytes]) -> Any:
    with pytest.raises(OutputError) as caught:
        write_build(target, files)
    (problem,) = caught.value.problems
    assert problem.hint
    assert "\n" not in problem.message
    return problem
