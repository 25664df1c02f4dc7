"""The printed documents of the sample library: a small writer of PDF, and their texts."""

from __future__ import annotations

import textwrap

_PAGE_PT = (595, 842)
_LEFT_PT, _TOP_PT = 72, 762
_LINE_PT = 16
_SIZES_PT = {"title": 20, "body": 11}
_CHARACTERS = 88

LEASE = (
    (
        "title:Your flat at 14 Mill Lane",
        "Dear Mrs Okafor,",
        "thank you for your letter of the second of March. We are glad that you want to stay, and "
        "we confirm what we said on "
        "the telephone.",
        "The lease of your flat on the second floor goes on for another two years. The rent rises "
        "from 780 to 805 pounds a "
        "month from the first of June; it is due on the third working day of each month, to the "
        "same account as before. The "
        "deposit of two months' rent stays where it is and bears interest.",
        "Either side may give notice in writing, three months to the end of a month. When you move "
        "out, the walls need to be "
        "white again only where they were white when you moved in.",
        "The window in the kitchen will be mended before Easter. Our carpenter, Mr Lindqvist, will "
        "ring you to agree on a day. "
        "You need not be at home if you leave the key with the caretaker.",
        "Please sign both copies and send one of them back to us.",
        "Yours sincerely, Margaret Hale, for the owners",
    ),
)

DIARY = (
    (
        "title:Four days by train",
        "Monday. The night train left at nine, and we had the compartment to ourselves until Basel. "
        "Ida slept at once. I lay "
        "awake and counted stations by their lamps.",
        "Tuesday. Snow on the pass, in May. At the summit the train stood for twenty minutes, and "
        "everybody climbed out to "
        "throw snowballs in their city shoes. Down on the other side the magnolias were already "
        "over. Lunch was a bag of warm "
        "chestnuts, bought through the window.",
        "We found the little hotel by the smell of its bakery. From the balcony one sees the lake, "
        "the ferry, and a red sail "
        "that goes up and down all day and never arrives anywhere.",
    ),
    (
        "title:The lake",
        "Wednesday. We hired a rowing boat for two hours and needed four. In the middle of the lake "
        "there is an island with "
        "three houses and one cow. The ferryman says that the cow swims over every autumn.",
        "A thunderstorm in the evening: hail as large as cherries, and the lights went out in the "
        "whole town. The cook put "
        "candles on the tables and gave everybody soup.",
        "Thursday. Home again. I left my umbrella in the train; the lost property office in Milan "
        "is open from nine to noon and "
        "wants to know the number of the carriage. It was carriage 7, seat 42, by the window.",
    ),
)

PAPERS = {"Letter about the lease.pdf": LEASE, "Four days by train.pdf": DIARY}


def write_pdf(pages: tuple[tuple[str, ...], ...]) -> bytes:
    """A PDF of paragraphs; one that begins with "title:" is larger. Always the same bytes for the same text."""
    numbers = range(len(pages))
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        content = _content(page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_PAGE_PT[0]} {_PAGE_PT[1]}] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _content(page: tuple[str, ...]) -> bytes:
    lines = [f"BT {_LEFT_PT} {_TOP_PT} Td {_LINE_PT} TL"]
    for paragraph in page:
        look = "title" if paragraph.startswith("title:") else "body"
        lines.append(f"/F1 {_SIZES_PT[look]} Tf")
        for line in textwrap.wrap(paragraph.removeprefix("title:"), _CHARACTERS):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            lines.append(f"({escaped}) Tj T*")
        lines.append("T*")
    return "\n".join([*lines, "ET"]).encode("cp1252")


def _file(objects: list[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(made)
