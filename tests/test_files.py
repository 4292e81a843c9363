"""newsletter.files: what is no text is refused with its place, and nothing waits."""

import hashlib
import os

import pytest

from newsletter.files import SourceFile, UnreadableFileError, read_limited, read_text


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"ok\nna\xc3\xafve \xff", "E007", "a.md:2:7"),
        (b"\xef\xbb\xbf\xff", "E007", "a.md:1:1"),
        ("é\0".encode(), "E008", "a.md:1:2"),
        ("é\nab".encode("utf-16"), "E007", "a.md:1:1"),
        (b"x" * 2_000_001, "E009", "a.md"),
    ],
)
def test_what_is_no_text_has_its_place(tmp_path, content, code, place):
    """A bad byte is found by line and column, counted in characters."""
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        read_text(tmp_path / "x", "a.md")
    assert (caught.value.problem.code, caught.value.problem.place) == (code, place)


def test_text_and_hash(tmp_path):
    """The text comes without its byte order mark; the hash is of the bytes as they are."""
    content = b"\xef\xbb\xbfna\xc3\xafve\r\n"
    (tmp_path / "x").write_bytes(content)
    wanted = SourceFile("a.md", "naïve\r\n", hashlib.sha256(content).hexdigest())
    assert read_text(tmp_path / "x", "a.md") == wanted


def test_the_largest_file_is_read(tmp_path):
    """Two megabytes are not too many."""
    (tmp_path / "x").write_bytes(b"x" * 2_000_000)
    assert len(read_text(tmp_path / "x", "a.md").text) == 2_000_000


def test_what_is_no_plain_file(tmp_path):
    """A folder and a pipe are refused before they are opened."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(UnreadableFileError) as caught:
            read_limited(path, 10)
        assert caught.value.problem.code == "E006"


def test_a_missing_file(tmp_path):
    """Bytes that are missing are the caller's to name; a missing text is a problem."""
    with pytest.raises(FileNotFoundError):
        read_limited(tmp_path / "x", 10)
    with pytest.raises(UnreadableFileError) as caught:
        read_text(tmp_path / "x" / "y", "a.md")
    assert caught.value.problem.code == "E006"
