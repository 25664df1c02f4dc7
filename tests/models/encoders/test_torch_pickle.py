"""torch's older form of weights, read without torch: what is good, what is damaged, and what would run as a program."""

from __future__ import annotations

import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.encoders.torch_pickle import read_tensors

_NUMBERS = np.arange(6, dtype="<f4")
_HEAD = b"".join(pickle.dumps(one, 2) for one in (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}))


class _Global:
    """Stands for a name in a pickle: written as that name, whatever it is."""

    def __init__(self, name: str) -> None:
        self.name = name


class _Writer(pickle._Pickler):  # type: ignore[name-defined]  # the one in Python can be taught to write names
    def persistent_id(self, value: object) -> object:
        return value[1:] if isinstance(value, tuple) and value and value[0] == "stored" else None

    def save(self, value: object, save_persistent_id: bool = True) -> None:
        if isinstance(value, _Global):
            self.write(b"c" + value.name.replace(" ", "\n").encode() + b"\n")
        elif isinstance(value, list) and value and isinstance(value[0], _Global):
            # A call: the name, then its arguments.
            self.save(value[0])
            self.save(tuple(value[1:]))
            self.write(b"R")
        else:
            super().save(value, save_persistent_id)


def tensor(shape: tuple[int, ...], strides: tuple[int, ...], offset: int = 0, count: int = 6, key: str = "0") -> object:
    storage = ("stored", "storage", _Global("torch FloatStorage"), key, "cpu", count, None)
    hooks = [_Global("collections OrderedDict")]
    return [_Global("torch._utils _rebuild_tensor_v2"), storage, offset, shape, strides, False, hooks]


def content(state: object, *storages: bytes, head: bytes = _HEAD, keys: object = ("0",)) -> bytes:
    """A file as torch writes it, with this state."""
    import io

    body = io.BytesIO()
    _Writer(body, 2).dump(state)
    return head + body.getvalue() + pickle.dumps(list(keys), 2) + b"".join(storages)


def storage(numbers: np.ndarray = _NUMBERS) -> bytes:
    return struct.pack("<q", len(numbers)) + numbers.tobytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "weights.pth"


def test_tensors_come_as_they_were_written_in_order_and_turned(path: Path) -> None:
    state = {"whole": tensor((2, 3), (3, 1)), "turned": tensor((3, 2), (1, 3)), "one": tensor((), (), 4)}
    path.write_bytes(content(state, storage()))
    found = read_tensors(path)
    np.testing.assert_array_equal(found["whole"], [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(found["turned"], found["whole"].T)
    assert float(found["one"]) == 4
    assert all(one.flags.c_contiguous and one.dtype == np.float32 for one in found.values())


@pytest.mark.parametrize(
    "state",
    [
        {"weight": [_Global("posix system"), "exit 0"]},
        {"weight": [_Global("builtins eval"), "1"]},
        {"weight": [_Global("torch.storage _load_from_bytes"), b""]},
        {"weight": [_Global("collections Counter")]},
        [_Global("builtins exec"), "raise SystemExit"],
    ],
)
def test_nothing_that_a_file_names_is_run(path: Path, state: object) -> None:
    path.write_bytes(content(state, storage()))
    with pytest.raises(pickle.UnpicklingError, match="which is not loaded"):
        read_tensors(path)


@pytest.mark.parametrize(
    "state",
    [
        {"weight": tensor((2, 4), (4, 1))},
        {"weight": tensor((2, 3), (3, 1), 1)},
        {"weight": tensor((2, 3), (3, 1), -1)},
        {"weight": tensor((2, 3), (-3, 1))},
        {"weight": tensor((2, 3), (3,))},
        {"weight": tensor((1 << 40, 1 << 40), (0, 0))},
        {"weight": tensor((2, 3), (3, 1), count=7)},
        {"weight": tensor((2, 3), (3, 1), key="1")},
        {"weight": 5},
        [5],
    ],
)
def test_a_tensor_that_cannot_be_is_refused(path: Path, state: object) -> None:
    path.write_bytes(content(state, storage()))
    with pytest.raises(pickle.UnpicklingError):
        read_tensors(path)


@pytest.mark.parametrize("head", [b"", b"PK\x03\x04", _HEAD[:20], pickle.dumps(5, 2) * 3])
def test_another_form_is_refused(path: Path, head: bytes) -> None:
    path.write_bytes(content({}, head=head, keys=()))
    with pytest.raises(pickle.UnpicklingError):
        read_tensors(path)


@given(st.data())
def test_damage_is_an_error_or_other_numbers(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    good = bytearray(content({"weight": tensor((2, 3), (3, 1))}, storage()))
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.pth"
    path.write_bytes(good[: data.draw(st.integers(0, len(good)))] if data.draw(st.booleans()) else good)
    try:
        found = read_tensors(path)
    except pickle.UnpicklingError:
        return
    assert all(isinstance(one, np.ndarray) for one in found.values())
