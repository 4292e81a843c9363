"""What a build says about itself."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.output.manifest import (
    MANIFEST_NAME,
    build_key,
    build_manifest,
    is_current,
    is_inside,
    manifest_json,
    read_outputs,
    recorded_inputs,
    sha256,
)

OUTPUTS = {"email.html": b"<p>", "email.txt": b"words", "images/a.jpg": b"1234", "x.png": b"5"}
INPUTS = {"newsletter.toml": "aa", "issues/one/issue.md": "bb"}
VERSIONS = {"premailer": "3.10.0", "mjml-python": "1.4.2"}


def manifest(**changes: Any) -> dict[str, Any]:
    arguments: dict[str, Any] = {
        "date": datetime.date(2026, 3, 4),
        "inputs": INPUTS,
        "outputs": OUTPUTS,
        "versions": VERSIONS,
    }
    return build_manifest(**(arguments | changes))


def backwards(mapping: dict[str, Any]) -> dict[str, Any]:
    return dict(reversed(mapping.items()))


def test_it_names_every_input_and_output_with_hashes_and_sizes() -> None:
    found = manifest()
    assert found["inputs"] == INPUTS
    assert found["outputs"]["email.txt"] == {"sha256": sha256(b"words"), "bytes": 5}
    assert found["sizes"] == {"html": 3, "text": 5, "images_total": 5}
    assert found["date"] == "2026-03-04"
    assert found["engines"] == VERSIONS


def test_the_order_of_what_it_is_given_changes_no_byte() -> None:
    other = manifest(
        inputs=backwards(INPUTS), outputs=backwards(OUTPUTS), versions=backwards(VERSIONS)
    )
    assert manifest_json(manifest()) == manifest_json(other)
    assert json.loads(manifest_json(other)) == other


@pytest.mark.parametrize(
    "other",
    [
        ({**INPUTS, "newsletter.toml": "ab"}, VERSIONS, {}),
        ({"newsletter.toml": "aa"}, VERSIONS, {}),
        (INPUTS, {**VERSIONS, "premailer": "3.10.1"}, {}),
        (INPUTS, VERSIONS, {"embed": True}),
    ],
)
def test_any_change_of_inputs_versions_or_options_is_another_key(other: Any) -> None:
    assert build_key(*other) != build_key(INPUTS, VERSIONS)
    assert build_key(backwards(INPUTS), VERSIONS, {}) == build_key(INPUTS, VERSIONS)


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", "", "a//b", "C:\\x", "a\0b", "."])
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    assert not is_inside(path)
    with pytest.raises(ValueError, match="not a relative path"):
        manifest(inputs={path: "aa"})


def written(folder: Path) -> str:
    for name, content in OUTPUTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    made = manifest()
    (folder / MANIFEST_NAME).write_bytes(manifest_json(made))
    return str(made["key"])


def test_a_build_is_current_only_with_its_key_and_every_file_as_written(tmp_path: Path) -> None:
    key = written(tmp_path)
    assert is_current(tmp_path, key)
    assert not is_current(tmp_path, "another")
    (tmp_path / "images/a.jpg").write_bytes(b"1235")
    assert not is_current(tmp_path, key)
    written(tmp_path)
    (tmp_path / "email.txt").unlink()
    assert not is_current(tmp_path, key)
    assert not is_current(tmp_path / "nowhere", key)


def test_a_folder_tells_what_it_was_built_from(tmp_path: Path) -> None:
    assert recorded_inputs(tmp_path) is None
    written(tmp_path)
    assert recorded_inputs(tmp_path) == INPUTS
    (tmp_path / MANIFEST_NAME).write_bytes(b"{}")
    assert recorded_inputs(tmp_path) is None


DAMAGED = [
    b"",
    b"[]",
    b"\xff\xfe",
    b'{"tool": "other", "outputs": {}}',
    b'{"tool": "newsletter"}',
    b'{"tool": "newsletter", "outputs": {"../x": {"sha256": "a"}}}',
    b'{"tool": "newsletter", "outputs": {"x": "a"}}',
    b'{"tool": "newsletter", "outputs": {"x": {"sha256": 1}}}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_or_foreign_manifest_is_none(content: bytes, tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / MANIFEST_NAME).write_bytes(content)
    assert read_outputs(content) is None
    assert not is_current(tmp_path, str(manifest()["key"]))


@given(st.binary(max_size=40))
def test_any_bytes_can_be_read_as_a_manifest(content: bytes) -> None:
    assert read_outputs(content) is None
