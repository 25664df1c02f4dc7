"""Things of the sample library, drawn as SVG: small ones, near by."""

from __future__ import annotations

import math

from sample_drawing import WIDTH_PX, across, at, box, dice, disc, down, hills, line, oval, path, shade, sheet, spot


def umbrella() -> str:
    """A bright umbrella in the rain."""
    defs = down("street", "#5d6b78", "#8a97a0", "#5f6a72", "#3c444b") + across("stick", "#3b2a1c", "#8d6a45", "#3b2a1c")
    edges = [-420, -255, -85, 85, 255, 420]
    colours = ("#c9252d", "#e8423f", "#f05a4f", "#e0393a", "#b81f2a")
    canopy = []
    for left, right, colour in zip(edges, edges[1:], colours, strict=False):
        middle = (left + right) / 2
        canopy.append(
            path(
                f"M0 -250 C{left * 0.62:.0f} -235 {left:.0f} -120 {left} 60 "
                f"Q{middle:.0f} 8 {right} 60 C{right:.0f} -120 {right * 0.62:.0f} -235 0 -250 Z",
                colour,
            )
        )
    canopy.append(
        path("M-330 -30 C-300 -150 -180 -220 -60 -236 C-180 -170 -250 -90 -270 -10 Z", "#fff", 'opacity=".22"')
    )
    canopy.append(line("M0 -250 v-36", "#3b2a1c", 12))
    chance = dice(2)
    rain = "".join(
        line(f"M{x:.0f} {y:.0f} l-14 60", "#e6eff5", chance.uniform(1, 3), f'opacity="{chance.uniform(0.2, 0.6):.2f}"')
        for x, y in ((chance.uniform(0, 1250), chance.uniform(-60, 900)) for _ in range(170))
    )
    puddles = "".join(
        oval(chance.uniform(0, 1200), chance.uniform(760, 890), chance.uniform(60, 150), 13, "#aebcc6", 'opacity=".5"')
        for _ in range(9)
    )
    stick = [
        box(-8, -240, 16, 590, "url(#stick)"),
        line("M0 345 q0 66 -52 66 q-46 0 -46 -48", "#8d6a45", 18),
    ]
    return sheet(
        "url(#street)",
        box(0, 720, WIDTH_PX, 200, "#49525a"),
        puddles,
        shade(600, 800, 380, 40, 0.4),
        at(600, 380, [*stick, *canopy], 1, -9),
        rain,
        defs=defs,
    )


def clock() -> str:
    """A round clock on a wall; it is ten past ten."""
    defs = (
        down("wall", "#8fb3ad", "#739a94")
        + spot("face", "#ffffff", "#f6f2e7", "#ddd6c4", cx=0.5, cy=0.45, r=0.6)
        + down("rim", "#7a4a24", "#c58b50", "#5d3617")
    )
    marks = ""
    for minute in range(60):
        angle, wide = math.radians(minute * 6), 14 if minute % 5 == 0 else 4
        inner, outer = (262 if minute % 5 == 0 else 290), 310
        x, y = math.sin(angle), -math.cos(angle)
        marks += line(f"M{x * inner:.1f} {y * inner:.1f} L{x * outer:.1f} {y * outer:.1f}", "#2b2622", wide)
    hands = (
        line("M0 46 L0 -168", "#1f1b18", 20, 'transform="rotate(305)"')
        + line("M0 60 L0 -250", "#1f1b18", 13, 'transform="rotate(60)"')
        + line("M0 70 L0 -272", "#b3261e", 5, 'transform="rotate(186)"')
    )
    whole = [
        disc(0, 0, 390, "url(#rim)"),
        disc(0, 0, 345, "#4b2c12"),
        disc(0, 0, 336, "url(#face)"),
        marks,
        f'<g opacity=".25" transform="translate(6 12)" filter="url(#soft)">{hands}</g>',
        hands,
        disc(0, 0, 20, "#b3261e") + disc(0, 0, 7, "#f3d9a0"),
        path("M-240 -170 A300 300 0 0 1 120 -280 A420 420 0 0 0 -240 -170 Z", "#fff", 'opacity=".35"'),
    ]
    return sheet("url(#wall)", shade(620, 500, 390, 380, 0.35), at(600, 450, whole), defs=defs)


def ladybird() -> str:
    """A ladybird on a leaf."""
    defs = (
        spot("blur", "#dff0b0", "#9cc25f", "#4f7f36", cx=0.3, cy=0.2, r=1.0)
        + down("leaf", "#8fc653", "#3f8a2e")
        + spot("shell", "#ff7a5c", "#e0281c", "#a30f10", "#64080b")
    )
    leaf = path("M-40 760 C160 420 560 300 1260 330 C1120 640 620 900 120 900 Z", "url(#leaf)")
    veins = line("M-20 790 C340 620 760 460 1240 340", "#c9e79a", 7, 'opacity=".8"')
    for x, y in ((200, 700), (380, 618), (560, 545), (740, 478), (920, 420)):
        veins += line(f"M{x} {y} q20 -70 100 -110 M{x} {y} q90 20 150 90", "#c9e79a", 3, 'opacity=".55"')
    dots = "".join(
        oval(x, y, r, r * 1.1, "#16100f")
        for x, y, r in (
            (-95, -60, 36),
            (95, -60, 36),
            (-122, 50, 38),
            (122, 50, 38),
            (-70, 140, 32),
            (70, 140, 32),
            (0, -140, 40),
        )
    )
    legs = line("M-150 -90 l-80 -50 M-178 20 l-96 6 M-150 120 l-84 62", "#17110f", 15) + line(
        "M150 -90 l80 -50 M178 20 l96 6 M150 120 l84 62", "#17110f", 15
    )
    whole = [
        legs,
        oval(0, -196, 106, 74, "#1a1312"),
        oval(-56, -214, 26, 18, "#f6efe2") + oval(56, -214, 26, 18, "#f6efe2"),
        line("M-38 -262 q-22 -46 -66 -56 M38 -262 q22 -46 66 -56", "#1a1312", 8),
        oval(0, 20, 190, 208, "url(#shell)"),
        line("M0 -186 V226", "#3c0507", 7),
        dots,
        path("M-120 -90 C-90 -140 -50 -160 -20 -166 C-60 -120 -80 -80 -96 -20 Z", "#fff", 'opacity=".35"'),
    ]
    blurred = "".join(disc(x, y, r, "#f2f8c8", 'opacity=".35" filter="url(#haze)"') for x, y, r in (
        (180, 160, 90), (460, 90, 60), (980, 130, 110), (760, 220, 70),
    ))  # fmt: skip
    return sheet(
        "url(#blur)", blurred, leaf, veins, shade(640, 590, 230, 120, 0.4), at(610, 500, whole, 1, 58), defs=defs
    )


def mushroom() -> str:
    """Fly agarics in the moss."""
    defs = (
        down("wood", "#1f2f22", "#3f5a35", "#6d8a4a")
        + spot("cap", "#ff7a55", "#dd2f1f", "#a5160f", "#6d0b0a", cx=0.4, cy=0.2)
        + across("stem", "#c9bea5", "#fbf6e8", "#efe6d1", "#a99c80")
        + down("moss", "#7fa046", "#3d5a22")
    )
    chance = dice(12)
    trunks = "".join(
        box(x, 0, 60 + chance.uniform(0, 50), 640, "#2a241b", 'opacity=".55" filter="url(#soft)"')
        for x in (40, 250, 470, 820, 1040)
    )
    beams = "".join(
        path(f"M{x} 0 L{x + 90} 0 L{x - 160} 900 L{x - 360} 900 Z", "#f7f3b5", 'opacity=".10"') for x in (420, 700, 980)
    )
    grass = "".join(
        line(
            f"M{x:.0f} 900 q{chance.uniform(-26, 26):.0f} -70 {chance.uniform(-40, 40):.0f} "
            f"{-chance.uniform(70, 150):.0f}",
            chance.choice(["#86a94b", "#5f8433", "#a4c163"]),
            5,
        )
        for x in (chance.uniform(0, 1200) for _ in range(150))
    )
    return sheet(
        "url(#wood)",
        trunks,
        beams,
        hills(3, 830, 60, "url(#moss)"),
        shade(560, 810, 300, 40, 0.45),
        at(560, 470, _one_mushroom(1)),
        at(900, 640, _one_mushroom(2), 0.55, 8),
        at(260, 690, _one_mushroom(3), 0.42, -8),
        grass,
        defs=defs,
    )


def _one_mushroom(seed: int) -> list[str]:
    chance = dice(seed)
    spots = ""
    for ring, count in ((0.25, 4), (0.55, 7), (0.85, 9)):
        for number in range(count):
            angle = math.pi * (number + 0.5) / count
            x, y = 300 * ring * 1.05 * math.cos(angle), -190 * math.sin(angle) * (1.1 - 0.65 * ring) - 40
            size = chance.uniform(14, 26) * (1.1 - 0.35 * ring)
            spots += oval(x, y, size * 1.15, size * 0.8, "#fff8ea") + oval(
                x + 2, y + 5, size, size * 0.45, "#d9cdb8", 'opacity=".6"'
            )
    return [
        path("M-62 0 C-54 140 -70 250 -96 360 Q0 392 96 360 C70 250 54 140 62 0 Z", "url(#stem)"),
        path("M-70 66 Q0 116 70 66 L84 112 Q0 150 -84 112 Z", "#f8f1df"),
        path("M-316 4 Q0 96 316 4 Q0 46 -316 4 Z", "#efe2c6"),
        path("M-320 6 C-330 -150 -170 -262 0 -262 C170 -262 330 -150 320 6 Q0 74 -320 6 Z", "url(#cap)"),
        spots,
        path("M-240 -110 C-200 -190 -120 -232 -40 -240 C-120 -200 -170 -150 -196 -70 Z", "#fff", 'opacity=".25"'),
    ]


def goldfish() -> str:
    """A goldfish between water plants."""
    defs = (
        down("water", "#9fdcea", "#3f9fc0", "#14607f")
        + spot("fish", "#ffd27a", "#ff9a2e", "#f0641a", "#b93c0c", cx=0.45, cy=0.25)
        + across("fin", "#ffb347", "#f2701d")
    )
    chance = dice(6)
    plants = "".join(
        line(
            f"M{x:.0f} 900 C{x - 60:.0f} {700 - 2 * at_y:.0f} {x + 70:.0f} {600 - at_y:.0f} {x + 10:.0f} "
            f"{420 - at_y:.0f}",
            colour,
            22,
            'opacity=".8"',
        )
        for x, at_y, colour in (
            (90, 0, "#2f7d4f"),
            (170, 70, "#3f9a5d"),
            (1040, 60, "#2f7d4f"),
            (1120, 0, "#56a965"),
            (240, -90, "#56a965"),
        )
    )
    bubbles = "".join(
        disc(x, y, r, "#ffffff", 'opacity=".18"')
        + f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" fill="none" stroke="#fff" stroke-width="2" opacity=".6"/>'
        for x, y, r in ((chance.uniform(820, 1060), chance.uniform(60, 520), chance.uniform(7, 24)) for _ in range(16))
    )
    scales = "".join(
        line(f"M{x} {y} q22 16 0 34", "#b8490f", 3, 'opacity=".45"')
        for row, y in enumerate(range(-90, 91, 30))
        for x in range(-150 + 20 * (row % 2) + abs(y), 131 - abs(y) // 2, 40)
    )
    whole = [
        path(
            "M-190 0 C-290 -60 -340 -180 -430 -190 C-400 -110 -392 -60 -360 0 C-392 60 -404 130 -436 210 C-340 "
            "190 -280 70 -190 0 Z",
            "url(#fin)",
        ),
        path("M-120 -110 C-80 -230 60 -250 150 -190 C110 -170 90 -140 84 -104 Z", "url(#fin)"),
        path("M-60 118 C-80 190 -30 220 10 226 C0 190 10 160 34 126 Z", "url(#fin)"),
        path(
            "M-210 0 C-150 -130 40 -170 180 -110 C260 -76 306 -30 316 6 C300 50 250 92 170 120 C30 164 -150 120 "
            "-210 0 Z",
            "url(#fish)",
        ),
        scales,
        line("M172 -96 C140 -40 140 40 170 104", "#b8490f", 5, 'opacity=".5"'),
        path("M96 22 C60 60 30 96 -10 104 C0 60 30 24 96 10 Z", "url(#fin)"),
        disc(236, -34, 27, "#fff3d0") + disc(240, -34, 16, "#14100d") + disc(246, -41, 5, "#fff"),
        line("M314 8 q-18 14 -34 12", "#8d2f08", 6),
    ]
    rays = "".join(path(f"M{x} 0 h70 l-240 900 h-150 Z", "#ffffff", 'opacity=".10"') for x in (350, 620, 930))
    return sheet(
        "url(#water)", rays, plants, at(580, 470, whole, 1.15), bubbles, hills(14, 950, 90, "#c9b27d"), defs=defs
    )


def candle() -> str:
    """A burning candle in the dark."""
    defs = (
        spot("room", "#8a5a24", "#3b2412", "#150d08", cx=0.5, cy=0.35, r=0.75)
        + across("wax", "#b08a55", "#fff2cf", "#f3dca8", "#9a7444")
        + down("flame", "#fff9d8", "#ffe27a", "#ffab2e", "#f26a12")
        + across("brass", "#5b3d12", "#e0b457", "#6f4b18")
    )
    whole = [
        disc(600, 260, 260, "#ffc65a", 'opacity=".35" filter="url(#haze)"'),
        disc(600, 250, 120, "#ffe9a8", 'opacity=".6" filter="url(#haze)"'),
        box(530, 390, 140, 350, "url(#wax)", 'rx="10"'),
        oval(600, 392, 70, 17, "#fff6db") + oval(600, 394, 46, 10, "#f0cf8b"),
        path(
            "M534 400 q10 80 2 130 q-14 18 -16 -16 q-4 -80 14 -114 Z M662 398 q-4 60 6 96 q14 12 12 -20 q0 -50 "
            "-18 -76 Z",
            "#fff2cf",
        ),
        line("M600 394 q6 -28 -2 -56", "#2b1d12", 7),
        path("M600 120 C650 210 668 262 650 312 C638 350 562 350 550 312 C532 262 556 220 600 120 Z", "url(#flame)"),
        path(
            "M600 220 C622 262 630 290 620 318 C612 338 588 338 580 318 C572 290 580 262 600 220 Z",
            "#fffdf0",
            'opacity=".8"',
        ),
        oval(600, 742, 190, 44, "url(#brass)")
        + oval(600, 734, 180, 36, "#3d290d")
        + oval(600, 736, 96, 18, "#d7ad5a", 'opacity=".6"'),
        line("M784 730 q86 -16 84 44 q-12 50 -84 8", "#b98b3c", 16),
    ]
    return sheet("url(#room)", box(0, 770, WIDTH_PX, 130, "#1d120a"), shade(600, 800, 380, 40, 0.6), *whole, defs=defs)


def butterfly() -> str:
    """An orange butterfly on a flower."""
    defs = spot("air", "#eaf4c8", "#a9cf8a", "#5d9468", cx=0.6, cy=0.25, r=1.0) + spot(
        "wing", "#ffbe55", "#f58a1f", "#d9600f", cx=0.4, cy=0.4, r=0.9
    )
    side = [
        path("M10 -10 C90 -210 270 -310 400 -270 C430 -190 360 -40 210 10 C130 36 60 20 10 -10 Z", "#17100c"),
        path("M36 -22 C110 -180 250 -264 350 -244 C366 -180 300 -60 190 -16 C130 8 80 0 36 -22 Z", "url(#wing)"),
        path("M10 6 C110 30 250 30 280 110 C290 200 190 280 110 250 C50 220 20 100 10 6 Z", "#17100c"),
        path("M26 26 C110 50 220 56 244 118 C250 184 176 240 118 220 C70 200 40 110 26 26 Z", "url(#wing)"),
        line(
            "M36 -22 C140 -90 250 -170 340 -236 M36 -22 C160 -60 240 -80 318 -150 M36 -22 C140 -20 200 -30 250 -66",
            "#17100c",
            8,
        ),
        line(
            "M26 26 C100 90 160 140 196 214 M26 26 C120 70 180 90 240 130 M26 26 C70 110 90 170 118 220", "#17100c", 7
        ),
    ]
    for x, y in (
        (380, -252),
        (392, -214),
        (376, -172),
        (352, -130),
        (318, -88),
        (276, -50),
        (262, 96),
        (272, 140),
        (254, 190),
        (214, 232),
        (164, 252),
    ):
        side.append(disc(x, y, 8, "#fff4e0"))
    mirrored = f'<g transform="scale(-1 1)">{"".join(side)}</g>'
    body = [
        oval(0, 20, 17, 120, "#1d1410"),
        disc(0, -108, 21, "#1d1410"),
        line("M-6 -124 C-30 -190 -60 -210 -84 -216 M6 -124 C30 -190 60 -210 84 -216", "#1d1410", 6),
    ]
    petals = "".join(at(0, 0, [oval(0, -128, 44, 96, "#e9a3cf")], 1, turn) for turn in range(0, 360, 24))
    flower = [
        line("M0 0 C20 160 10 260 30 420", "#3f7a3a", 20),
        petals,
        disc(0, 0, 66, "#c9831f"),
        disc(0, -8, 50, "#e8b23c"),
    ]
    blurred = "".join(
        disc(x, y, r, "#f7d7ea", 'opacity=".5" filter="url(#haze)"')
        for x, y, r in ((150, 700, 120), (1060, 640, 150), (960, 160, 90))
    )
    return sheet(
        "url(#air)", blurred, at(590, 640, flower, 1.1), at(600, 430, [*side, mirrored, *body], 1.08, 10), defs=defs
    )


def red_door() -> str:
    """A red door in the snow."""
    defs = (
        down("wall", "#cdb79a", "#a88d6c")
        + across("door", "#8f1a1d", "#c62b2f", "#9e1d21")
        + down("snow", "#ffffff", "#dbe6f2")
    )
    chance = dice(21)
    stones = "".join(
        box(
            x + (60 if row % 2 else 0),
            y,
            116,
            54,
            chance.choice(["#b89f80", "#c6ae8e", "#a99071", "#bda587"]),
            'rx="7"',
        )
        for row, y in enumerate(range(-10, 780, 60))
        for x in range(-100, 1220, 122)
    )
    panels = "".join(
        box(x, y, 110, height, "#7d1518", 'rx="5"') + box(x + 8, y + 8, 94, height - 16, "url(#door)", 'rx="4"')
        for x in (-130, 20)
        for y, height in ((-250, 180), (-40, 130), (120, 180))
    )
    door = [
        box(-190, -330, 380, 690, "#efe8dc"),
        box(-160, -300, 320, 660, "url(#door)"),
        panels,
        disc(128, 60, 15, "#d9a441") + disc(124, 56, 5, "#fff2c2"),
        path("M-230 -352 q230 -90 460 0 l0 26 q-230 -70 -460 0 Z", "url(#snow)"),
    ]
    flakes = "".join(
        disc(
            chance.uniform(0, 1200),
            chance.uniform(0, 900),
            chance.uniform(2, 7),
            "#fff",
            f'opacity="{chance.uniform(0.5, 0.95):.2f}"',
        )
        for _ in range(190)
    )
    lamp = [
        box(-22, 0, 44, 66, "#2b2b2e", 'rx="6"'),
        box(-15, 8, 30, 46, "#ffe29a"),
        path("M-32 0 h64 l-32 -34 Z", "#2b2b2e"),
        disc(0, 30, 90, "#ffd98a", 'opacity=".4" filter="url(#haze)"'),
    ]
    return sheet(
        "url(#wall)",
        stones,
        box(0, 0, WIDTH_PX, 900, "#2d3d57", 'opacity=".22"'),
        at(600, 410, door),
        at(880, 250, lamp),
        box(380, 740, 440, 60, "#b9b1a4", 'rx="8"'),
        path(
            "M-40 900 V760 C160 690 330 760 470 790 C620 820 720 770 860 750 C1010 730 1120 700 1260 740 V900 Z",
            "url(#snow)",
        ),
        flakes,
        defs=defs,
    )
