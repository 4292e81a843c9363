"""The sample pictures that show water: ferry, turbine, glacier, harbour, bridge."""

from __future__ import annotations

import math

from canvas import HEIGHT, WIDTH, Canvas, mix, turned


def wind_turbine(  # noqa: PLR0917 - measures in the order of drawing
    canvas: Canvas, x: float, foot: float, tall: float, turn: float, ink: str
) -> None:
    """A wind turbine seen from afar."""
    top = foot - tall
    canvas.polygon([(x - tall * 0.022, foot), (x + tall * 0.022, foot), (x, top)], ink)
    blade = [(-tall * 0.02, 0.0), (tall * 0.025, -tall * 0.1), (0.0, -tall * 0.52)]
    for n in range(3):
        canvas.polygon(turned(blade, x, top, turn + n * 120), ink)
    canvas.disc(x, top, tall * 0.028, ink)


def ferry() -> Canvas:
    """A ferry crosses a strait at dawn, islands with wind turbines behind it."""
    c = Canvas(
        11, [(0, "#22305c"), (0.28, "#6b5a86"), (0.46, "#e58a77"), (0.6, "#f9c896"), (1, "#f9c896")]
    )
    c.glow(815, 372, 520, "#ffd9a0", 0.85)
    c.disc(815, 352, 74, "#fff0cf")
    for n in range(7):
        y = 96 + n * 31 + c.random.uniform(-9, 9)
        x, long = c.random.uniform(-80, 900), c.random.uniform(240, 520)
        c.ellipse(x + long / 2, y, long / 2, 5 + n * 0.8, "#ffd3b4", 0.13 + n * 0.02)
    far = c.ridge(398, 46, 760, [(0, "#9a7791"), (0.25, "#c8939a"), (1, "#c8939a")])
    for x, tall in ((118, 92), (196, 78), (262, 98), (980, 84), (1066, 100), (1130, 80)):
        foot = min(far, key=lambda point: abs(point[0] - x))[1] + 6
        wind_turbine(c, x, foot, tall, c.random.uniform(0, 120), "#f3d6cb")
    c.wash(
        [(0, 428), (WIDTH, 428), (WIDTH, HEIGHT), (0, HEIGHT)],
        [(0, "#f0b18e"), (0.18, "#c98a8c"), (0.5, "#5f5c86"), (1, "#1d2b55")],
    )
    near = [
        (-20, 470),
        (-20, 388),
        (70, 368),
        (150, 392),
        (214, 386),
        (300, 424),
        (380, 448),
        (430, 462),
    ]
    c.wash([*near, (430, 470)], [(0, "#5a4a76"), (1, "#37386a")])
    for _ in range(120):
        depth = c.random.random() ** 1.4
        y = 436 + depth * 225
        x = 815 + c.random.gauss(0, 26 + depth * 120)
        long = (6 + depth * 44) * c.random.uniform(0.5, 1.3)
        c.ellipse(x, y, long, 1.1 + depth * 1.7, "#ffe7bd", 0.75 - depth * 0.5)
    for _ in range(60):
        depth = c.random.random()
        y = 450 + depth * 215
        c.ellipse(c.random.uniform(0, WIDTH), y, 20 + depth * 60, 0.9 + depth, "#f4b69c", 0.16)
    wake = [(640, 548), (1230, 566), (1230, 600), (700, 558)]
    c.polygon(wake, "#ffd9bd", 0.2)
    hull = [(268, 492), (660, 492), (690, 500), (664, 552), (318, 552), (286, 528)]
    c.wash(
        hull,
        [
            (0, "#f7f3ee"),
            (0.42, "#e8dfe0"),
            (0.43, "#c43a2b"),
            (0.62, "#c43a2b"),
            (0.63, "#243058"),
            (1, "#18224a"),
        ],
    )
    c.wash([(318, 446), (636, 446), (646, 492), (300, 492)], [(0, "#fffaf2"), (1, "#dcd2da")])
    c.wash([(352, 412), (520, 412), (530, 446), (336, 446)], [(0, "#fffaf2"), (1, "#e4dae0")])
    c.polygon([(356, 418), (392, 418), (388, 434), (346, 434)], "#2a3765")
    for n in range(6):
        c.box(404 + n * 20, 420, 13, 12, "#ffca7a")
    for n in range(15):
        c.box(330 + n * 20.2, 460, 13, 13, "#ffca7a" if n % 5 else "#8f88a6")
    c.polygon([(548, 446), (552, 398), (592, 398), (600, 446)], "#243058")
    c.box(551, 410, 44, 9, "#e9b04f")
    c.line([(430, 412), (430, 372)], "#3a3d6b", 3)
    c.line([(430, 380), (330, 446)], "#3a3d6b", 1.2, 0.7)
    c.polygon([(318, 552), (664, 552), (700, 566), (290, 566)], "#141d41", 0.55)
    for n in range(16):
        c.ellipse(c.random.uniform(300, 690), 560 + n * 5, 46 - n * 2, 1.8, "#efe2e0", 0.2)
    for x, y, size in ((190, 262, 11), (232, 246, 8), (262, 276, 7), (700, 214, 9)):
        c.line([(x - size, y - size * 0.5), (x, y), (x + size, y - size * 0.55)], "#34335f", 2.2)
    return c


def tide() -> Canvas:
    """A tidal turbine under water, light falling from above."""
    c = Canvas(31, [(0, "#9ce0d2"), (0.18, "#45aeb0"), (0.55, "#11607a"), (1, "#06283f")])
    for n in range(9):
        x, lean, wide = (
            60 + n * 140 + c.random.uniform(-40, 40),
            c.random.uniform(-130, -60),
            c.random.uniform(26, 80),
        )
        c.polygon(
            [(x, -10), (x + wide, -10), (x + wide * 2.2 + lean, 560), (x + lean, 560)],
            "#e9fff5",
            0.07,
        )
    c.blur(7)
    c.ridge(590, 36, 640, [(0, "#0d4258"), (1, "#062338")])
    c.polygon([(596, 312), (624, 312), (652, 640), (568, 640)], "#082c42")
    c.polygon([(596, 312), (608, 312), (600, 640), (568, 640)], "#12506a")
    blade = [(-13.0, 0.0), (19.0, -60.0), (24.0, -130.0), (2.0, -262.0), (-11.0, -120.0)]
    for n in range(3):
        c.polygon(turned(blade, 610, 300, 24 + n * 120), "#f2efe0")
        c.polygon(turned([(0.0, 0.0), *blade[1:4]], 610, 300, 24 + n * 120), "#c9d8cd")
    c.disc(610, 300, 40, "#e8694a")
    c.disc(604, 293, 26, "#f18a67")
    for turn in (40, 160, 280):
        c.arc(610, 300, 288, (turn, turn + 46), "#d8fff0", 2.4, 0.45)
        c.arc(610, 300, 306, (turn + 8, turn + 34), "#d8fff0", 1.6, 0.3)
    for _ in range(34):
        x, y = c.random.gauss(250, 95), c.random.gauss(300, 70)
        size = c.random.uniform(7, 13)
        c.ellipse(x, y, size, size * 0.36, "#05324a", 0.85)
        c.polygon(
            [
                (x - size * 0.7, y),
                (x - size * 1.5, y - size * 0.45),
                (x - size * 1.5, y + size * 0.45),
            ],
            "#05324a",
            0.85,
        )
    for _ in range(70):
        c.disc(
            c.random.uniform(0, WIDTH),
            c.random.uniform(40, 600),
            c.random.uniform(1, 3.6),
            "#eafff8",
            0.3,
        )
    for _ in range(26):
        x, tall = (
            c.random.choice((c.random.uniform(0, 420), c.random.uniform(800, 1200))),
            c.random.uniform(50, 150),
        )
        lean = c.random.uniform(-20, 20)
        c.line(
            [(x, 650), (x + lean, 650 - tall * 0.5), (x + lean * 0.3, 650 - tall)],
            "#0f6a63",
            c.random.uniform(4, 9),
            0.85,
        )
    return c


def glacier() -> Canvas:
    """A glacier's front in facets, with rings of sound around a microphone."""
    c = Canvas(59, [(0, "#f4d9c6"), (0.34, "#cfd6dd"), (0.6, "#9cc0d2"), (1, "#2f6d8c")])
    c.disc(930, 150, 58, "#fbeedb")
    c.ridge(320, 84, 520, [(0, "#8fa8bd"), (1, "#c3d3de")])
    rows, columns = 6, 15
    grid = [
        [
            (
                column * 90 - 40 + c.random.uniform(-30, 30),
                250 + row * 52 + c.random.uniform(-24, 24) - 40 * math.sin(column / 2.6),
            )
            for column in range(columns)
        ]
        for row in range(rows)
    ]
    for row in range(rows - 1):
        for column in range(columns - 1):
            a, b = grid[row][column], grid[row][column + 1]
            d, e = grid[row + 1][column], grid[row + 1][column + 1]
            for shape in ((a, b, d), (b, e, d)):
                shade = mix("#f5fbfd", "#5aa3c4", min(1.0, c.random.random() * 0.6 + row * 0.09))
                c.polygon(shape, shade)
    sea = [
        (0, 520),
        *[(float(x), 512 + 9 * math.sin(x / 60)) for x in range(0, WIDTH + 1, 20)],
        (WIDTH, HEIGHT),
        (0, HEIGHT),
    ]
    c.wash(sea, [(0, "#3d87a4"), (1, "#103e5c")])
    for n in range(40):
        y = 530 + n * 3.6
        c.ellipse(c.random.uniform(0, WIDTH), y, c.random.uniform(30, 120), 1.5, "#d9f0f5", 0.25)
    for x, y, size in ((180, 560, 40), (980, 590, 56), (760, 548, 22)):
        c.polygon(
            [
                (x - size, y),
                (x - size * 0.4, y - size * 0.6),
                (x + size * 0.3, y - size * 0.4),
                (x + size, y),
            ],
            "#f2fafc",
        )
        c.polygon([(x + size * 0.3, y - size * 0.4), (x + size, y), (x, y)], "#9cc7da")
    for n in range(9):
        c.arc(470, 470, 56 + n * 46, (200, 340), "#c4402c", 5.2 - n * 0.42, 0.9 - n * 0.085)
    c.line([(470, 470), (430, 640)], "#1c2735", 5)
    c.line([(470, 470), (512, 640)], "#1c2735", 5)
    c.line([(470, 470), (472, 650)], "#1c2735", 5)
    c.ellipse(470, 452, 26, 36, "#1c2735")
    c.ellipse(463, 444, 10, 18, "#42536a")
    return c


def harbour() -> Canvas:
    """Sails and a lighthouse in flat shapes."""
    c = Canvas(83, [(0, "#f3e7cd"), (0.62, "#ecd3a6"), (1, "#ecd3a6")])
    c.disc(842, 250, 128, "#e59a4f")
    c.disc(842, 250, 96, "#eeb065")
    c.wash([(0, 420), (WIDTH, 420), (WIDTH, HEIGHT), (0, HEIGHT)], [(0, "#2d6a78"), (1, "#123a4d")])
    for n in range(9):
        y = 440 + n * 27
        wave = [
            (float(x), y + 6 * math.sin(x / (36 + n * 5) + n * 1.9))
            for x in range(-10, WIDTH + 11, 6)
        ]
        c.line(wave, "#8ec1bd", 2 + n * 0.35, 0.4)
    c.polygon([(-10, 430), (120, 384), (330, 400), (470, 446), (470, 470), (-10, 500)], "#3f4a45")
    c.polygon([(-10, 430), (120, 384), (240, 392), (120, 470), (-10, 500)], "#55625a")
    c.polygon([(156, 396), (248, 396), (230, 150), (174, 150)], "#fbf5e6")
    for n in range(3):
        y = 186 + n * 76
        wide = 28.5 + (y - 150) * 0.073
        c.polygon(
            [(202 - wide, y), (202 + wide, y), (202 + wide + 3, y + 36), (202 - wide - 3, y + 36)],
            "#b4452f",
        )
    c.box(162, 138, 80, 13, "#22333b")
    c.box(180, 104, 44, 36, "#ffe29a")
    c.polygon([(172, 106), (202, 74), (232, 106)], "#b4452f")
    c.polygon([(226, 116), (700, 20), (700, 170)], "#fff3cf", 0.32)
    for x, y, size, sail, other in (
        (620, 520, 1.25, "#fbf5e6", "#b4452f"),
        (930, 466, 0.72, "#f4d08a", "#fbf5e6"),
        (420, 474, 0.55, "#fbf5e6", "#f4d08a"),
    ):
        c.polygon(
            [
                (x - 6 * size, y - 210 * size),
                (x - 6 * size, y - 20 * size),
                (x - 96 * size, y - 20 * size),
            ],
            other,
        )
        c.polygon(
            [
                (x + 4 * size, y - 236 * size),
                (x + 4 * size, y - 20 * size),
                (x + 116 * size, y - 20 * size),
            ],
            sail,
        )
        c.polygon(
            [
                (x - 110 * size, y - 10 * size),
                (x + 126 * size, y - 10 * size),
                (x + 84 * size, y + 30 * size),
                (x - 80 * size, y + 30 * size),
            ],
            "#22333b",
        )
        c.polygon(
            [
                (x - 80 * size, y + 36 * size),
                (x + 84 * size, y + 36 * size),
                (x + 30 * size, y + 120 * size),
            ],
            sail,
            0.16,
        )
    return c


def bridge() -> Canvas:
    """A suspension bridge in morning fog."""
    c = Canvas(109, [(0, "#e9e4da"), (0.5, "#c9d3d3"), (1, "#8fa9ad")])
    c.glow(600, 260, 520, "#fff6e2", 0.8)
    c.ridge(380, 70, 720, [(0, "#b9c6c6"), (1, "#d5dad6")])
    c.ridge(440, 60, 500, [(0, "#9db2b5"), (1, "#c6d0ce")])
    red, dark = "#2f5d68", "#1f434f"
    for x in (330, 880):
        c.box(x - 26, 90, 14, 520, red)
        c.box(x + 12, 90, 14, 520, dark)
        for y in (110, 210, 310, 430):
            c.box(x - 26, y, 52, 12, red)

    def cable(x: float) -> float:
        if x < 330:
            return 100 + (330 - x) * 0.92
        if x > 880:
            return 100 + (x - 880) * 0.92
        return 100 + 268 * (1 - ((x - 605) / 275) ** 2)

    line = [(float(x), cable(x)) for x in range(-20, WIDTH + 21, 5)]
    c.line(line, red, 6)
    for x in range(-20, WIDTH + 20, 25):
        if cable(x) < 390:
            c.line([(x, cable(x)), (x, 392)], dark, 1.8, 0.8)
    c.box(-10, 390, WIDTH + 20, 16, red)
    c.box(-10, 406, WIDTH + 20, 7, dark)
    for n in range(7):
        c.ellipse(c.random.uniform(0, WIDTH), 470 + n * 32, 420, 34, "#eef1ee", 0.42)
    return c
