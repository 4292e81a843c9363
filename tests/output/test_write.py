"""A build is written whole or not at all."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

import pytest
from written_builds import build, content_of, hidden, is_whole, refusal

from newsletter.output import swap, write
from newsletter.output.manifest import (
    MANIFEST_NAME,
    build_manifest,
    manifest_json,
)
from newsletter.output.write import write_build


def test_linux_and_macos_exchange_folders_in_one_step(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "x").touch()
    possible = swap.exchange(one, other)
    assert possible == sys.platform.startswith(("linux", "darwin"))
    assert (other / "x").exists() == possible
    with pytest.raises(FileNotFoundError):
        swap.exchange(one, tmp_path / "missing")


def test_a_build_appears_and_is_replaced_whole(tmp_path: Path, way: str) -> None:
    target = tmp_path / "deep" / "build"
    write_build(target, build("one", count=5))
    assert content_of(target) == build("one", count=5)
    write_build(target, build("two"))
    assert content_of(target) == build("two")
    assert hidden(target.parent) == []


def test_an_empty_folder_is_a_fine_target(tmp_path: Path, way: str) -> None:
    (tmp_path / "build").mkdir()
    write_build(tmp_path / "build", build("one"))
    assert is_whole(tmp_path / "build")


def test_files_of_others_are_carried_over_and_ours_are_not(tmp_path: Path, way: str) -> None:
    target = tmp_path / "build"
    write_build(target, build("one", count=9))
    (target / "notes.txt").write_text("mine")
    (target / "images/own").mkdir()
    (target / "images/own/photo.raw").write_bytes(b"raw")
    (target / "empty").mkdir()
    (target / "link").symlink_to("notes.txt")
    (target / "folder-link").symlink_to("images")
    for version in ("two", "three"):
        write_build(target, build(version))
        assert (target / "notes.txt").read_text() == "mine"
        assert (target / "images/own/photo.raw").read_bytes() == b"raw"
        assert (target / "empty").is_dir()
        assert (target / "link").readlink() == Path("notes.txt")
        assert (target / "folder-link").is_symlink()
        assert (target / "part0.txt").read_bytes() == version.encode() * 40
        assert not (target / "part8.txt").exists()


def test_a_file_added_between_the_carrying_and_the_swap_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    target = tmp_path / "build"
    write_build(target, build("one"))
    replace = swap.replace_folder

    def replace_late(new: Path, old: Path, aside: Path) -> None:
        (old / "late.txt").write_text("late")
        replace(new, old, aside)

    monkeypatch.setattr(write, "replace_folder", replace_late)
    write_build(target, build("two"))
    assert (target / "late.txt").read_text() == "late"
    assert (target / "part0.txt").read_bytes() == b"two" * 40


def test_a_folder_that_is_not_ours_is_refused_and_untouched(tmp_path: Path) -> None:
    for name, content in (("thesis.doc", b"x"), (MANIFEST_NAME, b'{"tool": "other"}')):
        target = tmp_path / name.replace(".", "-")
        target.mkdir()
        (target / name).write_bytes(content)
        assert refusal(target, build("one")).code == "E160"
        assert content_of(target) == {name: content}
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("name", ["extra.txt", "images"])
def test_a_file_of_others_is_never_replaced(tmp_path: Path, name: str) -> None:
    target = tmp_path / "build"
    first = {key: value for key, value in build("one").items() if not key.startswith("images/")}
    manifest = build_manifest(
        date=datetime.date(2026, 3, 4),
        inputs={},
        outputs={key: value for key, value in first.items() if key != MANIFEST_NAME},
        versions={},
    )
    write_build(target, {**first, MANIFEST_NAME: manifest_json(manifest)})
    (target / name).write_text("mine")
    before = content_of(target)
    assert refusal(target, {**build("two"), "extra.txt": b"ours"}).code == "E161"
    assert content_of(target) == before


def test_a_folder_of_others_under_a_new_file_s_name_is_in_the_way(tmp_path: Path) -> None:
    target = tmp_path / "build"
    write_build(target, build("one"))
    (target / "extra.txt").mkdir()
    assert refusal(target, {**build("two"), "extra.txt": b"ours"}).code == "E161"
    (target / "extra.txt" / "inside").touch()
    assert refusal(target, {**build("two"), "extra.txt": b"ours"}).code == "E161"


@pytest.mark.parametrize("below", ["", "/deeper", "/deeper/still"])
def test_a_file_in_the_way_is_a_clear_error(tmp_path: Path, below: str) -> None:
    (tmp_path / "build").write_text("a file")
    assert refusal(Path(f"{tmp_path}/build{below}"), build("one")).code == "E161"
    assert (tmp_path / "build").read_text() == "a file"


def test_a_link_to_the_build_folder_stays_a_link(tmp_path: Path, way: str) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "latest"
    link.symlink_to("real")
    write_build(link, build("one"))
    write_build(link, build("two"))
    assert link.is_symlink()
    assert content_of(tmp_path / "real") == build("two")


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", ""])
def test_a_name_that_leads_out_is_a_fault_of_the_caller(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="relative names"):
        write_build(tmp_path / "build", {**build("one"), name: b""})


def test_a_build_without_its_manifest_is_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="manifest"):
        write_build(tmp_path / "build", {"x": b""})


def test_everything_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after the swap must not find new names with nothing in them."""
    target, events = tmp_path / "build", list[str]()
    write_build(target, build("one"))
    sync, place = os.fsync, write.replace_folder

    def synced(descriptor: int) -> None:
        events.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)
        sync(descriptor)

    def placed(new: Path, old: Path, aside: Path) -> None:
        events.append("placed")
        place(new, old, aside)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(write, "replace_folder", placed)
    write_build(target, build("two"))
    before = events[: events.index("placed")]
    assert {Path(name).name for name in build("two")} <= set(before)
    assert events[-1] == tmp_path.name


def test_a_rebuild_takes_its_place_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system can exchange folders there is no moment without a build."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    if not swap.exchange(one, two):
        pytest.skip("this file system cannot exchange two folders")
    target = tmp_path / "build"
    write_build(target, build("one"))
    monkeypatch.setattr(Path, "rename", lambda *_: pytest.fail("moved away for a moment"))
    write_build(target, build("two"))
    assert content_of(target) == build("two")
