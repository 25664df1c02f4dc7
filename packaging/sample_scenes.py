"""Scenes of the sample library, drawn as SVG: outdoors."""

from __future__ import annotations

import math

from sample_drawing import (
    WIDTH_PX,
    across,
    at,
    box,
    clouds,
    dice,
    disc,
    down,
    hills,
    line,
    oval,
    path,
    shade,
    sheet,
    spot,
    waves,
)


def _one_balloon(colours: tuple[str, ...]) -> list[str]:
    """Round its middle, 300 px wide."""
    shapes = [line("M-42 205 L-30 262 M42 205 L30 262 M-18 208 L-14 262 M18 208 L14 262", "#4a3a2c", 3)]
    count = len(colours)
    for number, colour in enumerate(colours):
        left, right = (math.sin(math.pi * (edge / count - 0.5)) for edge in (number, number + 1))
        shapes.append(
            path(
                f"M{12 * left:.0f} -178 C{205 * left:.0f} -170 {205 * left:.0f} 40 {42 * left:.0f} 205 "
                f"L{42 * right:.0f} 205 C{205 * right:.0f} 40 {205 * right:.0f} -170 {12 * right:.0f} -178 Z",
                colour,
            )
        )
    outline = "M0 -178 C205 -170 205 40 42 205 L-42 205 C-205 40 -205 -170 0 -178 Z"
    shapes.append(path(outline, "url(#gloss)"))
    shapes.append(path("M-32 260 h64 l-6 46 q-26 8 -52 0 Z", "url(#wicker)"))
    shapes.append(box(-34, 256, 68, 9, "#5b3b1e", 'rx="4"'))
    return shapes


def balloon() -> str:
    """Hot-air balloons over hills in the morning."""
    defs = (
        down("sky", "#3f7fc4", "#8fc0e6", "#f6dcc0", "#fbe6cf")
        + across("wicker", "#6b4420", "#b07a43", "#6b4420")
        + '<linearGradient id="gloss"><stop offset="0" stop-color="#000" stop-opacity=".45"/>'
        '<stop offset=".38" stop-color="#fff" stop-opacity=".28"/><stop offset="1" stop-color="#000" '
        'stop-opacity=".5"/></linearGradient>'
    )
    warm = ("#b3261e", "#f2b134", "#d1432b", "#f6d365", "#c0392b", "#f2a33c", "#b3261e")
    cool = ("#1f5f8b", "#f4f1de", "#2a9d8f", "#f4f1de", "#1f5f8b")
    return sheet(
        "url(#sky)",
        clouds(3, 5, "#ffffff", 420),
        at(245, 330, _one_balloon(cool), 0.42),
        at(1010, 250, _one_balloon(("#6a3d9a", "#f7b7a3", "#8e5ea2", "#f7b7a3", "#6a3d9a")), 0.32),
        hills(5, 760, 150, "#9fb7c9"),
        hills(6, 830, 150, "#6f9a83"),
        at(630, 370, _one_balloon(warm), 1.35),
        hills(8, 925, 110, "#41734f"),
        defs=defs,
    )


def sailboat() -> str:
    """A sailing boat on a calm sea."""
    defs = (
        down("sky", "#2f6fb0", "#7fb4de", "#e9eef0")
        + down("sea", "#4f8fb5", "#1d5a83", "#0e3a5a")
        + across("sail", "#ffffff", "#dfe5e6", "#b9c6cc")
        + across("sail2", "#e8ecec", "#fbfbf7")
        + down("hull", "#fdfdfb", "#d5d9d8")
    )
    boat = (
        line("M0 -520 L0 20", "#7a5a3a", 9),
        path("M12 -505 C120 -330 205 -160 232 -28 C150 -10 70 -16 12 -24 Z", "url(#sail)"),
        line("M40 -340 L128 -330 M28 -210 L188 -200 M20 -100 L216 -92", "#aab7bd", 2),
        path("M-12 -490 C-60 -300 -130 -140 -196 -30 C-130 -34 -70 -34 -12 -26 Z", "url(#sail2)"),
        line("M0 -18 L240 -22", "#7a5a3a", 8),
        path("M-250 8 C-120 24 120 24 262 -4 C240 60 200 92 150 98 L-160 98 C-210 90 -236 56 -250 8 Z", "url(#hull)"),
        path("M-242 34 C-120 52 120 50 252 28 L246 46 C120 68 -110 70 -236 52 Z", "#b02a2a"),
        box(-90, -22, 120, 34, "#e9e4d6", 'rx="12"'),
        disc(-62, -4, 8, "#29465b") + disc(-30, -4, 8, "#29465b") + disc(2, -4, 8, "#29465b"),
    )
    mirrored = '<g opacity=".28" filter="url(#soft)" transform="translate(600 742) scale(1 -.42)">'
    return sheet(
        "url(#sky)",
        clouds(11, 6, "#ffffff", 330),
        hills(21, 575, 60, "#7fa0b0", 'opacity=".8"'),
        box(0, 545, WIDTH_PX, 400, "url(#sea)"),
        mirrored + "".join(boat) + "</g>",
        waves(4, 560, "#d6ecf5"),
        at(600, 640, boat),
        line("M330 742 q40 -14 80 0 t80 0 t80 0 t80 0 t80 0 t80 0", "#eaf6fa", 7, 'opacity=".85"'),
        defs=defs,
    )


def lighthouse() -> str:
    """A lighthouse on a rock, in the evening."""
    defs = (
        down("sky", "#27476e", "#7d86a8", "#e7a98a", "#f7d9a8")
        + down("sea", "#6f7f9a", "#2d4a68", "#16293d")
        + across("wall", "#c9cbd0", "#ffffff", "#f4f2ee", "#a7a9b0")
        + across("red", "#8e1f1c", "#d23b33", "#c22f2a", "#701614")
        + down("rock", "#6d6259", "#3a332f")
        + spot("lamp", "#fffbe0", "#ffe48a", "#ffe48a00", cx=0.5, cy=0.5, r=0.5)
    )
    tower = []
    for ring in range(6):
        top, bottom = 250 + ring * 75, 250 + (ring + 1) * 75
        half_top, half_bottom = 52 + ring * 7, 52 + (ring + 1) * 7
        fill = "url(#wall)" if ring % 2 else "url(#red)"
        tower.append(
            path(f"M{-half_top} {top} L{half_top} {top} L{half_bottom} {bottom} L{-half_bottom} {bottom} Z", fill)
        )
    tower += [
        box(-14, 370, 28, 40, "#2c3441", 'rx="12"') + box(-14, 540, 28, 40, "#2c3441", 'rx="12"'),
        path("M-24 700 v-50 q24 -28 48 0 v50 Z", "#39301f"),
        box(-74, 236, 148, 18, "#3b3f47", 'rx="4"'),
        line("M-70 236 v-30 M-35 236 v-30 M0 236 v-30 M35 236 v-30 M70 236 v-30 M-74 206 h148", "#3b3f47", 4),
        box(-38, 150, 76, 88, "#fff3b8") + line("M-38 150 v88 M-13 150 v88 M13 150 v88 M38 150 v88", "#3b3f47", 5),
        path("M-50 152 Q0 70 50 152 Z", "url(#red)") + disc(0, 98, 9, "#701614"),
    ]
    return sheet(
        "url(#sky)",
        clouds(15, 6, "#f3c6ad", 380),
        box(0, 610, WIDTH_PX, 300, "url(#sea)"),
        waves(9, 625, "#f3cfae", 110),
        path("M545 195 L1250 40 L1250 300 Z", "#fff0b0", 'opacity=".28" filter="url(#soft)"'),
        path("M250 900 C280 760 380 700 470 690 L700 690 C820 700 900 780 960 900 Z", "url(#rock)"),
        path("M60 900 C110 820 200 800 300 840 L420 900 Z M880 900 C960 800 1060 810 1140 900 Z", "#453d38"),
        line("M300 850 l60 -60 M420 800 l50 -70 M640 720 l70 80 M760 760 l60 70", "#8a7d72", 5, 'opacity=".5"'),
        box(690, 610, 150, 90, "#efe9dd") + path("M675 614 L765 552 L855 614 Z", "#8e3b2c"),
        box(718, 640, 28, 34, "#f9d98a") + box(776, 640, 30, 60, "#5b4632"),
        at(585, 0, tower),
        disc(585, 194, 120, "url(#lamp)", 'opacity=".8"'),
        defs=defs,
    )


def volcano() -> str:
    """A volcano that breaks out at night."""
    defs = (
        down("sky", "#120c1f", "#2c1630", "#6b2430", "#c2502c")
        + across("cone", "#17131a", "#3a2d30", "#241c21", "#100d12")
        + spot("glow", "#fff4b0", "#ffb02e", "#ff5a1f", "#ff5a1f00", cx=0.5, cy=0.5, r=0.5)
        + down("lava", "#fff1a0", "#ff9a1f", "#e23c12", "#8a160b")
    )
    chance = dice(7)
    smoke = "".join(
        disc(
            600 + (puff - 9) * 9 + chance.uniform(-90, 150),
            270 - puff * 16 + chance.uniform(-20, 20),
            50 + 5 * puff,
            grey,
        )
        for puff, grey in zip(range(18), ["#3a2b33", "#4d3438", "#2a2029", "#5d3a38"] * 5, strict=False)
    )
    sparks = ""
    for _ in range(150):
        angle, far = chance.gauss(-math.pi / 2, 0.45), chance.uniform(30, 330)
        x, y = 600 + far * math.cos(angle) * 1.25, 330 + far * math.sin(angle) + far * far / 900
        sparks += disc(x, y, chance.uniform(1.5, 6), chance.choice(["#ffd75e", "#ff8c2b", "#fff3b8"]))
    stars = "".join(
        disc(chance.uniform(0, 1200), chance.uniform(0, 380), chance.uniform(0.8, 2.2), "#fff", 'opacity=".7"')
        for _ in range(70)
    )
    lava = (
        path(
            "M540 352 C560 480 520 560 500 700 C490 780 470 840 440 900 L540 900 C560 760 590 640 585 356 Z",
            "url(#lava)",
        )
        + path(
            "M600 356 C620 480 690 600 700 720 C705 800 740 860 770 900 L690 900 C650 760 610 620 592 356 Z",
            "url(#lava)",
        )
        + path("M640 352 C680 430 760 520 800 640 L770 640 C730 540 660 470 622 356 Z", "url(#lava)")
    )
    return sheet(
        "url(#sky)",
        stars,
        f'<g filter="url(#haze)">{smoke}</g>',
        disc(600, 320, 300, "url(#glow)", 'opacity=".75"'),
        path("M40 900 C260 780 430 560 520 350 C570 366 630 366 680 350 C770 560 940 780 1160 900 Z", "url(#cone)"),
        path("M520 350 C570 330 630 330 680 350 C630 372 570 372 520 350 Z", "#ffcf5a"),
        f'<g filter="url(#soft)" opacity=".8">{lava}</g>',
        lava,
        path(
            "M520 350 C540 180 575 120 600 60 C628 120 660 190 680 350 C630 330 570 330 520 350 Z",
            "url(#lava)",
            'opacity=".85" filter="url(#soft)"',
        ),
        sparks,
        hills(31, 930, 70, "#0c0a0e"),
        defs=defs,
    )


def strawberry() -> str:
    """Strawberries on a white plate."""
    defs = (
        spot("berry", "#ff6b5e", "#e3202a", "#b00c1b", "#7d0714")
        + spot("plate", "#ffffff", "#f3f1ec", "#d9d5cb", cx=0.5, cy=0.45, r=0.6)
        + down("table", "#caa57c", "#9c744d")
        + down("leaf", "#6fae45", "#2f6b25")
    )
    plate = shade(600, 650, 520, 190) + oval(600, 600, 520, 235, "url(#plate)") + oval(600, 592, 400, 168, "#fbfaf7")
    return sheet(
        "url(#table)",
        plate,
        shade(600, 690, 330, 70, 0.35),
        at(360, 520, _one_strawberry(3), 0.72, -38),
        at(850, 530, _one_strawberry(4), 0.75, 34),
        at(600, 430, _one_strawberry(5), 1.12, 4),
        defs=defs,
    )


def _one_strawberry(seed: int) -> list[str]:
    chance = dice(seed)
    body = (
        "M0 250 C-70 220 -190 60 -190 -60 C-190 -150 -110 -180 0 -170 C110 -180 190 -150 190 -60 C190 60 70 220 0 250 Z"
    )
    shapes = [path(body, "url(#berry)")]
    for row in range(9):
        y = -120 + row * 40
        half = 175 * (1 - max(0.0, (y + 40) / 300) ** 1.3)
        count = max(1, round(half / 26))
        for place in range(count):
            x = -half + (place + 0.5 + 0.25 * (row % 2)) * 2 * half / count + chance.uniform(-5, 5)
            if abs(x) < half - 4:
                shapes.append(oval(x, y + 3, 8, 11, "#7d0714", 'opacity=".6"'))
                shapes.append(oval(x, y, 5.5, 8.5, "#f6d27a"))
    shapes.append(path("M-120 -120 C-150 -60 -140 0 -110 50 C-100 -20 -100 -70 -80 -130 Z", "#fff", 'opacity=".25"'))
    for turn in range(-75, 76, 25):
        shapes.append(at(0, -165, [path("M0 0 C-34 26 -30 74 0 118 C30 74 34 26 0 0 Z", "url(#leaf)")], 1, turn))
    shapes.append(line("M0 -165 C4 -200 18 -222 40 -236", "#4d8a35", 14))
    return shapes
