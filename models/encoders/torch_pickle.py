"""Reads weights that torch wrote in its older form, without torch, and without running anything that they hold.

Such a file is a row of pickles (a magic number, a version, facts of the computer, the tensors' names and shapes, the
order of the storages) and then the storages themselves: a count and that many plain numbers each. Pickles can name any
function and have it called. This reader knows the four names below and refuses every other one.

Source: torch/serialization.py (`_legacy_save`), of torch 2.
"""

from __future__ import annotations

import math
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

_MAGIC = 0x1950A86A20F9469CFC6C
_VERSION = 1001
_COUNT_BYTES = 8
_NUMBERS: Mapping[str, np.dtype[Any]] = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Storage:
    """Numbers that come later in the file."""

    key: str
    dtype: np.dtype[Any]
    count: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    """A piece of a storage: where it begins, and how far apart neighbours lie on each axis."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def cut_from(self, storages: Mapping[str, Array]) -> Array:
        numbers = storages[self.storage.key]
        steps = [step * numbers.itemsize for step in self.strides]
        return as_strided(numbers[self.offset :], self.shape, steps, writeable=False).copy()


def read_tensors(path: Path) -> dict[str, Array]:
    """All tensors of a state dict in torch's older form.

    Returns: name -> float32 or int64 numbers, little-endian.
    Raises:
        pickle.UnpicklingError: it is damaged, in another form, or holds more than tensors.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        try:
            return _read(file)
        except (OSError, pickle.UnpicklingError):
            raise
        except Exception as error:  # pickle says itself that damaged data may raise anything
            raise pickle.UnpicklingError(f"damaged: {type(error).__name__}: {error}") from error


def _read(file: IO[bytes]) -> dict[str, Array]:
    if _plain(file) != _MAGIC or _plain(file) != _VERSION or not _plain(file)["little_endian"]:
        raise pickle.UnpicklingError("not in torch's older form")
    reader = _TensorsOnly(file)
    state = reader.load()
    numbers = {key: _numbers(file, reader.storages[key]) for key in _plain(file)}
    if not all(isinstance(name, str) and isinstance(tensor, _Tensor) for name, tensor in state.items()):
        raise pickle.UnpicklingError("holds more than tensors")
    return {name: tensor.cut_from(numbers) for name, tensor in state.items()}


def _plain(file: IO[bytes]) -> Any:
    """The next pickle, which may name nothing at all."""
    return _NothingNamed(file).load()


def _numbers(file: IO[bytes], storage: _Storage) -> Array:
    count = int.from_bytes(file.read(_COUNT_BYTES), "little")
    content = file.read(storage.count * storage.dtype.itemsize)
    if count != storage.count or len(content) != storage.count * storage.dtype.itemsize:
        raise pickle.UnpicklingError("a storage is cut short")
    return np.frombuffer(content, storage.dtype)


class _NothingNamed(pickle.Unpickler):
    """Numbers, texts, lists and dictionaries; no names of classes or functions."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"names {module}.{name}, which is not loaded")


class _TensorsOnly(_NothingNamed):
    """Knows how tensors are named, and notes where their numbers lie."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self.storages: dict[str, _Storage] = {}

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if module == "torch" and name in _NUMBERS:
            return name
        return super().find_class(module, name)

    def persistent_load(self, pid: Any) -> _Storage:
        """A storage, by what torch writes in its place: its numbers' type, its key, its device and its length."""
        sort, numbers, key, _device, count, view = pid
        if sort != "storage" or view is not None or count < 0:
            raise pickle.UnpicklingError("a storage in another form")
        return self.storages.setdefault(str(key), _Storage(str(key), _NUMBERS[numbers], int(count)))


def _tensor(storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object) -> _Tensor:
    """A tensor none of whose numbers lies outside its storage."""
    if len(shape) != len(strides) or min((offset, *strides)) < 0 or min((1, *shape)) < 1:
        raise pickle.UnpicklingError("a tensor of no possible shape")
    last = offset + sum((length - 1) * step for length, step in zip(shape, strides, strict=True))
    if last >= storage.count or math.prod(shape) > storage.count:
        raise pickle.UnpicklingError("a tensor that is larger than its storage")
    return _Tensor(storage, offset, shape, strides)
