"""newsletter.cache: what was put comes back whole, or not at all."""

import json
import multiprocessing
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.cache import Cache, InMemory, cache_key

KEY = cache_key("a template", "mjml 1.4.2")
VALUE = {"rules": [["h1", {"color": "#123456"}], None, 1.5, "é\u2028"]}


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("??/*") if path.is_file())


def test_values_come_back(tmp_path):
    """JSON values and bytes come back in another Cache over the same folder."""
    cache = Cache(tmp_path / "cache")
    cache.put("css", KEY, VALUE)
    cache.put_bytes("png", KEY, b"\x89PNG\0")
    again = Cache(tmp_path / "cache")
    assert again.get("css", KEY) == VALUE
    assert again.get_bytes("png", KEY) == b"\x89PNG\0"


def test_what_was_not_put_is_missing(tmp_path):
    """Another key or kind holds nothing."""
    cache = Cache(tmp_path)
    cache.put("css", KEY, VALUE)
    assert cache.get("css", cache_key("other")) is None
    assert cache.get("html", KEY) is None


def test_no_folder_is_no_cache():
    """Without a folder everything is missing and nothing fails."""
    cache = Cache(None)
    cache.put("css", KEY, VALUE)
    assert cache.get("css", KEY) is None


def test_a_damaged_entry_is_missing_and_rewritten(tmp_path):
    """Whichever byte is changed, the entry is missing; the next put makes it good."""
    cache = Cache(tmp_path)
    cache.put("css", KEY, VALUE)
    (entry,) = entries(tmp_path)
    good = entry.read_bytes()
    for index in range(len(good)):
        entry.write_bytes(good[:index] + bytes([good[index] ^ 0x20]) + good[index + 1 :])
        assert cache.get("css", KEY) is None, index
    cache.put("css", KEY, VALUE)
    assert cache.get("css", KEY) == VALUE


def test_a_truncated_or_grown_entry_is_missing(tmp_path):
    """Every shorter entry is missing, an empty one too, and so is one with bytes behind it."""
    cache = Cache(tmp_path)
    cache.put("css", KEY, VALUE)
    (entry,) = entries(tmp_path)
    good = entry.read_bytes()
    for size in range(len(good)):
        entry.write_bytes(good[:size])
        assert cache.get("css", KEY) is None, size
    entry.write_bytes(good + b"x")
    assert cache.get("css", KEY) is None


def test_an_entry_under_anothers_name_is_missing(tmp_path):
    """An entry copied to another key's place does not pass for that key's."""
    cache = Cache(tmp_path)
    cache.put_bytes("css", "one", b"1")
    (first,) = entries(tmp_path)
    cache.put_bytes("css", "two", b"2")
    (second,) = [path for path in entries(tmp_path) if path != first]
    second.write_bytes(first.read_bytes())
    assert cache.get_bytes("css", "two") is None


def test_bytes_that_are_no_json_are_missing(tmp_path):
    """A whole entry that holds something else than JSON is no JSON value."""
    cache = Cache(tmp_path)
    for content in (b"\xff", b"{", b"[" * 100_000):
        cache.put_bytes("css", KEY, content)
        assert cache.get("css", KEY) is None


def test_a_folder_that_cannot_be_made_is_no_cache(tmp_path):
    """Where a file is in the way of the folder, builds go on without a cache."""
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache")
    cache.put("css", KEY, VALUE)
    assert cache.get("css", KEY) is None


def test_an_entrys_place_taken_by_a_folder_is_missing(tmp_path):
    """A folder where an entry should be does no harm, and no temporary file stays behind."""
    cache = Cache(tmp_path)
    cache.put("css", KEY, VALUE)
    (entry,) = entries(tmp_path)
    entry.unlink()
    entry.mkdir()
    cache.put("css", KEY, VALUE)
    assert cache.get("css", KEY) is None
    assert not list(tmp_path.rglob("*.tmp"))


def test_the_folder_says_what_it_is(tmp_path):
    """Backups skip the folder and git ignores it."""
    Cache(tmp_path / "c").put("css", KEY, VALUE)
    tag = (tmp_path / "c" / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"


def test_reading_makes_nothing(tmp_path):
    """Only a put writes."""
    assert Cache(tmp_path / "c").get("css", KEY) is None
    assert not (tmp_path / "c").exists()


def test_kinds_and_keys_stay_in_the_folder(tmp_path):
    """A kind or key with a path in it names no file elsewhere."""
    cache = Cache(tmp_path / "c")
    cache.put_bytes("../../x", "/etc/../y", b"1")
    assert cache.get_bytes("../../x", "/etc/../y") == b"1"
    assert os.listdir(tmp_path) == ["c"]


def test_the_oldest_entries_go_first(tmp_path):
    """Over the limit the entries written longest ago go, and only those."""
    cache = Cache(tmp_path)
    for index in range(10):
        cache.put_bytes("n", str(index), bytes(1000))
    by_key = {}
    for index in range(10):
        single = Cache(tmp_path)._path(tmp_path, "n", str(index))
        os.utime(single, (index, index))
        by_key[index] = single
    (tmp_path / "pruned").unlink()
    Cache(tmp_path, limit_bytes=6000).put_bytes("n", "new", b"")
    kept = [index for index, path in by_key.items() if path.exists()]
    assert kept == list(range(10 - len(kept), 10))
    assert 0 < len(kept) < 6


def test_pruning_is_rare(tmp_path):
    """Within a day of the last look nothing is looked at again."""
    Cache(tmp_path).put_bytes("n", "a", bytes(1000))
    Cache(tmp_path, limit_bytes=10).put_bytes("n", "b", bytes(1000))
    assert len(entries(tmp_path)) == 2


def test_a_value_that_json_cannot_express_is_the_callers_fault(tmp_path):
    """Code and objects cannot be cached."""
    with pytest.raises(TypeError):
        Cache(tmp_path).put("css", KEY, object())


def _write(folder: Path, seed: int) -> None:
    cache = Cache(folder)
    for index in range(150):
        cache.put("race", "same", [seed] * 2000)
        cache.put("race", str(index), index)


def test_two_processes_write_at_once(tmp_path):
    """While two processes write one key, a reader sees a whole value of one of them."""
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write, args=(tmp_path, seed)) for seed in (1, 2)]
    reader = Cache(tmp_path)
    for writer in writers:
        writer.start()
    seen = 0
    while any(writer.is_alive() for writer in writers):
        value = reader.get("race", "same")
        assert value in (None, [1] * 2000, [2] * 2000)
        # A torn entry would read as missing for good; a replaced one never does.
        assert value is not None or not seen
        seen += value is not None
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert reader.get("race", "same") in ([1] * 2000, [2] * 2000)
    assert all(reader.get("race", str(index)) == index for index in range(150))
    assert not list(tmp_path.rglob("*.tmp"))


parts = st.lists(st.text(max_size=5) | st.binary(max_size=5), max_size=4)


@given(parts, parts)
def test_different_parts_have_different_keys(one, other):
    """Keys are equal exactly when the parts are: nothing runs together."""
    assert (cache_key(*one) == cache_key(*other)) == (one == other)


@given(st.recursive(st.none() | st.booleans() | st.text(), st.lists, max_leaves=8))
def test_any_json_value_comes_back(tmp_path_factory, value):
    """What JSON can express survives."""
    cache = Cache(tmp_path_factory.getbasetemp() / "json")
    cache.put("v", json.dumps(value), value)
    assert cache.get("v", json.dumps(value)) == value


def test_what_ships_is_known_until_the_folder_knows_better(tmp_path):
    """A value that was put stands before one that ships, and bytes never ship."""
    known = tmp_path / "known.json"
    known.write_text(json.dumps({"css": {KEY: VALUE}}))
    cache = Cache(tmp_path / "cache", known=known)
    assert cache.get("css", KEY) == VALUE
    assert cache.get("css", cache_key("other")) is None
    assert cache.get("html", KEY) is None
    assert cache.get_bytes("css", KEY) is None
    cache.put("css", KEY, "newer")
    assert cache.get("css", KEY) == "newer"
    assert Cache(None, known=known).get("css", KEY) == VALUE


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff"])
def test_a_damaged_file_of_known_values_is_none(tmp_path, content):
    """An installation without it builds as well, a little later."""
    known = tmp_path / "known.json"
    if content is not None:
        known.write_bytes(content)
    assert Cache(None, known=known).get("css", KEY) is None


def test_what_was_read_once_stays_in_memory(tmp_path):
    """It needs its file no more; what was missing is looked for again."""
    kept = InMemory(Cache(tmp_path), 2)
    assert kept.get_bytes("picture", "one") is None
    kept.put_bytes("picture", "one", b"1")
    kept.put("facts", "one", [1])
    assert (kept.get_bytes("picture", "one"), kept.get("facts", "one")) == (b"1", [1])
    shutil.rmtree(tmp_path)
    assert (kept.get_bytes("picture", "one"), kept.get("facts", "one")) == (b"1", [1])
