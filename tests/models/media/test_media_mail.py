"""E-mail: who, to whom, when and what, in any encoding; attachments by name; mailboxes message by message."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from document_reading import read, refusal
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import BadFile, BadFileReason
from models.media import mail, mailboxes


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Ada Lovelace <ada@example.org>", "Subject": "Engines", **headers}.items():
        made[name.replace("_", "-")] = value
    return made


def passages(folder: Path, content: bytes, name: str = "a.eml") -> list[tuple[str, str]]:
    return read(folder, name, content)[1]


def test_a_message_has_a_heading_and_tells_who_wrote_to_whom_when(tmp_path: Path) -> None:
    made = message(To="Bob <bob@example.org>, Eve <eve@example.org>", Date="Tue, 14 Mar 2023 10:11:12 +0100")
    made["Keywords"] = "engines, numbers"
    made.set_content("Dear Bob,\n\nit works.\n")
    facts, found = read(tmp_path, "a.eml", made.as_bytes())
    assert (facts.title, facts.tags) == ("Engines", "Ada Lovelace <ada@example.org>\nengines\nnumbers")
    head = (
        "From: Ada Lovelace <ada@example.org>\nTo: Bob <bob@example.org>, Eve <eve@example.org>\n"
        "Date: Tue, 14 Mar 2023 10:11:12 +0100"
    )
    assert found == [("Engines", f"{head}\n\nDear Bob,\n\nit works.")]


def test_of_two_ways_to_write_the_same_the_plain_one_is_read(tmp_path: Path) -> None:
    made = message()
    made.set_content("Plain words.")
    made.add_alternative("<h1>Big</h1><p>Styled words.</p>", subtype="html")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="Größe und Gewicht.png")
    made.add_attachment("name;value", subtype="csv", filename="table.csv")
    ((_, text),) = passages(tmp_path, made.as_bytes())
    assert text.split("\n\n")[1:] == ["Plain words.", "Attachments: Größe und Gewicht.png, table.csv"]


def test_a_message_in_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    made = message()
    made.set_content("\n")
    made.add_alternative("<style>p{}</style><p>Styled <b>words</b>.</p>", subtype="html")
    assert passages(tmp_path, made.as_bytes())[0][1].endswith("\n\nStyled words.")
    made = message()
    made.set_content("<p>Größe</p>", subtype="html", charset="iso-8859-1")
    assert passages(tmp_path, made.as_bytes())[0][1].endswith("\n\nGröße")


def test_a_message_within_a_message_is_read_too(tmp_path: Path) -> None:
    inner, outer = message(Subject="Older"), message()
    inner.set_content("What I wrote before.")
    outer.set_content("See below.")
    outer.add_attachment(inner)
    found = passages(tmp_path, outer.as_bytes())
    assert [heading for heading, _ in found] == ["Engines", "Older"]
    assert found[1][1].endswith("What I wrote before.")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-5", "koi8-r", "utf-7", "windows-1251"])
@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_declared_encodings_are_honoured(tmp_path: Path, charset: str, cte: str) -> None:
    made = message(Subject="Привет, мир")
    words = "Привет, Боб!"
    made.set_content(words, charset=charset, cte="7bit" if charset == "utf-7" and cte == "8bit" else cte)
    ((heading, text),) = passages(tmp_path, made.as_bytes())
    assert heading == "Привет, мир"
    assert text.endswith(f"\n\n{words}")


def test_seven_bit_encodings_are_honoured() -> None:
    for charset, words in (("iso-2022-jp", "日本語の文章です。"), ("hz", "中文"), ("iso-2022-kr", "한국어")):
        head = f"From: a@b.c\nSubject: s\nContent-Type: text/plain; charset={charset}\n\n".encode()
        assert [block.text for block in mail.read_mail(head + words.encode(charset)).blocks][-1] == words


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("=?utf-8?B?R3LDtg==?= =?utf-8?Q?=C3=9Fe_1?=", "Größe 1"),
        ("=?utf-8?Q?Gr=C3?=\n =?utf-8?Q?=B6=C3=9Fe?= and more", "Größe and more"),
        ("=?iso-8859-1?q?Gr=F6=DFe?= =?utf-8?q?=C3=9F?=", "Größeß"),
        ("=?no-such?q?a=20b?=", "a b"),
        ("=?utf-8?B?R3L?= x", "Gr x"),
        ("C:\\users =?not encoded?=", "C:\\users =?not encoded?="),
        ("Größe", "Größe"),
    ],
)
def test_subjects_are_decoded(raw: str, subject: str) -> None:
    data = f"From: a@b.c\nSubject: {raw}\n\nwords".encode()
    assert mail.read_mail(data).title == subject


def test_lines_that_were_broken_for_sending_are_joined(tmp_path: Path) -> None:
    data = b"From: a@b.c\nContent-Type: text/plain; format=flowed\n\nOne \nsentence.\n> quoted \nNext."
    assert passages(tmp_path, data)[0][1].endswith("One sentence.\n> quoted Next.")


def test_something_else_is_no_message(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.eml", "Just words.\n\nAnd more.") is BadFileReason.MISLABELLED
    assert refusal(tmp_path, "a.mbox", "From: a\n\nwords") is BadFileReason.MISLABELLED


def test_parts_without_end_are_refused(tmp_path: Path) -> None:
    head = b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b0\n\n"
    nested = b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(50))
    assert refusal(tmp_path, "deep.eml", head + nested) is BadFileReason.DAMAGED
    for many in (head, head.replace(b"mixed", b"alternative")):
        assert refusal(tmp_path, "many.eml", many + b"--b0\n\n\n" * 2000) is BadFileReason.DAMAGED


def test_a_saved_page_reads_like_a_page(tmp_path: Path) -> None:
    made = message(Subject="The page", From="<Saved by a browser>", MIME_Version="1.0")
    made.set_content("<nav>Menu</nav><h1>Head</h1><p>Words.</p>", subtype="html")
    facts, found = read(tmp_path, "a.mhtml", made.as_bytes())
    assert (facts.title, facts.tags, found) == ("The page", "", [("Head", "Words.")])


def test_messages_of_apple_mail_are_read_without_its_remarks(tmp_path: Path) -> None:
    content = b"From: a@b.c\nSubject: s\n\nwords\n"
    data = b"%d      \n" % len(content) + content + b"<?xml version='1.0'?><plist>remarks</plist>"
    assert passages(tmp_path, data, "a.emlx") == [("s", "From: a@b.c\n\nwords")]


def test_a_mailbox_is_read_message_by_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = b"From a@b.c Thu Jan  1 00:00:00 1970\nFrom: a@b.c\nSubject: One\n\nFrom here on:\nwords.\n\n"
    deleted = b"From - Thu Jan  1 00:00:00 1970\nX-Mozilla-Status: 0009\nFrom: a@b.c\nSubject: Gone\n\nwords\n\n"
    broken = (
        b"From x@y.z Thu Jan  1 00:00:00 1970\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\n\n" * 2000
        + b"\n"
    )
    two = b"From b@b.c Thu Jan  1 00:00:00 +0000 1970\r\nFrom: b@b.c\r\nSubject: Two\r\n\r\nMore words.\r\n"
    assert passages(tmp_path, one + deleted + broken + two, "a.mbox") == [
        ("One", "From: a@b.c\n\nFrom here on:\nwords."),
        ("Two", "From: b@b.c\n\nMore words."),
    ]
    monkeypatch.setattr(mailboxes, "_MOST_MESSAGE_BYTES", 120)
    assert passages(tmp_path, one + b"words " * 1000 + b"\n\n" + two, "a.mbox")[1][0] == "Two"
    monkeypatch.setattr(mailboxes, "_MOST_MESSAGES", 2)
    assert refusal(tmp_path, "a.mbox", one * 3) is BadFileReason.TOO_LARGE


@settings(deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_are_survived(data: bytes) -> None:
    for head in (
        b"From: a\n",
        b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
        b"From: a\nContent-Type: ",
    ):
        try:
            list(mail.read_mail(head + data).blocks)
        except BadFile:
            continue
