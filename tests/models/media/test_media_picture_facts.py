"""What pictures state about themselves is found, checked, and never costs the picture."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from media_makers import corners, write_picture
from picture_makers import Entry, jxl_bytes, tiff_bytes
from PIL import Image, PngImagePlugin

from models.kinds import Kind
from models.media.decoder import Decoder
from models.media.exif import read_exif
from models.media.parts import DecodeRequest, FileFacts
from models.media.picture_facts import stated_by_iptc
from models.media.stated import Stated, camera, coordinates, moment
from models.media.xmp import read_xmp

TAKEN: list[Entry] = [(0x9003, 2, "2023:05:17 14:03:22"), (0x9004, 2, "2023:05:18 00:00:00")]
PLACE: list[Entry] = [(1, 2, "N"), (2, 5, (48.0, 51.0, 24.0)), (3, 2, "W"), (4, 5, (2.0, 21.0, 3.6))]
EXIF: list[Entry] = [
    (0x010E, 2, "Mit Hut, Zürich"),
    (0x010F, 2, "NIKON CORPORATION"),
    (0x0110, 2, "NIKON D90"),
    (0x0132, 2, "2024:01:01 00:00:00"),
    (0x013B, 2, "A. Photographer"),
    (0x8769, 4, TAKEN),
    (0x8825, 4, PLACE),
]
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
 xmlns:regions="http://www.metadataworkinggroup.com/schemas/regions/"
 photoshop:City="Bern" exif:DateTimeOriginal="2020-02-29T23:59:58.12+01:00" tiff:Make="Canon" tiff:Model="Canon R5"
 exif:GPSLatitude="46,57.00N" exif:GPSLongitude="7,26,24W">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">The bear</rdf:li></rdf:Alt></dc:title>
<dc:subject><rdf:Bag><rdf:li>bear</rdf:li><rdf:li>zoo</rdf:li></rdf:Bag></dc:subject>
<regions:Regions><rdf:Bag><rdf:li regions:Name="Anna"/></rdf:Bag></regions:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def exif_bytes(entries: list[Entry]) -> bytes:
    return b"Exif\0\0" + tiff_bytes(entries)


def facts_of(path: Path) -> FileFacts:
    facts = next(Decoder().decode(bytes(path), Kind.IMAGE, DecodeRequest()))
    assert isinstance(facts, FileFacts)
    return facts


def read(entries: list[Entry]) -> Stated:
    exif = Image.Exif()
    exif.load(exif_bytes(entries))
    return read_exif(exif)


def assert_all_stated(facts: FileFacts, description: str = "Mit Hut, Zürich") -> None:
    assert (facts.taken_at, facts.camera) == ("2023-05-17T14:03:22", "NIKON D90")
    assert (facts.latitude, facts.longitude) == (48.856667, -2.351)
    assert facts.tags.splitlines() == [description, "A. Photographer"]


@pytest.mark.parametrize("extension", [".jpg", ".png", ".webp", ".tif", ".heic", ".avif"])
def test_exif_is_found_in_every_format(tmp_path: Path, extension: str) -> None:
    entries = EXIF
    if extension == ".tif":  # Pillow writes it anew, and in ASCII alone
        entries = [(0x010E, 2, "Mit Hut"), *EXIF[1:]]
    facts = facts_of(write_picture(tmp_path / f"photo{extension}", corners(), exif=exif_bytes(entries)))
    assert_all_stated(facts, description=str(entries[0][2]))


def test_exif_is_found_in_jpeg_xl(tmp_path: Path) -> None:
    tiff = tiff_bytes(EXIF)
    for name, block in (("plain", tiff), ("marked", b"Exif\0\0" + tiff), ("box", bytes(4) + tiff)):
        (tmp_path / f"{name}.jxl").write_bytes(jxl_bytes(corners(), exif=block))
        assert_all_stated(facts_of(tmp_path / f"{name}.jxl"))


@pytest.mark.parametrize("extension", [".jpg", ".png", ".webp", ".tif", ".heic", ".jxl"])
def test_xmp_is_found_in_every_format(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"photo{extension}"
    if extension == ".jxl":
        path.write_bytes(jxl_bytes(corners(), xmp=XMP.encode()))
    elif extension == ".png":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP)
        write_picture(path, corners(), pnginfo=info)
    elif extension == ".tif":
        write_picture(path, corners(), tiffinfo={700: XMP.encode()})
    else:
        write_picture(path, corners(), xmp=XMP.encode())
    facts = facts_of(path)
    assert (facts.title, facts.taken_at, facts.camera) == ("The bear", "2020-02-29T23:59:58", "Canon R5")
    assert (facts.latitude, facts.longitude) == (46.95, -7.44)
    assert facts.tags.splitlines() == ["bear", "zoo", "Anna", "Bern"]


def test_iptc_is_found(tmp_path: Path) -> None:
    def dataset(number: int, text: bytes) -> bytes:
        return struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text

    iptc = b"".join(
        (
            dataset(5, b"Harbour"),
            dataset(25, "Schiffe für alle".encode()),
            dataset(25, b"caf\xe9"),
            dataset(55, b"19991231"),
            dataset(120, b"Three ships."),
        )
    )
    block = struct.pack(">4sHHI", b"8BIM", 0x0404, 0, len(iptc)) + iptc + bytes(len(iptc) % 2)
    segment = b"Photoshop 3.0\0" + block
    path = write_picture(tmp_path / "agency.jpg", corners())
    data = path.read_bytes()
    path.write_bytes(data[:2] + struct.pack(">HH", 0xFFED, len(segment) + 2) + segment + data[2:])
    facts = facts_of(path)
    assert (facts.title, facts.taken_at) == ("Harbour", "1999-12-31T00:00:00")
    assert facts.tags.splitlines() == ["Three ships.", "Schiffe für alle", "café"]


def test_the_texts_of_png_are_found(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    for key, text in {
        "Title": "Sketch",
        "Description": "A cat on a mat.",
        "Author": "Someone",
        "Creation Time": "Tue, 05 Mar 2019 10:11:12 +0100",
    }.items():
        info.add_text(key, text)
    facts = facts_of(write_picture(tmp_path / "text.png", corners(), pnginfo=info))
    assert (facts.title, facts.taken_at) == ("Sketch", "2019-03-05T10:11:12")
    assert facts.tags.splitlines() == ["A cat on a mat.", "Someone"]


def test_what_says_the_same_is_said_once() -> None:
    stated = Stated(title="Bear", words=("bear", "Zoo", "zoo", "bears"))
    assert stated.tags() == "Zoo\nbears"
    assert Stated(camera="One").completed_by(Stated(taken_at="x", camera="Two", latitude=1.0, longitude=2.0)) == Stated(
        "x", "One", 1.0, 2.0
    )


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2023:05:17 14:03:22", "2023-05-17T14:03:22"),
        ("2023-05-17T14:03:22.123+02:00", "2023-05-17T14:03:22"),
        ("2023/05/17 14:03", "2023-05-17T14:03:00"),
        ("1950:12:24", "1950-12-24T00:00:00"),
        ("2024:02:29 00:00:00", "2024-02-29T00:00:00"),
        ("2023:02:29 00:00:00", ""),
        ("0000:00:00 00:00:00", ""),
        ("1825:01:01 00:00:00", ""),
        ("2023:05:17 25:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_moments_are_checked(written: str, at: str) -> None:
    assert moment(written) == at


def test_the_moment_of_the_photograph_goes_before_that_of_the_file() -> None:
    assert read([(0x0132, 2, "2024:01:01 00:00:00"), (0x8769, 4, TAKEN[1:])]).taken_at == "2023-05-18T00:00:00"
    assert read([(0x0132, 2, "2024:01:01 00:00:00")]).taken_at == "2024-01-01T00:00:00"
    broken: Entry = (0x8769, 4, [(0x9003, 2, "0000:00:00 00:00:00")])
    assert read([(0x0132, 2, "2024:01:01 00:00:00"), broken]).taken_at == "2024-01-01T00:00:00"


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("EASTMAN KODAK COMPANY", "KODAK EASYSHARE Z712", "KODAK EASYSHARE Z712"),
        ("OLYMPUS IMAGING CORP.  ", "E-M1", "OLYMPUS E-M1"),
        ("SAMSUNG ELECTRONICS CO.,LTD.", "SM-G991B", "SAMSUNG SM-G991B"),
        ("Apple", "iPhone 14 Pro", "Apple iPhone 14 Pro"),
        ("Apple", "", "Apple"),
        ("", "DSC-RX100", "DSC-RX100"),
        ("", "", ""),
    ],
)
def test_cameras_are_named_once(make: str, model: str, name: str) -> None:
    assert camera(make, model) == name


@pytest.mark.parametrize(
    "place",
    [
        [(1, 2, "N"), (2, 5, ((0, 0), (0, 0), (0, 0))), (3, 2, "W"), (4, 5, ((0, 0), (0, 0), (0, 0)))],
        [(1, 2, "N"), (2, 5, (0.0, 0.0, 0.0)), (3, 2, "E"), (4, 5, (0.0, 0.0, 0.0))],
        [(1, 2, "N"), (2, 5, (91.0, 0.0, 0.0)), (3, 2, "W"), (4, 5, (2.0, 0.0, 0.0))],
        [(1, 2, "N"), (2, 5, (48.0, 75.0, 0.0)), (3, 2, "W"), (4, 5, (2.0, 0.0, 0.0))],
        [(1, 2, "X"), (2, 5, (48.0, 0.0, 0.0)), (3, 2, "W"), (4, 5, (2.0, 0.0, 0.0))],
        [(2, 5, (48.0, 0.0, 0.0)), (4, 5, (2.0, 0.0, 0.0))],
        [(1, 2, "N"), (2, 5, (48.0, 0.0, 0.0))],
        [(1, 2, "N"), (2, 2, "far"), (3, 2, "W"), (4, 2, "away")],
        [(1, 3, 7), (2, 5, (48.0, 0.0, 0.0)), (3, 3, 7), (4, 5, (2.0, 0.0, 0.0))],
    ],
)
def test_places_that_cannot_be_are_unknown(place: list[Entry]) -> None:
    stated = read([(0x8825, 4, place)])
    assert (stated.latitude, stated.longitude) == (None, None)


def test_places_may_be_written_in_decimal_degrees() -> None:
    stated = read([(0x8825, 4, [(1, 2, "S"), (2, 5, (33.5,)), (3, 2, "E"), (4, 5, (151.25, 0.0, 0.0))])])
    assert (stated.latitude, stated.longitude) == (-33.5, 151.25)
    assert coordinates(float("nan"), 1.0) == (None, None)
    assert coordinates(90.0, -180.0) == (90.0, -180.0)


def test_texts_of_windows_and_comments_are_read() -> None:
    def wide(text: str) -> bytes:
        return text.encode("utf-16-le") + b"\0\0"

    stated = read(
        [
            (0x010E, 2, "OLYMPUS DIGITAL CAMERA         "),
            (0x9C9B, 1, tuple(wide("Der Bär"))),
            (0x9C9E, 1, tuple(wide("Bär;Zoo"))),
            (0x8769, 4, [(0x9286, 7, b"UNICODE\0" + "Am Abend".encode("utf-16-be"))]),
        ]
    )
    assert stated.title == "Der Bär"
    assert stated.words == ("Bär", "Zoo", "Am Abend")


def test_long_statements_are_cut() -> None:
    (word,) = read([(0x010E, 2, "word " * 10_000)]).words
    assert len(word) <= 300
    assert len(Stated(words=tuple(map(str, range(1000)))).tags().splitlines()) == 100


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<",
        b"no xml",
        XMP[:400].encode(),
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><a xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b"<dc:title>&b;</dc:title></a>",
        b"<a>" * 5000,
        XMP.encode() + b" " * (3 << 20),
    ],
)
def test_xmp_that_is_broken_says_nothing(packet: bytes) -> None:
    assert read_xmp(packet) == Stated()


@given(st.binary(max_size=300))
def test_broken_exif_costs_nothing(data: bytes) -> None:
    whole = exif_bytes(EXIF)
    for block in (data, b"Exif\0\0II*\0" + data, whole[:20] + data + whole[20 + len(data) :]):
        exif = Image.Exif()
        with contextlib.suppress(Exception):  # what cannot be loaded is empty
            exif.load(block)
        stated = read_exif(exif)
        assert stated.latitude is None or -90 <= stated.latitude <= 90


@given(st.dictionaries(st.tuples(st.integers(1, 3), st.integers(0, 130)), st.binary() | st.lists(st.binary())))
def test_any_iptc_is_survived(entries: dict[tuple[int, int], bytes | list[bytes]]) -> None:
    assert "\n" not in "".join(stated_by_iptc(entries).words)


def test_broken_statements_do_not_cost_the_picture(tmp_path: Path) -> None:
    for number, exif in enumerate((b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", exif_bytes(EXIF)[:60])):
        path = write_picture(tmp_path / f"broken{number}.jpg", corners(), exif=exif, xmp=b"<broken")
        assert facts_of(path).width == 64
