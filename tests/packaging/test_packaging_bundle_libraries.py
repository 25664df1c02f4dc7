"""Libraries of a bundle become smaller and do what they did: one OpenBLAS, shorter tables, none that nobody needs."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import bundle_icu
import bundle_libraries
import bundle_openblas
import plainly
import pytest

_TOOLS = ("cc", "nm", "readelf")

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, _TOOLS)),
    reason="bundles for Linux are made on Linux, with a C compiler and binutils",
)


def _compile(place: Path, source: str, *others: Path) -> Path:
    written = place.with_name(f"source of {place.name.partition('.')[0]}.c")
    written.write_text(source, encoding="utf-8")
    linked = [f"-L{place.parent}", *(f"-l:{one.name}" for one in others), "-Wl,-rpath,$ORIGIN"]
    command = ["cc", "-shared", "-fPIC", f"-Wl,-soname,{place.name}", str(written), "-o", str(place), *linked]
    subprocess.run(command, check=True)
    return place


def test_what_only_a_dropped_library_needed_goes_with_it(tmp_path: Path) -> None:
    deepest = _compile(tmp_path / "libdeepest.so.1", "int deepest(void) { return 1; }")
    shared = _compile(tmp_path / "libshared.so.1", "int shared(void) { return 2; }")
    middle = _compile(tmp_path / "libmiddle.so.1", "int deepest(void); int middle(void) { return deepest(); }", deepest)
    user = _compile(tmp_path / "module.so", "int shared(void); int user(void) { return shared(); }", shared)
    os.symlink(deepest.name, tmp_path / "libalias.so")
    assert bundle_libraries.needed(middle) >= {"libdeepest.so.1"}
    assert bundle_libraries.drop_unneeded(tmp_path, {middle.name, shared.name}) == [middle, deepest]
    assert [path.name for path in bundle_libraries.libraries(tmp_path)] == [shared.name, user.name]
    assert not os.path.lexists(tmp_path / "libalias.so")


def test_of_libraries_that_offer_the_same_the_smallest_is_kept(tmp_path: Path) -> None:
    source = "int add(int a, int b) { return a + b; }"
    made = {}
    for package, room in (("one", ""), ("two", "__attribute__((used)) static const char room[99999] = {1};")):
        (tmp_path / f"{package}.libs").mkdir()
        made[package] = _compile(tmp_path / f"{package}.libs" / f"libgomp-{package}0123.so.1.0.0", room + source)
    other = _compile(tmp_path / "libgomp-other.so.1", "int subtract(int a, int b) { return a - b; }")
    (tmp_path / "three.libs").mkdir()
    kept = other.rename(tmp_path / "three.libs" / other.name)
    size = made["two"].stat().st_size
    assert bundle_libraries.share_equal(tmp_path, "*.libs/libgomp-*.so*") == size
    assert made["two"].is_symlink() and made["two"].samefile(made["one"]) and not kept.is_symlink()
    assert bundle_libraries.share_equal(tmp_path, "*.libs/libgomp-*.so*") == 0
    moved = tmp_path.rename(tmp_path.with_name("elsewhere"))
    assert ctypes.CDLL(str(moved / "two.libs" / made["two"].name)).add(2, 3) == 5


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("coll/cs.res", True),
        ("coll/ucadata.icu", True),
        ("ibm-943_P15A-2003.cnv", True),
        ("ibm-939_P120-1999.cnv", False),
        ("ibm-1140_P100-1997.cnv", False),
        ("ibm-850_P100-1995.cnv", True),
        ("gb18030.cnv", True),
        ("icu-internal-25546.cnv", True),
        ("icu-internal-compound-t.cnv", False),
        ("root.res", True),
        ("pool.res", True),
        ("zoneinfo64.res", True),
        ("de_AT.res", True),
        ("fr.res", False),
        ("zone/en.res", True),
        ("zone/fr_CA.res", False),
        ("zone/root.res", True),
        ("lang/de.res", False),
        ("brkitr/cjdict.dict", False),
        ("unames.icu", False),
    ],
)
def test_which_tables_qt_may_look_into(name: str, wanted: bool) -> None:
    assert bundle_icu.is_wanted(name, ("de", "en")) is wanted


def _tables(**tables: bytes) -> bytes:
    """Tables in ICU's form."""
    heading = struct.pack("<HH8x4s16x", 32, 0x27DA, b"CmnD")
    return heading + bundle_icu._written([(f"icudt73l/{name}".encode(), table) for name, table in tables.items()])


def test_tables_are_shortened_in_their_own_form() -> None:
    kept = {"coll/de.res": b"order", "root.res": b"r" * 33}
    whole = _tables(**{"brkitr/word.brk": b"breaks", **kept, "unit/de.res": b"Meter"})
    shortened = bundle_icu.shorten(whole, ("de",))
    read = dict(bundle_icu._read(shortened[32:]))
    assert {name.decode(): table.rstrip(b"\0") for name, table in read.items()} == {
        f"icudt73l/{name}": table for name, table in kept.items()
    }
    assert all(shortened.index(table) % 16 == 0 for table in kept.values())
    with pytest.raises(ValueError, match="not ICU's"):
        bundle_icu.shorten(b"x" * 64, ("de",))


def test_another_icu_is_not_guessed_at(tmp_path: Path) -> None:
    _compile(tmp_path / "libicudata.so.99", 'const char icudt99_dat[] = "something else";')
    with pytest.raises(plainly.Stop, match="could not be made smaller"):
        bundle_icu.shorten_all(tmp_path, ("de",))


def _installed() -> Path:
    """The folder that packages are installed in."""
    spec = find_spec("numpy")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent.parent


def _linked(target: Path, *names: str) -> Path:
    """Packages as they are installed, without taking room for them again; replacing a file leaves the original."""
    for name in names:
        source, place = _installed() / name, target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, copy_function=_link)
        else:
            _link(str(source), str(place))
    return target


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


_ORDER = """
import sys, functools
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone
words = "zebra Äpfel apfel öl čaj chata hrad straße å datei10 datei9 あ 漢".split()
for language in ("de_DE", "en_US", "cs_CZ", "sv_SE", "ja_JP"):
    order = QCollator(QLocale(language))
    order.setNumericMode(True)
    print(sorted(words, key=functools.cmp_to_key(order.compare)))
zone = QTimeZone(b"Europe/Berlin")
print([zone.displayName(QTimeZone.StandardTime, QTimeZone.LongName, QLocale(one)) for one in ("de_DE", "en_US")])
for name in sys.argv[1:]:
    print(name, QStringDecoder(name).isValid())  # with all that it is made of
print(QLocale("tr_TR").toUpper("istanbul ß"), sys.modules["PySide6"].__file__)
"""

# What a Linux may have as its own, and what pages of the web are written in (WHATWG, "Encoding", 4.2).
_CHARACTER_SETS = """
ibm866 iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-10
iso-8859-11 iso-8859-13 iso-8859-14 iso-8859-15 koi8-r koi8-u macintosh x-mac-cyrillic windows-874 windows-1250
windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 tis-620 gbk
gb2312 gb18030 hz-gb-2312 big5 big5-hkscs euc-jp iso-2022-jp iso-2022-jp-2 shift_jis windows-31j euc-kr ks_c_5601-1987
iso-2022-kr iso-2022-cn windows-949 cp437 cp850 cp852 cp932 cp936 cp950 cp1125 utf-7 utf-16 utf-32
"""


@pytest.mark.real
def test_qt_orders_words_as_before_with_the_shorter_tables(tmp_path: Path) -> None:
    libraries = _installed() / "PySide6" / "Qt" / "lib"
    names = [f"PySide6/Qt/lib/{path.name}" for path in libraries.glob("libicu*")]
    if not names:
        pytest.skip("this Qt was built without ICU")
    files = ("PySide6/__init__.py", "PySide6/_config.py", "PySide6/_git_pyside_version.py", "PySide6/QtCore.abi3.so")
    libpyside = next(path.name for path in libraries.parents[1].glob("libpyside6.abi3*"))
    site = _linked(tmp_path, "shiboken6", *files, f"PySide6/{libpyside}", "PySide6/Qt/lib/libQt6Core.so.6", *names)
    names = _CHARACTER_SETS.split()
    told = [_told(_ORDER, site, *names)]
    assert 15e6 < bundle_icu.shorten_all(site, ("de", "en")) < 30e6
    told.append(_told(_ORDER, site, *names))
    assert told[0] == told[1] and str(site) in told[1]
    assert "Mitteleuropäische Normalzeit" in told[1]
    assert told[1].count(" True\n") == len(names)


# Every function that is handed on, against NumPy's own of the same; then what FAISS makes of some of them.
_BLAS = """
import ctypes, sys
import numpy as np
blas = ctypes.CDLL(sys.argv[1])
random = np.random.default_rng(3)
def real(*shape, kind="f4"):
    return np.asfortranarray(random.normal(size=shape).astype(kind))
def call(name, *given):
    held = [ctypes.c_int(one) if isinstance(one, int) else one for one in given]
    getattr(blas, name + "_")(*[one if isinstance(one, bytes) else
        one.ctypes.data_as(ctypes.c_void_p) if isinstance(one, np.ndarray) else ctypes.byref(one) for one in held])
    assert not isinstance(given[-1], Info) or held[-1].value == 0, name
class Info(ctypes.c_int):
    pass
def close(name, one, other):
    np.testing.assert_allclose(one, other, atol=1e-3, err_msg=name)
    print(name)
for letter, kind in (("s", "f4"), ("d", "f8")):
    g, svd, trf, tri = (letter + name for name in ("gemm", "gesvd", "getrf", "getri"))
    a, b, c = real(4, 5, kind=kind), real(5, 3, kind=kind), real(4, 3, kind=kind)
    one, none = np.ones(1, kind), np.zeros(1, kind)
    call(g, b"N", b"N", 4, 3, 5, one, a, 4, b, 5, none, c, 4)
    close(g, c, a @ b)
    s, u, vt, work = np.zeros(4, kind), real(4, 4, kind=kind), real(5, 5, kind=kind), np.zeros(400, kind)
    call(svd, b"A", b"A", 4, 5, a.copy("F"), 4, s, u, 4, vt, 5, work, 400, Info())
    close(svd, s, np.linalg.svd(a, compute_uv=False))
    m = real(6, 6, kind=kind); inverse = m.copy("F"); pivots = np.zeros(6, "i4")
    call(trf, 6, 6, inverse, 6, pivots, Info())
    assert pivots.min() >= 1 and pivots.max() <= 6
    call(tri, 6, inverse, 6, pivots, work, 400, Info())
    print(trf); close(tri, inverse, np.linalg.inv(m))
f1, f0, work = np.ones(1, "f4"), np.zeros(1, "f4"), np.zeros(4000, "f4")
a, x, y = real(4, 5), real(5), real(4)
call("sgemv", b"N", 4, 5, f1, a, 4, x, 1, f0, y, 1)
close("sgemv", y, a @ x)
c = np.zeros((4, 4), "f4", "F")
call("ssyrk", b"U", b"N", 4, 5, f1, a, 4, f0, c, 4)
close("ssyrk", np.triu(c), np.triu(a @ a.T))
q, tau = real(6, 4), np.zeros(4, "f4"); before = q.copy()
call("sgeqrf", 6, 4, q, 6, tau, work, 4000, Info()); r = np.triu(q[:4])
call("sorgqr", 6, 4, 4, q, 6, tau, work, 4000, Info())
print("sgeqrf"); close("sorgqr", q @ r, before)
d = real(5, 5, kind="f8"); d = np.asfortranarray(d + d.T); w = np.zeros(5)
call("dsyev", b"V", b"U", 5, d.copy("F"), 5, w, np.zeros(400), 400, Info())
close("dsyev", w, np.linalg.eigvalsh(d))
a, b, s, rank = real(6, 3), real(6, 2), np.zeros(3, "f4"), ctypes.c_int()
wanted = np.linalg.lstsq(a, b, rcond=None)[0]; room = np.zeros(1, "i4"); ask = np.zeros(1, "f4")
call("sgelsd", 6, 3, 2, a, 6, b, 6, s, -f1, rank, ask, -1, room, Info())
call("sgelsd", 6, 3, 2, a, 6, b, 6, s, -f1, rank, work, 4000, np.zeros(room[0], "i4"), Info())
assert rank.value == 3 and ask[0] > 0
close("sgelsd", b[:3], wanted)
import faiss
assert len({line.split()[-1] for line in open("/proc/self/maps") if "openblas64" in line}) == 1
x = random.normal(size=(3000, 32)).astype("f4")
flat = faiss.IndexFlatIP(32); flat.add(x)
close("faiss", flat.search(x[:50], 5)[0], -np.sort(-(x[:50] @ x.T))[:, :5])
pca = faiss.PCAMatrix(32, 8); pca.train(x)
close("faiss pca", np.var(pca.apply(x), axis=0, ddof=0), np.sort(np.linalg.eigvalsh(np.cov(x.T, ddof=0)))[::-1][:8])
"""


@pytest.mark.real
def test_faiss_computes_the_same_with_the_openblas_of_numpy(tmp_path: Path) -> None:
    site = _linked(tmp_path, "faiss", "faiss_cpu.libs", "numpy", "numpy.libs", "packaging")
    assert bundle_openblas.share(site) > 30e6
    assert sorted(path.name[:7] for path in (site / "faiss_cpu.libs").iterdir()) == ["libgomp", "libopen"]
    (library,) = (site / "faiss_cpu.libs").glob("libopenblas*")
    tested = _told(_BLAS, site, str(library)).split("\n")
    assert bundle_openblas.offered() <= set(tested), "a function that is handed on has no test"


def test_a_function_that_is_not_handed_on_ends_the_build(tmp_path: Path) -> None:
    for name in ("faiss", "faiss_cpu.libs", "numpy.libs"):
        (tmp_path / name).mkdir()
    blas = _compile(tmp_path / "faiss_cpu.libs" / "libopenblaso.so.0", "void sgemm_(void) {} void zheev_(void) {}")
    source = "void sgemm_(void); void zheev_(void); void use(void) { sgemm_(); zheev_(); }"
    shutil.copy(blas, tmp_path / "faiss" / blas.name)
    _compile(tmp_path / "faiss" / "libfaiss.so", source, tmp_path / "faiss" / blas.name)
    (tmp_path / "faiss" / blas.name).unlink()
    _compile(tmp_path / "numpy.libs" / "libscipy_openblas64_.so", "int nothing;")
    with pytest.raises(plainly.Stop) as caught:
        bundle_openblas.share(tmp_path)
    assert "zheev" in caught.value.why and "sgemm" not in caught.value.why
    assert bundle_openblas.share(tmp_path / "faiss") == 0


def _told(script: str, site: Path, *arguments: str) -> str:
    surroundings = {"PYTHONPATH": str(site), "PATH": os.environ["PATH"], "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout
