"""A small drawing kit on Pillow: shapes, gradients, glows and seeded grain."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 675
SCALE = 2  # drawn twice as large and reduced: Pillow's shapes have hard edges
# Bytes around the middle grey: enough to break up banding, little enough for a small JPEG.
GRAIN = 4

Colour = tuple[int, int, int]
Point = tuple[float, float]
Stops = Sequence[tuple[float, str]]


def rgb(colour: str) -> Colour:
    """``#rrggbb`` as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two; share 0 is the first."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    """A picture in the making; all measures are in the finished picture's pixels."""

    def __init__(self, seed: int, stops: Stops) -> None:
        self.random = random.Random(seed)
        self.image = gradient(stops, WIDTH * SCALE, HEIGHT * SCALE)

    def polygon(self, points: Sequence[Point], colour: str, alpha: float = 1.0) -> None:
        """A filled shape."""
        self._paint(lambda draw, ink: draw.polygon(scaled(points), fill=ink), colour, alpha)

    def line(self, points: Sequence[Point], colour: str, width: float, alpha: float = 1.0) -> None:
        """A stroke through points."""
        thick = max(1, round(width * SCALE))
        self._paint(
            lambda draw, ink: draw.line(scaled(points), fill=ink, width=thick, joint="curve"),
            colour,
            alpha,
        )

    def disc(self, x: float, y: float, radius: float, colour: str, alpha: float = 1.0) -> None:
        """A filled circle."""
        self.ellipse(x, y, radius, radius, colour, alpha)

    def ellipse(  # noqa: PLR0917 - measures in the order of drawing
        self, x: float, y: float, rx: float, ry: float, colour: str, alpha: float = 1.0
    ) -> None:
        """A filled ellipse around a middle point."""
        box = scaled([(x - rx, y - ry), (x + rx, y + ry)])
        self._paint(lambda draw, ink: draw.ellipse(box, fill=ink), colour, alpha)

    def arc(  # noqa: PLR0917
        self,
        x: float,
        y: float,
        radius: float,
        angles: Point,
        colour: str,
        width: float,
        alpha: float = 1.0,
    ) -> None:
        """Part of a circle's outline, angles in degrees, clockwise from three o'clock."""
        box = scaled([(x - radius, y - radius), (x + radius, y + radius)])
        thick = max(1, round(width * SCALE))
        self._paint(lambda draw, ink: draw.arc(box, *angles, fill=ink, width=thick), colour, alpha)

    def box(  # noqa: PLR0917
        self, x: float, y: float, w: float, h: float, colour: str, alpha: float = 1.0
    ) -> None:
        """A filled rectangle."""
        self.polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], colour, alpha)

    def wash(self, points: Sequence[Point], stops: Stops) -> None:
        """A shape filled with a gradient from its top to its bottom."""
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(scaled(points), fill=255)
        bounds = mask.getbbox()
        if bounds is None:
            return
        left, top, right, bottom = bounds
        self.image.paste(
            gradient(stops, right - left, bottom - top), (left, top), mask.crop(bounds)
        )

    def glow(self, x: float, y: float, radius: float, colour: str, alpha: float) -> None:
        """Soft light around a point."""
        side = round(radius * 2 * SCALE)
        fade = ImageChops.invert(Image.radial_gradient("L")).resize((side, side))
        # Pillow's radial gradient reaches only 181 of 255 at the middle of an edge.
        fade = fade.point([round((max(v - 75, 0) / 180) ** 2 * 255 * alpha) for v in range(256)])
        mask = Image.new("L", self.image.size, 0)
        mask.paste(fade, (round((x - radius) * SCALE), round((y - radius) * SCALE)))
        self.image.paste(rgb(colour), (0, 0), mask)

    def blur(self, radius: float) -> None:
        """Soften everything drawn so far: what is far away."""
        self.image = self.image.filter(ImageFilter.GaussianBlur(radius * SCALE))

    def ridge(self, base: float, rise: float, wave: float, stops: Stops) -> list[Point]:
        """A range of hills down to the lower edge; gives its outline."""
        phases = [self.random.uniform(0, math.tau) for _ in range(5)]
        outline = [
            (
                float(x),
                base
                - rise
                * sum(
                    math.sin(x / wave * (1.7**n) * math.tau + phase) / (1.9**n)
                    for n, phase in enumerate(phases)
                )
                / 2,
            )
            for x in range(-20, WIDTH + 21, 6)
        ]
        self.wash([*outline, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], stops)
        return outline

    def finished(self) -> Image.Image:
        """The picture at its own size, with a little grain."""
        image = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        noise = Image.frombytes("L", (WIDTH, HEIGHT), self.random.randbytes(WIDTH * HEIGHT))
        noise = noise.filter(ImageFilter.GaussianBlur(0.8))
        middle = noise.point([max(0, min(255, 128 + (v - 128) * GRAIN // 32)) for v in range(256)])
        grain = Image.merge("RGB", (middle,) * 3)
        return ImageChops.add(image, grain, 1.0, -128)

    def _paint(
        self, stroke: Callable[[ImageDraw.ImageDraw, int | Colour], None], colour: str, alpha: float
    ) -> None:
        if alpha >= 1:
            stroke(ImageDraw.Draw(self.image), rgb(colour))
            return
        mask = Image.new("L", self.image.size, 0)
        stroke(ImageDraw.Draw(mask), round(alpha * 255))
        self.image.paste(rgb(colour), (0, 0), mask)


def scaled(points: Sequence[Point]) -> list[Point]:
    """Points of the finished picture as points of the large one."""
    return [(x * SCALE, y * SCALE) for x, y in points]


def gradient(stops: Stops, width: int, height: int) -> Image.Image:
    """Colours from top to bottom; places between 0 and 1."""
    column = Image.new("RGB", (1, max(height, 1)))
    for y in range(max(height, 1)):
        place = y / max(height - 1, 1)
        before = max((s for s in stops if s[0] <= place), default=stops[0])
        after = min((s for s in stops if s[0] >= place), default=stops[-1])
        span = after[0] - before[0]
        share = (place - before[0]) / span if span else 0.0
        column.putpixel((0, y), rgb(mix(before[1], after[1], share)))
    return column.resize((max(width, 1), max(height, 1)))


def turned(points: Sequence[Point], x: float, y: float, degrees: float) -> list[Point]:
    """Points turned around the origin, then moved to a place."""
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [(x + px * cos - py * sin, y + px * sin + py * cos) for px, py in points]
