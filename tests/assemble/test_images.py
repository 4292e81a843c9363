"""What the pictures of an issue become."""

from __future__ import annotations

import datetime
import io
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsletter.assemble import pillow
from newsletter.assemble.figures import DisplayWidths
from newsletter.assemble.images import (
    CACHE_KIND,
    FACTS_KIND,
    resolve_figure,
    resolve_images,
    source_path,
)
from newsletter.cache import Cache
from newsletter.config.settings import ImageSettings
from newsletter.errors import ImageError
from newsletter.model.blocks import Figure, Item, List, Paragraph, Quote
from newsletter.model.email import Asset
from newsletter.model.inline import Text
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import Creative, Disclosure, SponsorPlacement, SponsorSlot

DAY = datetime.date(2026, 3, 4)
DOCUMENT = "issues/2026-03-04/issue.md"


def jpeg(width: int, height: int, colour: str = "teal") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG")
    return target.getvalue()


def figure(src: str, line: int = 1, path: str = DOCUMENT) -> Figure:
    return Figure(src, alt="What it shows", location=Location(path, line, 1))


FILES = {
    "issues/2026-03-04/hero.jpg": jpeg(2400, 1200, "navy"),
    "issues/2026-03-04/body.jpg": jpeg(800, 400, "olive"),
    "issues/2026-03-04/thumb.jpg": jpeg(500, 500, "maroon"),
    "issues/2026-03-04/deep.jpg": jpeg(100, 50, "gray"),
    "sponsors/ad.jpg": jpeg(640, 320, "orange"),
    "issues/2026-03-04/broken.jpg": jpeg(64, 64)[:200],
    "logo.png": jpeg(440, 80, "black"),
}


class Reader:
    """Reads from ``FILES`` as the workspace reads from its folder."""

    def __init__(self, files: Mapping[str, bytes] = FILES) -> None:
        self.files = files
        self.asked: list[str] = []

    def __call__(self, src: str, place: Location) -> bytes:
        path = source_path(Figure(src, location=place))
        self.asked.append(path)
        if path not in self.files:
            raise ImageError(place.problem("E130", f"no file {path}"))
        return self.files[path]


class MemoryCache:
    """The cache's four functions on a dictionary: one value for a kind and key, JSON or bytes."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], Any] = {}

    def get(self, kind: str, key: str) -> Any:
        return self.entries.get((kind, key))

    def put(self, kind: str, key: str, value: Any) -> None:
        self.entries[kind, key] = value

    def get_bytes(self, kind: str, key: str) -> bytes | None:
        found = self.entries.get((kind, key))
        return found if isinstance(found, bytes) else None

    def put_bytes(self, kind: str, key: str, value: bytes) -> None:
        self.entries[kind, key] = value

    def change(self, kind: str, change: Callable[[Any], Any]) -> None:
        self.entries = {
            key: change(value) if key[0] == kind else value for key, value in self.entries.items()
        }


def issue_of(lead: Lead, *parts: Any) -> Issue:
    return Issue(DAY, (Text("Subject"),), parts=(lead, *parts))


def resolve(issue: Issue, **options: Any) -> tuple[Issue, tuple[Asset, ...]]:
    arguments: dict[str, Any] = {
        "read": Reader(),
        "settings": ImageSettings("https://img.example.org/{date}/"),
        "date": DAY,
    } | options
    return resolve_images(issue, **arguments)


def slot(image: Figure | None, *blocks: Any) -> SponsorSlot:
    return SponsorSlot(
        "after-lead",
        "harbor-bank",
        Disclosure("ad", "Advertisement", "Harbor Bank"),
        Creative("spring", image=image, blocks=blocks),
    )


FULL = issue_of(
    Lead(
        (Text("Headline"),),
        hero=figure("hero.jpg", 3),
        blocks=(
            Paragraph((Text("Words"),)),
            figure("body.jpg", 5),
            slot(figure("ad.jpg", 2, "sponsors/harbor-bank.md")),
            Quote((figure("deep.jpg", 9),)),
        ),
    ),
    More(
        (Text("More"),),
        (
            Item("story", (Text("Item"),), image=figure("thumb.jpg", 12)),
            Item("story", (Text("Compact"),), compact=True),
        ),
    ),
    SponsorPlacement("harbor-bank"),
    slot(None, figure("ad.jpg", 4, "sponsors/harbor-bank.md")),
    Section((Text("Numbers"),), (List(((figure("body.jpg", 20),),)),)),
)


def figures(value: Any) -> list[Figure]:
    """Every figure below a node, found without knowing the model's shape."""
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, tuple):
        return [found for entry in value for found in figures(entry)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [found for name in fields for found in figures(getattr(value, name))]


def test_every_figure_wherever_it_stands_gets_an_address_and_its_role_s_size() -> None:
    issue, assets = resolve(FULL)
    found = figures(issue)
    sizes = {it.src: (it.width_px, it.height_px) for it in found}
    assert sizes == {
        "hero.jpg": (600, 300),
        "body.jpg": (552, 276),
        "ad.jpg": (552, 276),
        "deep.jpg": (100, 50),
        "thumb.jpg": (160, 160),
    }
    by_source = {asset.source: asset for asset in assets}
    assert list(by_source) == [
        "issues/2026-03-04/hero.jpg",
        "issues/2026-03-04/body.jpg",
        "sponsors/ad.jpg",
        "issues/2026-03-04/deep.jpg",
        "issues/2026-03-04/thumb.jpg",
    ]
    for it in found:
        name = by_source[source_path(it)].name
        assert it.url == f"https://img.example.org/2026-03-04/{name}"


def test_nothing_but_the_figures_changes() -> None:
    issue, _ = resolve(FULL)
    cleared = [replace(it, url="", width_px=0, height_px=0) for it in figures(issue)]
    assert cleared == figures(FULL)
    assert [it.location for it in figures(issue)] == [it.location for it in figures(FULL)]
    assert issue.lead.headline == FULL.lead.headline
    assert issue.parts[2] == FULL.parts[2]


def test_a_file_in_two_places_is_read_once_and_is_one_asset_as_wide_as_the_widest_needs() -> None:
    reader = Reader()
    issue = issue_of(
        Lead((Text("H"),), blocks=(figure("hero.jpg", 2),), hero=figure("./hero.jpg", 1)),
        More((Text("M"),), (Item("story", (Text("I"),), image=figure("hero.jpg", 3)),)),
    )
    resolved, assets = resolve(issue, read=reader)
    assert len(reader.asked) == 1
    (asset,) = assets
    assert Image.open(io.BytesIO(asset.content)).size == (1200, 600)
    assert sorted(it.width_px for it in figures(resolved)) == [160, 552, 600]
    assert len({it.url for it in figures(resolved)}) == 1


def test_a_file_name_written_with_percent_signs_is_the_same_file() -> None:
    files = {"issues/2026-03-04/a b.jpg": jpeg(300, 200)}
    lead = Lead((Text("H"),), blocks=(figure("a%20b.jpg"), figure("a b.jpg")))
    reader = Reader(files)
    _, (asset,) = resolve(issue_of(lead), read=reader)
    assert asset.source == "issues/2026-03-04/a b.jpg"
    assert len(reader.asked) == 1


def test_two_files_with_the_same_picture_are_one_asset() -> None:
    files = {f"issues/2026-03-04/{name}.jpg": jpeg(300, 200) for name in ("one", "two")}
    lead = Lead((Text("H"),), blocks=(figure("one.jpg"), figure("two.jpg")))
    _, assets = resolve(issue_of(lead), read=Reader(files))
    assert len(assets) == 1


@pytest.mark.parametrize(
    "src", ["https://example.org/a.png", "http://example.org/a.png", "HTTPS://X/y"]
)
def test_a_remote_picture_passes_through_unread(src: str) -> None:
    reader = Reader({})
    issue, assets = resolve(issue_of(Lead((Text("H"),), hero=figure(src))), read=reader)
    hero = issue.lead.hero
    assert hero is not None
    assert (hero.url, hero.width_px, hero.height_px) == (src, 0, 0)
    assert assets == ()
    assert reader.asked == []


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ({"settings": ImageSettings("")}, "images/", ""),
        (
            {"settings": ImageSettings("https://x.example/%7Ea/{other}")},
            "https://x.example/%7Ea/{other}/",
            "",
        ),
        ({"embed": True}, "cid:", "@newsletter"),
    ],
)
def test_the_address_is_relative_absolute_or_a_content_id(
    options: dict[str, Any], before: str, after: str
) -> None:
    issue, (asset,) = resolve(issue_of(Lead((Text("H"),), hero=figure("hero.jpg"))), **options)
    assert figures(issue)[0].url == before + asset.name + after


def test_all_problems_of_all_pictures_are_reported_at_once_in_the_order_of_the_file() -> None:
    blocks = (
        figure("missing.jpg", 4),
        figure("broken.jpg", 6),
        figure("data:image/png;base64,AAAA", 8),
        figure("//host/x.png", 9),
        figure("C:\\pictures\\x.png", 10),
        figure("  ", 11),
        figure("hero.jpg", 12),
    )
    with pytest.raises(ImageError) as caught:
        resolve(issue_of(Lead((Text("H"),), blocks=blocks)), image_bytes=100)
    found = [(problem.line, problem.code) for problem in caught.value.problems]
    assert found == [
        (4, "E130"),
        (6, "E132"),
        (8, "E135"),
        (9, "E135"),
        (10, "E135"),
        (11, "E135"),
        (12, "E134"),
    ]
    assert "AAAA" not in str(caught.value)


def test_a_picture_over_the_limit_says_both_sizes() -> None:
    with pytest.raises(
        ImageError, match=r"hero\.jpg has .* bytes when processed .* limit is 1,000"
    ):
        resolve(issue_of(Lead((Text("H"),), hero=figure("hero.jpg"))), image_bytes=1_000)


def test_a_theme_may_set_its_own_widths() -> None:
    issue, _ = resolve(FULL, widths=DisplayWidths(hero=320, thumbnail=80))
    sizes = {it.src: it.width_px for it in figures(issue)}
    assert (sizes["hero.jpg"], sizes["thumb.jpg"], sizes["body.jpg"]) == (320, 80, 552)


def test_a_logo_is_resolved_by_itself() -> None:
    logo, asset = resolve_figure(
        figure("logo.png", path="newsletter.toml"),
        220,
        read=Reader(),
        settings=ImageSettings("https://img.example.org"),
        date=DAY,
    )
    assert asset is not None
    assert (logo.width_px, logo.height_px) == (220, 40)
    assert logo.url == f"https://img.example.org/{asset.name}"
    assert asset.source == "logo.png"
    remote, none = resolve_figure(
        figure("https://x.example/l.png"), 220, read=Reader(), settings=ImageSettings(), date=DAY
    )
    assert (remote.url, none) == ("https://x.example/l.png", None)


def test_a_cached_build_is_the_same_build() -> None:
    cache = MemoryCache()
    first = resolve(FULL, cache=cache)
    assert len(cache.entries) == 2 * len(first[1])
    assert resolve(FULL, cache=cache) == first
    assert resolve(FULL) == first


def test_another_width_quality_or_source_is_another_entry() -> None:
    cache = MemoryCache()
    issue = issue_of(Lead((Text("H"),), hero=figure("hero.jpg")))
    resolve(issue, cache=cache)
    resolve(issue, cache=cache, settings=ImageSettings(quality=50))
    resolve(issue, cache=cache, widths=DisplayWidths(hero=300))
    resolve(issue, cache=cache, read=Reader({"issues/2026-03-04/hero.jpg": jpeg(700, 300)}))
    assert len(cache.entries) == 8


@pytest.mark.parametrize(
    ("kind", "damage"),
    [
        (CACHE_KIND, lambda content: content[:-1]),
        (CACHE_KIND, lambda content: None),
        (FACTS_KIND, lambda facts: None),
        (FACTS_KIND, lambda facts: {"name": "x"}),
        (FACTS_KIND, lambda facts: [*facts[:2], 0, facts[3]]),
        (FACTS_KIND, lambda facts: [*facts[:2], True, "x"]),
        (FACTS_KIND, lambda facts: [facts[0], "text/html", *facts[2:]]),
    ],
)
def test_a_damaged_cache_entry_is_made_again(kind: str, damage: Callable[[Any], Any]) -> None:
    cache = MemoryCache()
    first = resolve(FULL, cache=cache)
    sound = dict(cache.entries)
    cache.change(kind, damage)
    assert cache.entries != sound
    assert resolve(FULL, cache=cache) == first
    assert cache.entries == sound


def test_the_real_cache_serves_pictures_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = resolve(FULL, cache=Cache(tmp_path))
    monkeypatch.setattr(pillow, "process_picture", None)
    assert resolve(FULL, cache=Cache(tmp_path)) == first


def test_a_warm_build_does_not_import_pillows_readers(tmp_path: Path) -> None:
    """In a process of its own, with every picture in the cache."""
    cache = MemoryCache()
    resolve(FULL, cache=cache)
    script = f"""
import datetime, sys
from newsletter.assemble.images import resolve_figure
from newsletter.config.settings import ImageSettings
from newsletter.model.blocks import Figure
from newsletter.model.location import Location

class Cache:
    entries = {cache.entries!r}
    def get(self, kind, key): return self.entries.get((kind, key))
    get_bytes = get
    def put(self, kind, key, value): raise AssertionError
    put_bytes = put

content = {FILES["issues/2026-03-04/hero.jpg"]!r}
figure, asset = resolve_figure(
    Figure("hero.jpg", location=Location({DOCUMENT!r})), 600, read=lambda src, place: content,
    settings=ImageSettings(), date=datetime.date(2026, 3, 4), cache=Cache())
assert figure.width_px == 600 and asset.content
assert "PIL.Image" not in sys.modules, "a warm build must not pay for Pillow"
"""
    program = tmp_path / "warm.py"
    program.write_text(script, encoding="utf-8")
    subprocess.run([sys.executable, str(program)], check=True, timeout=60)
    assert {kind for kind, _ in cache.entries} == {CACHE_KIND, FACTS_KIND}
