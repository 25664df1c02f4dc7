"""The package laion-clap beside transformers, on one random state dict in LAION's own form: equal, offline, checked."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from laion_clap_reference import TEXTS, sounds

from models.encoders import encoders as encoders_module
from models.encoders import laion_clap_place
from models.encoders.encoders import Encoders
from models.errors import UserError
from models.worker import Limits, Worker

_HERE = Path(__file__).resolve().parent
_CLOSE = 0.9999
_TOKENIZER = ("tokenizer.json", "tokenizer_config.json", "vocab.json", "merges.txt")


@pytest.fixture(scope="module")
def place() -> laion_clap_place.Place:
    """Where the package is; where it is not, the reason, except in continuous integration."""
    why_not = laion_clap_place.why_not()
    if why_not and os.environ.get("CI") == "true" and sys.version_info < (3, 13):
        pytest.fail(why_not)
    if why_not:
        pytest.skip(why_not)
    found = laion_clap_place.find()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def references(place: laion_clap_place.Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Checkpoints as LAION publishes them, and what the package alone makes of them."""
    target = tmp_path_factory.mktemp("laion-clap")
    command = [place.python or sys.executable, str(_HERE / "laion_clap_reference.py"), str(target)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return target


@pytest.fixture(scope="module")
def encoders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Encoders]:
    """On torch itself: eight-bit runtimes, which measuring may choose, agree less closely by design. Nothing is tried
    before it is taken, since all of it is used below."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoders_module, "_prove", lambda *_: None)
        opened = Encoders(tmp_path_factory.mktemp("store"))
    yield opened
    opened.close()


Encoded = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=["plain", "fused"])
def both(request: pytest.FixtureRequest, references: Path, encoders: Encoders) -> tuple[str, Encoded]:
    """The same file through both backends: backend -> "media" and "text" vectors, and the space."""
    weights = references / request.param / "630k-random.pt"
    made: Encoded = {}
    for backend in ("", "laion-clap"):
        status = encoders.import_from(weights, backend=backend)
        (space,) = encoders.describe(status.name).spaces
        made[backend] = {
            "name": status.name,
            "space": space,
            "media": encoders.encode_media(status.name, sounds())[space.name],
            "text": encoders.encode_text(list(TEXTS), [space.name])[space.name],
        }
    return request.param, made


@pytest.mark.parametrize("side", ["media", "text"])
def test_both_backends_give_the_same_vectors(both: tuple[str, Encoded], side: str) -> None:
    _, made = both
    one, other = made[""][side], made["laion-clap"][side]
    assert one.dtype == other.dtype == np.float32
    assert one.shape == other.shape == (len(sounds()) if side == "media" else len(TEXTS), 512)
    cosines = (one * other).sum(axis=1)
    assert cosines.min() >= _CLOSE, cosines
    apart = one @ one.T - np.eye(len(one))
    assert apart.max() < 0.99, "vectors that are all alike prove nothing"


@pytest.mark.parametrize("both", ["plain"], indirect=True)
def test_both_are_what_the_package_gives_by_its_own_ways(both: tuple[str, Encoded], references: Path) -> None:
    _, made = both  # with fusion, the package would need torchaudio
    alone = np.load(references / "plain.npz")
    rounded = np.load(references / "plain.rounded.npz")
    for backend in made.values():
        assert (backend["media"] * alone["media"]).sum(axis=1).min() >= _CLOSE
        assert (backend["text"] * alone["text"]).sum(axis=1).min() >= _CLOSE
        assert (backend["media"] * rounded["media"]).sum(axis=1).min() >= 0.999


def test_each_backend_has_a_space_of_its_own(both: tuple[str, Encoded]) -> None:
    _, made = both
    assert made[""]["space"].fingerprint != made["laion-clap"]["space"].fingerprint
    assert made[""]["name"] != made["laion-clap"]["name"]


@pytest.mark.parametrize("both", ["plain"], indirect=True)
def test_a_sound_has_one_vector_whatever_its_length_and_company(both: tuple[str, Encoded], encoders: Encoders) -> None:
    _, made = both
    name, space = made["laion-clap"]["name"], made["laion-clap"]["space"].name
    sound = sounds()[2]
    longer = np.concatenate([sound, sounds()[1]])
    silence, nothing = np.zeros(48_000, dtype=np.float32), np.zeros(0, dtype=np.float32)
    vectors = encoders.encode_media(name, [longer, silence, longer, nothing, sound])[space]
    again = encoders.encode_media(name, [longer])[space]
    assert np.allclose(vectors[[0, 2, 4]], again, atol=1e-6), "a part of it was taken at random"
    assert not vectors[[1, 3]].any()
    words = encoders.encode_text([*TEXTS[::-1], " "], [space])[space]
    assert np.allclose(words[:-1][::-1], made["laion-clap"]["text"], atol=1e-6)
    assert not words[-1].any()


@pytest.mark.parametrize("both", ["plain"], indirect=True)
def test_weights_are_kept_as_safetensors(both: tuple[str, Encoded], encoders: Encoders) -> None:
    _, made = both
    assert not list(encoders._store.root.rglob("*.pt"))
    assert (encoders._store.root / made["laion-clap"]["name"] / "model.safetensors").is_file()


@pytest.mark.parametrize("both", ["plain"], indirect=True)
def test_loading_the_package_opens_no_socket(
    both: tuple[str, Encoded], encoders: Encoders, place: laion_clap_place.Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, made = both
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(_HERE), os.environ["PYTHONPATH"]]))
    installation = encoders._installed()[made["laion-clap"]["name"]]
    worker = Worker(
        "laion_clap_watching:Watching", installation.args, limits=Limits(120), name="watching", python=place.python
    )
    with closing(worker):
        found = worker.call("run")
    assert found["sockets"] == []
    assert found["numpy"].startswith("1.")
    assert "laion_clap" in found["modules"]
    assert "wandb" not in found["modules"]


def test_the_package_alone_opens_none_either(references: Path) -> None:
    assert json.loads((references / "sockets.txt").read_text()) == []


def _copied(references: Path, target: Path) -> Path:
    target.mkdir()
    for name in (*_TOKENIZER, "630k-random.pt"):
        if (references / "plain" / name).is_file():
            shutil.copyfile(references / "plain" / name, target / name)
    return target


def test_a_tokenizer_that_knows_hardly_any_words_is_refused(
    references: Path, open_encoders: Callable[[], Encoders], tmp_path: Path
) -> None:
    folder = _copied(references, tmp_path / "silent")
    for name in _TOKENIZER:
        (folder / name).unlink(missing_ok=True)
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "RobertaTokenizer"}))
    with pytest.raises(UserError) as caught:
        open_encoders().import_from(folder / "630k-random.pt", backend="laion-clap")
    assert "okeni" in caught.value.why


class _Planted:
    """Makes a folder when it is unpickled without care."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self._mark),)


@pytest.mark.parametrize("both", ["plain"], indirect=True)
@pytest.mark.parametrize("form", ["LAION's file", "a folder in the form of transformers"])
def test_a_planted_pickle_does_not_run(
    both: tuple[str, Encoded], encoders: Encoders, open_encoders: Callable[[], Encoders], tmp_path: Path, form: str
) -> None:
    mark = tmp_path / "ran"
    content = pickle.dumps({"state_dict": {"audio_branch.bn0.weight": _Planted(mark)}})
    if form == "LAION's file":
        path = tmp_path / "630k-planted.pt"
        path.write_bytes(content)
    else:
        path = tmp_path / "planted"
        shutil.copytree(encoders._store.root / both[1]["laion-clap"]["name"], path)
        (path / "model.safetensors").unlink()
        (path / "pytorch_model.bin").write_bytes(content)
    with pytest.raises(UserError):
        open_encoders().import_from(path, backend="laion-clap")
    assert not mark.exists()
    pickle.loads(content)
    assert mark.exists(), "it would have run"
