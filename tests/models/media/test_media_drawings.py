"""Drawings are drawn from their own file alone, sharp at any size, and bombs do not go off."""

from __future__ import annotations

import base64
import gzip
import io
import threading
from pathlib import Path

import numpy as np
import pytest
from picture_makers import SVG, png_bytes, svg_bytes
from PIL import Image

from models.errors import BadFile, BadFileReason
from models.kinds import Kind
from models.media import sources
from models.media.decoder import Decoder
from models.media.drawings import Drawing
from models.media.parts import DecodeRequest, FileFacts, Part
from models.spaces import PictureInput

WANTED = PictureInput(64, fit="squash")
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
RECT = '<rect width="64" height="32" fill="blue"/>'


def decode(path: Path) -> list[Part]:
    return list(Decoder().decode(bytes(path), Kind.IMAGE, DecodeRequest(pictures=(WANTED,))))


def facts_of(folder: Path, content: bytes, name: str = "drawing.svg") -> FileFacts:
    (folder / name).write_bytes(content)
    facts = decode(folder / name)[0]
    assert isinstance(facts, FileFacts)
    return facts


def pixels_of(folder: Path, content: bytes, name: str = "drawing.svg") -> np.ndarray:
    (folder / name).write_bytes(content)
    return decode(folder / name)[2].inputs[WANTED]


def refusal(folder: Path, content: bytes, name: str = "drawing.svg") -> BadFile:
    (folder / name).write_bytes(content)
    with pytest.raises(BadFile) as caught:
        decode(folder / name)
    return caught.value


def is_half_blue(pixels: np.ndarray) -> bool:
    return tuple(pixels[8, 8]) == BLUE and tuple(pixels[56, 8]) == WHITE


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="3in" height="25.4mm"', (288, 96)),
        ('width="100%" height="100%" viewBox="0 0 64 48"', (64, 48)),
        ('viewBox="0,0,64,48"', (64, 48)),
        ('width="128" viewBox="0 0 64 48"', (128, 96)),
        ('width="1e9" height="1e9" viewBox="0 0 64 64"', (1_000_000, 1_000_000)),
        ('width="0.5" height="900"', (1, 900)),
        ('width="nan" height="-3" viewBox="0 0 10 0"', None),
        ("", (1024, 512)),
    ],
)
def test_the_size_is_the_stated_one(tmp_path: Path, attributes: str, size: tuple[int, int] | None) -> None:
    content = f'<svg xmlns="{SVG}" {attributes}>{RECT}</svg>'.encode()
    if size is None:
        assert refusal(tmp_path, content).reason is BadFileReason.DAMAGED
        return
    facts = facts_of(tmp_path, content)
    assert (facts.width, facts.height) == size


def test_a_drawing_is_sharp_at_any_size(tmp_path: Path) -> None:
    path = tmp_path / "small.svg"
    path.write_bytes(svg_bytes('<circle cx="8" cy="8" r="6"/>', (16, 16)))
    shown = Decoder().picture(bytes(path), 800)
    assert (shown.width, shown.height) == (800, 800)
    greys = np.frombuffer(shown.rgb, np.uint8)
    assert np.isin(greys, (0, 255)).mean() > 0.98


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_every_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<!-- Zürich -->\n{svg_bytes(RECT).decode()}'
    assert is_half_blue(pixels_of(tmp_path, text.encode(encoding)))


def test_entities_that_a_drawing_defines_itself_are_put_in(tmp_path: Path) -> None:
    """Some programs write their namespaces as entities."""
    content = f'<!DOCTYPE svg [<!ENTITY ns "{SVG}"><!ENTITY colour "blue">]>' + svg_bytes(RECT).decode()
    content = content.replace(f'xmlns="{SVG}"', 'xmlns="&ns;"').replace('"blue"/', '"&colour;"/')
    assert is_half_blue(pixels_of(tmp_path, content.encode()))


def test_title_description_and_keywords_are_found(tmp_path: Path) -> None:
    rdf = (
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"><cc:Work>'
        "<dc:creator><cc:Agent><dc:title>A. Painter</dc:title></cc:Agent></dc:creator><dc:title>Lake</dc:title>"
        "<dc:subject><r:Bag><r:li>water</r:li><r:li>boats</r:li></r:Bag></dc:subject></cc:Work></r:RDF></metadata>"
    )
    facts = facts_of(tmp_path, svg_bytes(f"<desc>Two boats.</desc>{rdf}{RECT}"))
    assert (facts.title, facts.tags) == ("Lake", "Two boats.\nwater\nboats\nA. Painter")
    facts = facts_of(tmp_path, svg_bytes(f"<title>A lake,\n at dawn</title>{rdf}{RECT}"))
    assert facts.title == "A lake, at dawn" and "Lake" not in facts.tags.splitlines()


@pytest.mark.parametrize(
    "inside",
    [
        '<image width="64" height="64" href="{}"/>',
        '<image width="64" height="64" xlink:href="{}"/>',
        '<filter id="f"><feImage href="{}"/></filter><rect width="64" height="64" filter="url(#f)"/>',
        '<style>@import url("{}"); rect {{ fill: url("{}") }}</style><rect width="64" height="64" fill="none"/>',
        '<foreignObject width="64" height="64"><img xmlns="http://www.w3.org/1999/xhtml" src="{}"/></foreignObject>',
        '<use href="{}"/>',
    ],
)
def test_other_files_are_not_opened(tmp_path: Path, inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.png").write_bytes(png_bytes(Image.new("RGB", (64, 64), RED)))
    (tmp_path / "secret.svg").write_bytes(svg_bytes('<rect width="64" height="64" fill="red"/>'))
    monkeypatch.chdir(tmp_path)
    for name in ("secret.png", str(tmp_path / "secret.png"), (tmp_path / "secret.png").as_uri(), "secret.svg"):
        pixels = pixels_of(tmp_path, svg_bytes(inside.replace("{}", name).replace("{{", "{").replace("}}", "}")))
        assert not (pixels == RED).all(axis=2).any(), name


def test_outer_entities_are_refused_and_drawings_within_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.chdir(tmp_path)
    outer = '<!DOCTYPE svg [<!ENTITY a SYSTEM "secret.txt">]>' + svg_bytes(f"<title>&a;</title>{RECT}").decode()
    assert refusal(tmp_path, outer.encode()).reason is BadFileReason.DAMAGED
    within = base64.b64encode(svg_bytes('<rect width="64" height="64" fill="red"/>')).decode()
    for kind in ("svg+xml", "png"):
        image = f'<image width="64" height="64" href="data:image/{kind};base64,{within}"/>'
        assert (pixels_of(tmp_path, svg_bytes(image)) == WHITE).all()


def _repeated(levels: int, times: int, use: str, wrap: str) -> str:
    """A few lines that stand for times ** levels shapes."""
    lines = [wrap.format(0, '<rect width="9" height="9"/>')]
    lines += [wrap.format(level, use.format(level - 1) * times) for level in range(1, levels)]
    return f"<defs>{''.join(lines)}</defs>" + use.format(levels - 1)


BOMBS = {
    "uses": _repeated(9, 10, '<use href="#a{0}"/>', '<g id="a{0}">{1}</g>'),
    "patterns": _repeated(9, 10, '<rect width="9" height="9" fill="url(#a{0})"/>', '<pattern id="a{0}">{1}</pattern>'),
    "inherited": _repeated(
        9, 1, f'<g style="stroke:url( #a{{0}} )">{RECT * 20}</g>', '<pattern id="a{0}">{1}</pattern>'
    ),
    "rules": "<style>.all, b { fill: url('#a8') }</style>"
    + _repeated(9, 10, '<rect class="all" fill="url(#a{0})"/>', '<pattern id="a{0}">{1}</pattern>'),
    "masks": _repeated(9, 10, '<rect width="9" height="9" mask="url(#a{0})"/>', '<mask id="a{0}">{1}</mask>'),
    "markers": f'<marker id="m">{RECT * 100}</marker><path marker-mid="url(#m)" d="M0 0{"h1" * 9000}"/>',
    "filters": '<filter id="f">'
    + '<feGaussianBlur stdDeviation="9"/>' * 40
    + "</filter>"
    + '<rect width="9" height="9" filter="url(#f)"/>' * 40,
    "depth": "<g>" * 200 + RECT + "</g>" * 200,
    "chain": "<defs>" + "".join(f'<g id="a{n}"><use href="#a{n - 1}"/></g>' for n in range(1, 400)) + "</defs>"
    '<use href="#a399"/>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_before_they_are_drawn(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Drawing, "load", None)
    assert refusal(tmp_path, svg_bytes(BOMBS[name])).reason is BadFileReason.TOO_LARGE


def test_a_billion_laughs_are_refused(tmp_path: Path) -> None:
    entities = '<!ENTITY a0 "ha ha ha ha ha">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    content = f"<!DOCTYPE svg [{entities}]>" + svg_bytes(f"<title>&a9;</title>{RECT}").decode()
    assert refusal(tmp_path, content.encode()).reason in (BadFileReason.TOO_LARGE, BadFileReason.DAMAGED)


def test_a_compressed_drawing_may_not_grow_without_end(tmp_path: Path) -> None:
    content = gzip.compress(svg_bytes(RECT + " " * (40 << 20)))
    assert len(content) < 100_000
    assert refusal(tmp_path, content, "bomb.svgz").reason is BadFileReason.TOO_LARGE


def test_a_large_picture_within_is_left_out(tmp_path: Path) -> None:
    large = base64.b64encode(png_bytes(Image.new("1", (20_000, 20_000)))).decode()
    image = f'<image width="64" height="64" href="data:image/png;base64,{large}"/>'
    assert is_half_blue(pixels_of(tmp_path, svg_bytes(RECT + image)))


def test_filters_that_cost_without_bounds_are_bounded(tmp_path: Path) -> None:
    matrix = " ".join(["1"] * 900)
    filters = (
        '<feTurbulence numOctaves="1000000000" baseFrequency="0.1"/>'
        '<feMorphology operator="dilate" radius="100000 1"/>'
        f'<feConvolveMatrix order="30,30" kernelMatrix="{matrix}"/>'
    )
    shape = '<rect width="64" height="64" filter="url(#f)"/>'
    facts_of(tmp_path, svg_bytes(f'<filter id="f">{filters}</filter>{shape}'))


def test_shapes_that_use_themselves_are_drawn_once(tmp_path: Path) -> None:
    circle = '<g id="a"><rect width="64" height="32" fill="blue"/><use href="#a"/></g>'
    assert is_half_blue(pixels_of(tmp_path, svg_bytes(circle)))
    larger = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    assert refusal(tmp_path, svg_bytes(larger)).reason is BadFileReason.DAMAGED


def test_a_library_that_gives_up_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells so by an exception that is not an `Exception`."""
    import resvg_py

    class PanicException(BaseException):
        pass

    def give_up(**_: object) -> bytes:
        raise PanicException("called `Option::unwrap()` on a `None` value")

    monkeypatch.setattr(resvg_py, "svg_to_bytes", give_up)
    before = threading.stack_size()
    assert refusal(tmp_path, svg_bytes(RECT)).reason is BadFileReason.DAMAGED
    assert threading.stack_size() == before


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'>", BadFileReason.DAMAGED),
        ("a.svg", b"<html><svg/></html>", BadFileReason.MISLABELLED),
        ("a.svg", b"Just words.", BadFileReason.MISLABELLED),
        ("a.svgz", gzip.compress(b"Just words."), BadFileReason.MISLABELLED),
        ("a.svgz", gzip.compress(svg_bytes(RECT))[:-20], BadFileReason.DAMAGED),
        ("a.svg", b"<!DOCTYPE svg><rect/>", BadFileReason.DAMAGED),
    ],
)
def test_what_is_no_drawing_is_told(tmp_path: Path, name: str, content: bytes, reason: BadFileReason) -> None:
    assert refusal(tmp_path, content, name).reason is reason


def test_a_web_page_with_a_drawing_is_no_drawing(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<!DOCTYPE html><html><body><p>Some words.</p>" + svg_bytes(RECT) + b"</body></html>")
    parts = list(Decoder().decode(bytes(path), Kind.DOCUMENT, DecodeRequest()))
    assert parts[1].text == "Some words."


def test_without_the_library_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(sources.importlib, "import_module", find_nothing)
    error = refusal(tmp_path, svg_bytes(RECT))
    assert error.reason is BadFileReason.UNSUPPORTED and "resvg_py" in error.why
    assert all(part.endswith(".") for part in (error.what, error.why, error.what_to_do))


def test_the_preview_lies_on_white(tmp_path: Path) -> None:
    (tmp_path / "clear.svg").write_bytes(svg_bytes(RECT))
    preview = Image.open(io.BytesIO(decode(tmp_path / "clear.svg")[1].data))
    assert preview.getpixel((5, preview.height - 5)) == WHITE
