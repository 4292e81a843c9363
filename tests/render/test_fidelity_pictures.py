"""Pictures through the real command: their addresses in each copy, and what is refused."""

from __future__ import annotations

import email
import io
import os
import re
import struct
import zlib
from email import policy

import pytest
from PIL import Image
from theme_desk import DAY, Desk

LEAD = "![A hill](photo.jpg)\n\n![Another]({src})"


def picture_addresses(html: str) -> list[str]:
    return re.findall(r'<img\b[^>]*?\ssrc="([^"]*)"', html)


def with_config(desk: Desk, old: str, new: str) -> None:
    path = desk.root / "newsletter.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_embedded_pictures_have_real_addresses_in_the_web_copy(desk: Desk) -> None:
    """A browser knows no cid: - and the copy is the one that it is without embedding."""
    Image.new("RGB", (300, 60), "navy").save(desk.root / "logo.png")
    with_config(desk, "[images]\n", '[theme]\nlogo = "logo.png"\n\n[images]\n')
    desk.issue(LEAD.format(src="a%20b/é.png") + "\n\n![Remote](https://x.example/p.png)")
    linked = desk.built()
    made = desk.built("--embed-images")
    local = [address for address in picture_addresses(made.html) if address[:4] == "cid:"]
    assert len(set(local)) == 3
    assert "cid:" not in made.web
    assert "cid:" not in made.text
    assert made.web == linked.web
    assert made.text == linked.text
    names = {address.removeprefix("cid:").partition("@")[0] for address in local}
    for name in names:
        assert f'src="https://pictures.example.org/{DAY}/{name}"' in made.web
        assert f"images/{name}" in made.files
    message = email.message_from_bytes(made.files["email.eml"], policy=policy.default)
    parts = {
        part["Content-ID"]: part.get_content() for part in message.walk() if part["Content-ID"]
    }
    assert {f"<{address[4:]}>" for address in local} == set(parts)
    for name in names:
        assert parts[f"<{name}@newsletter>"] == made.files[f"images/{name}"]


def test_without_a_base_address_the_web_copy_names_the_files_beside_it(desk: Desk) -> None:
    """The folder can be opened or uploaded as it is."""
    with_config(desk, 'base_url = "https://pictures.example.org/{date}"', "")
    desk.issue(LEAD.format(src="photo.jpg"))
    made = desk.built("--embed-images")
    for address in picture_addresses(made.web):
        assert address in made.files
    assert made.web == desk.built().web


def test_an_address_with_an_ampersand_is_escaped_in_the_web_copy(desk: Desk) -> None:
    """As it is in the email without embedding."""
    with_config(desk, "org/{date}", "org/?a=1&b=2&name=")
    desk.issue(LEAD.format(src="photo.jpg"))
    assert "?a=1&amp;b=2" in desk.built("--embed-images").web


def png_of(width: int, height: int) -> bytes:
    """A PNG whose header promises more than its 80 bytes can hold."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


@pytest.mark.parametrize(
    ("src", "code"),
    [
        ("bomb.png", "E131"),
        ("broken.jpg", "E132"),
        ("empty.jpg", "E132"),
        ("page.jpg", "E133"),
        ("missing.jpg", "E130"),
        ("../../../outside.jpg", "E136"),
        ("..%2F..%2F..%2Foutside.jpg", "E136"),
        ("link.jpg", "E136"),
        ("folder/outside.jpg", "E136"),
        ("hard/../link.jpg", "E13"),
        ("a%20b", "E137"),
        ("pipe.jpg", "E137"),
        ("/etc/hostname", "E045"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(desk: Desk, src: str, code: str) -> None:
    """A bomb, a broken file, what lies outside, and what is no file."""
    folder = desk.root / "issues" / DAY
    outside = desk.root.parent / "outside.jpg"
    Image.new("RGB", (9, 9)).save(outside)
    (folder / "bomb.png").write_bytes(png_of(60_000, 60_000))
    (folder / "broken.jpg").write_bytes((folder / "photo.jpg").read_bytes()[:300])
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "page.jpg").write_bytes(b"<html>")
    (folder / "link.jpg").symlink_to(outside)
    (folder / "folder").symlink_to(outside.parent, target_is_directory=True)
    os.mkfifo(folder / "pipe.jpg")
    desk.issue(f"Words.\n\n![A picture]({src})")
    made = desk.build()
    assert made.exit_code == 2
    assert f"error[{code}" in made.stderr
    assert f"issues/{DAY}/issue.md:10:1" in made.stderr
    assert not made.files


def test_a_link_inside_the_workspace_is_a_picture(desk: Desk) -> None:
    """A folder of pictures for all issues may be linked to."""
    folder = desk.root / "issues" / DAY
    (folder / "same.jpg").symlink_to(folder / "photo.jpg")
    desk.issue("![A picture](same.jpg)")
    assert any(name.startswith("images/") for name in desk.built().files)


def test_pictures_of_every_make_arrive_upright_small_and_bare(desk: Desk) -> None:
    """EXIF turned, CMYK, 16 bits and animation, without where and by whom they were taken."""
    folder = desk.root / "issues" / DAY
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Secret Camera"
    Image.new("RGB", (900, 300), "teal").save(folder / "turned.jpg", exif=exif, comment=b"Secret")
    Image.new("CMYK", (400, 200), (10, 20, 30, 0)).save(folder / "print.jpg")
    Image.new("I;16", (300, 200), 40_000).save(folder / "deep.png")
    frames = [Image.new("RGB", (40, 30), shade) for shade in ("red", "lime", "blue")]
    frames[0].save(
        folder / "moves.gif",
        save_all=True,
        append_images=frames[1:],
        duration=80,
        comment=b"Secret",
    )
    names = ("turned.jpg", "print.jpg", "deep.png", "moves.gif")
    desk.issue("\n\n".join(f"![{name}]({name})" for name in names))
    made = desk.built()
    pictures = {
        name: Image.open(io.BytesIO(content))
        for name, content in made.files.items()
        if name.startswith("images/")
    }
    found = {}
    for tag in re.findall(r"<img\b[^>]*>", made.html):
        alt = re.search(r'alt="([^"]*)"', tag)
        src = re.search(r'src="([^"]*)"', tag)
        assert alt is not None
        assert src is not None
        found[alt[1]] = pictures["images/" + src[1].rsplit("/", 1)[1]]
        assert re.search(r'width="\d+"', tag)
    assert found["turned.jpg"].size == (300, 900)
    assert found["print.jpg"].mode == "RGB"
    shade = found["deep.png"].convert("L").getpixel((5, 5))
    assert isinstance(shade, int)
    assert abs(shade - 40_000 // 257) < 3
    assert found["moves.gif"].n_frames == 3
    for name, content in made.files.items():
        if name.startswith("images/"):
            assert b"Secret" not in content
            assert b"Exif" not in content
