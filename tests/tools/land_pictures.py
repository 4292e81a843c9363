"""The sample pictures that show land: batteries, town, terraces, viaduct, meadow, observatory."""

from __future__ import annotations

import math

from canvas import HEIGHT, WIDTH, Canvas, Point, mix, turned


def batteries() -> Canvas:
    """Rows of battery containers on a quay at night, seen from above."""
    c = Canvas(23, [(0, "#0f2233"), (0.5, "#17394a"), (1, "#0d2330")])
    c.glow(880, 120, 620, "#2f7f86", 0.5)

    def iso(x: float, y: float, z: float = 0) -> Point:
        return 570 + (x - y) * 0.866, 76 + (x + y) * 0.5 - z

    for n in range(-4, 16):
        c.line([iso(n * 90, -400), iso(n * 90, 1200)], "#2d5f6c", 1.2, 0.35)
        c.line([iso(-400, n * 90), iso(1200, n * 90)], "#2d5f6c", 1.2, 0.35)
    for row in range(6):
        for column in range(4):
            x, y, long, deep, tall = 40 + row * 122.0, -60 + column * 196.0, 66.0, 150.0, 58.0
            warm = (row, column) in {(1, 2), (3, 1), (4, 3)}
            side = "#e8694a" if warm else "#d9e4df"
            c.polygon(
                [
                    iso(x + 22, y),
                    iso(x + 22 + long, y + 16),
                    iso(x + 22 + long, y + deep + 26),
                    iso(x, y + deep + 20),
                ],
                "#061018",
                0.35,
            )
            c.polygon(
                [
                    iso(x, y, tall),
                    iso(x + long, y, tall),
                    iso(x + long, y + deep, tall),
                    iso(x, y + deep, tall),
                ],
                mix(side, "#ffffff", 0.25),
            )
            c.polygon(
                [
                    iso(x + long, y),
                    iso(x + long, y + deep),
                    iso(x + long, y + deep, tall),
                    iso(x + long, y, tall),
                ],
                mix(side, "#12303d", 0.62),
            )
            c.polygon(
                [
                    iso(x, y + deep),
                    iso(x + long, y + deep),
                    iso(x + long, y + deep, tall),
                    iso(x, y + deep, tall),
                ],
                mix(side, "#12303d", 0.3),
            )
            for n in range(1, 7):
                at = y + deep * n / 7
                c.line([iso(x + long, at, 8), iso(x + long, at, tall - 8)], "#0f2733", 1.6, 0.55)
            for n in range(3):
                at = y + 26 + n * 42
                c.polygon(
                    [
                        iso(x + 16, at, tall + 1),
                        iso(x + long - 16, at, tall + 1),
                        iso(x + long - 16, at + 24, tall + 1),
                        iso(x + 16, at + 24, tall + 1),
                    ],
                    "#24505c",
                    0.75,
                )
            spot = iso(x + long * 0.5, y + deep, tall - 16)
            c.glow(*spot, 26, "#7dffc4", 0.7)
            c.disc(*spot, 3.4, "#c8ffe6")
    for start, colour in ((-30, "#f0a64b"), (0, "#58c7b2")):
        c.line([iso(start + 10, -300), iso(start + 10, 860), iso(900, 860)], colour, 4, 0.85)
    c.glow(120, 600, 420, "#08141d", 0.5)
    return c


def hill_town() -> Canvas:
    """A town on a hill at dusk; the lit library stands on top."""
    c = Canvas(47, [(0, "#29335f"), (0.5, "#7a6590"), (0.8, "#e7a88d"), (1, "#f2c79c")])
    for _ in range(50):
        c.disc(
            c.random.uniform(0, WIDTH),
            c.random.uniform(0, 240),
            c.random.uniform(0.7, 1.6),
            "#fff6df",
            0.6,
        )
    c.disc(1010, 128, 42, "#fdeccb")
    c.disc(992, 118, 40, "#37406c")
    c.ridge(520, 60, 900, [(0, "#5d5a86"), (1, "#8c7593")])
    walls = ["#d9785a", "#e9b17d", "#b85a52", "#efd3a8", "#8d6a80", "#c98d6a", "#6e7196"]
    for row in range(8):
        base, half = 300 + row * 52, 150 + row * 74
        x = 600.0 - half
        while x < 600 + half:
            w, h = c.random.uniform(46, 82), c.random.uniform(56, 96)
            foot = base + c.random.uniform(-6, 12) + abs(x + w / 2 - 600) * 0.14
            wall = mix(c.random.choice(walls), "#2b2f58", 0.5 - row * 0.055)
            roof = mix("#7a3d3c", "#23284e", 0.55 - row * 0.05)
            c.box(x, foot - h, w, h + 140, wall)
            c.polygon(
                [(x - 5, foot - h), (x + w / 2, foot - h - w * 0.42), (x + w + 5, foot - h)], roof
            )
            for column in range(2):
                for floor in range(2):
                    lit = c.random.random() < 0.42
                    c.box(
                        x + w * (0.2 + column * 0.38),
                        foot - h + 12 + floor * 26,
                        w * 0.2,
                        14,
                        "#ffdb8f" if lit else mix(wall, "#1d2248", 0.55),
                    )
            x += w - 2
    c.glow(600, 196, 260, "#ffdf9e", 0.75)
    c.box(476, 168, 248, 104, "#fbe9c6")
    c.polygon([(460, 170), (600, 96), (740, 170)], "#ca5a43")
    c.box(466, 164, 268, 12, "#f7dca8")
    for n in range(6):
        c.box(488 + n * 40, 178, 16, 84, "#d49a63" if n % 2 else "#e7b475")
    c.box(466, 260, 268, 14, "#f1cf9a")
    return c


def lanterns() -> Canvas:
    """Terraced fields at night, with the lanterns of the harvest."""
    c = Canvas(67, [(0, "#0c1533"), (0.4, "#25315f"), (0.7, "#4b4a7a"), (1, "#4b4a7a")])
    for _ in range(140):
        c.disc(
            c.random.uniform(0, WIDTH),
            c.random.uniform(0, 260),
            c.random.uniform(0.6, 1.7),
            "#fff9e8",
            c.random.uniform(0.3, 0.95),
        )
    c.ridge(250, 74, 700, [(0, "#2a3366"), (1, "#3a3d70")])
    c.ridge(300, 60, 520, [(0, "#1e2a57"), (1, "#2b3363")])
    greens = ["#2f6a5c", "#3d7d5c", "#5b9257", "#2b5f62", "#7ba45a", "#3a7463"]
    lights: list[tuple[float, float, float]] = []
    for n in range(13):
        base = 322 + n * n * 1.55 + n * 9
        bow = 38 + n * 9
        outline = [
            (
                float(x),
                base
                + bow * math.sin(x / 420 + n * 0.55) * 0.55
                + bow * 0.3 * math.sin(x / 160 + n),
            )
            for x in range(-20, WIDTH + 21, 8)
        ]
        top = mix(greens[n % 6], "#101d40", 0.62 - n * 0.028)
        c.wash(
            [*outline, (WIDTH + 20, HEIGHT), (-20, HEIGHT)],
            [(0, mix(top, "#f6d58a", 0.12)), (0.25, top), (1, mix(top, "#081226", 0.6))],
        )
        c.line(outline, mix(top, "#ffe9b0", 0.3), 1.4 + n * 0.1, 0.8)
        for _ in range(3 + n % 2):
            x, y = c.random.choice(outline[4:-4])
            lights.append((x, y - 5 - n, 2.2 + n * 0.42))
    for x, y, size in lights:
        c.glow(x, y, size * 14, "#ffb347", 0.6)
        c.disc(x, y, size, "#fff1c4")
        c.line([(x, y + size), (x + size * 0.2, y + size * 3.2)], "#0b1430", size * 0.8)
    return c


def viaduct() -> Canvas:
    """A slow train on a high viaduct over an autumn valley."""
    c = Canvas(73, [(0, "#f6e7cf"), (0.4, "#f3cf9f"), (1, "#e9a877")])
    c.disc(300, 176, 88, "#fbf3df")
    c.ridge(330, 90, 620, [(0, "#d99a7c"), (1, "#e7b48c")])
    c.ridge(410, 84, 480, [(0, "#b6695a"), (1, "#cf8a6a")])
    stone, dark = "#6d3f4c", "#512d3e"
    c.box(-10, 300, WIDTH + 20, 22, stone)
    for n in range(8):
        x = -60 + n * 170
        c.box(x, 320, 40, 380, stone)
        c.box(x + 28, 320, 12, 380, dark)
        c.polygon(
            [
                (x + 40, 322),
                (x + 170, 322),
                (x + 170, 402),
                *[
                    (x + 105 + 65 * math.cos(math.radians(t)), 402 - 66 * math.sin(math.radians(t)))
                    for t in range(0, 181, 6)
                ],
                (x + 40, 402),
            ],
            stone,
        )
    c.box(-10, 292, WIDTH + 20, 9, dark)
    for n in range(4):
        x = 330 + n * 172.0
        front = n == 3
        body = [
            (x, 236),
            (x + (128 if front else 164), 236),
            (x + 164, 268 if front else 236),
            (x + 168, 284),
            (x, 284),
        ]
        c.wash(
            body,
            [
                (0, "#2f5d62"),
                (0.6, "#274d55"),
                (0.62, "#f0d9a6"),
                (0.74, "#f0d9a6"),
                (0.76, "#274d55"),
                (1, "#1d3a44"),
            ],
        )
        for window in range(5 if not front else 4):
            c.box(x + 14 + window * 30, 244, 20, 17, "#ffeebf")
        for wheel in (26, 52, 112, 138):
            c.disc(x + wheel, 287, 7, "#1c2330")
    c.ridge(560, 70, 420, [(0, "#8a4a45"), (0.4, "#6d3b42"), (1, "#3d2433")])
    for _ in range(90):
        x, y = c.random.uniform(0, WIDTH), c.random.uniform(566, 670)
        size = 10 + (y - 560) * 0.16
        c.ellipse(
            x,
            y,
            size,
            size * 1.2,
            c.random.choice(["#c9683f", "#a8483c", "#dd9448", "#7a3a42", "#e3b15c"]),
            0.92,
        )
    return c


def meadow() -> Canvas:
    """A field of flowers in flat shapes."""
    c = Canvas(97, [(0, "#dcebe3"), (1, "#c3dccb")])
    c.disc(220, 150, 76, "#f3c65c")
    c.ridge(390, 46, 800, [(0, "#8fbf9b"), (1, "#6fa887")])
    c.ridge(470, 40, 620, [(0, "#4f8f73"), (1, "#2f6f5c")])
    petals = ["#d9553f", "#f0a03c", "#f7efe0", "#c96f9b", "#6f62a8", "#f3c65c"]
    for n in range(46):
        depth = n / 45
        x = (n * 0.618 % 1) * 1240 - 20 + c.random.uniform(-16, 16)
        foot, tall, size = (
            500 + depth * 260,
            70 + depth * 130 + c.random.uniform(-24, 24),
            10 + depth * 22,
        )
        top, lean = foot - tall, c.random.uniform(-26, 26)
        stem = mix("#3f8465", "#1d4d42", depth)
        c.line(
            [(x, foot), (x + lean * 0.3, foot - tall * 0.5), (x + lean, top)], stem, 2.5 + depth * 4
        )
        for side in (-1, 1):
            leaf = [
                (0.0, 0.0),
                (side * size * 1.1, -size * 0.9),
                (side * size * 1.7, -size * 2.2),
                (side * size * 0.4, -size * 1.3),
            ]
            c.polygon(
                turned(leaf, x + lean * 0.25, foot - tall * 0.36, 0), mix(stem, "#8fc39a", 0.25)
            )
        colour = petals[n % 6]
        if n % 3 == 0:
            for turn in range(8):
                px, py = turned([(0.0, -size * 1.05)], x + lean, top, turn * 45)[0]
                c.disc(px, py, size * 0.52, colour)
            c.disc(x + lean, top, size * 0.6, "#3d2a2a")
            c.disc(x + lean, top, size * 0.34, "#f3c65c")
        elif n % 3 == 1:
            cup = [
                (-size, -size),
                (-size * 0.4, -size * 0.3),
                (0.0, -size * 1.2),
                (size * 0.4, -size * 0.3),
                (size, -size),
                (size * 0.8, size * 0.6),
                (0.0, size),
                (-size * 0.8, size * 0.6),
            ]
            c.polygon(turned(cup, x + lean, top, lean), colour)
        else:
            c.disc(x + lean, top, size, colour)
            c.disc(x + lean, top, size * 0.66, mix(colour, "#ffffff", 0.4))
            c.disc(x + lean, top, size * 0.3, mix(colour, "#3d2a2a", 0.7))
    return c


def observatory() -> Canvas:
    """An observatory's dome under turning stars."""
    c = Canvas(
        101,
        [(0, "#071029"), (0.5, "#1c2a58"), (0.78, "#6a5686"), (0.92, "#d98d80"), (1, "#f0b78c")],
    )
    for n in range(170):
        radius = 24 + n * 6.2 + c.random.uniform(-3, 3)
        start, sweep = c.random.uniform(0, 360), c.random.uniform(12, 46)
        tint = c.random.choice(["#fff6dc", "#cfe0ff", "#ffdcb8", "#e8ecff"])
        c.arc(
            720,
            190,
            radius,
            (start, start + sweep),
            tint,
            c.random.uniform(0.8, 2.0),
            c.random.uniform(0.25, 0.85),
        )
    c.disc(720, 190, 3, "#ffffff")
    c.ridge(560, 60, 900, [(0, "#51466f"), (1, "#7c5c76")])
    c.ridge(612, 52, 620, [(0, "#231f42"), (1, "#100f28")])
    c.glow(400, 520, 200, "#ffb46b", 0.35)
    c.wash([(286, 500), (514, 500), (522, 640), (278, 640)], [(0, "#c9b6c0"), (1, "#5b4a6c")])
    dome = [
        (400 + 126 * math.cos(math.radians(t)), 502 - 132 * math.sin(math.radians(t)))
        for t in range(0, 181, 4)
    ]
    c.wash(dome, [(0, "#f2e6df"), (1, "#a792a8")])
    shade = [
        (400 + 126 * math.cos(math.radians(t)), 502 - 132 * math.sin(math.radians(t)))
        for t in range(84, 181, 4)
    ]
    c.polygon([*shade, (330, 502), (372, 430)], "#6d5c80", 0.5)
    c.polygon([(418, 502), (428, 372), (470, 394), (476, 502)], "#131231")
    c.polygon([(440, 470), (452, 396), (462, 400), (462, 470)], "#ffcf86", 0.85)
    c.box(274, 496, 252, 12, "#3d3358")
    c.box(380, 560, 40, 80, "#ffcf86")
    for n in range(4):
        c.box(300 + n * 18, 548, 9, 18, "#ffcf86", 0.8)
    return c
