"""Odd folders: one in the store takes nothing else down, and none is imported."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.encoders import known, yamnet
from models.encoders.choices import Choices, read_choices
from models.encoders.encoders import Encoders
from models.encoders.speeds import Speeds
from models.encoders.store import MANIFEST, EncoderStore
from models.errors import UserError
from models.kinds import Kind

NETWORK: dict[str, Any] = {
    "model_cfg": {"embed_dim": 24, "vision_cfg": {"image_size": 32}, "text_cfg": {"context_length": 77}},
    "preprocess_cfg": {"mean": [0.5, 0.4, 0.3], "std": [0.2, 0.25, 0.3]},
}
ENDLESS = "[" * 20_000


def with_changes(path: str, value: Any) -> dict[str, Any]:
    """The network with another value at a dotted path."""
    changed = copy.deepcopy(NETWORK)
    *way, last = path.split(".")
    section = changed
    for name in way:
        section = section[name]
    section[last] = value
    return changed


ODD_NETWORKS = [
    with_changes(path, value)
    for path, values in {
        "model_cfg.vision_cfg": ["x", [1], 5],
        "model_cfg.vision_cfg.image_size": [-5, 0.5, 10**7, 10**400, True, [[1], [1]], [], [[1]], {}, "32", [32, "x"]],
        "model_cfg.embed_dim": [0, -1, "24", [24], 10**9, 10**400, None],
        "preprocess_cfg": ["abc", [1]],
        "preprocess_cfg.mean": [["x", 1, 2], [0.5], "abc", 5, [10**400, 0, 0], [float("nan"), 0, 0], [[1], [1], [1]]],
        "preprocess_cfg.std": [[0, 0, 0], [0.5], [float("inf"), 1, 1], {"r": 1}, [-1, 1, 1]],
        "preprocess_cfg.resize_mode": [[1], {"a": 1}],
        "preprocess_cfg.interpolation": [[1], 5],
    }.items()
    for value in values
    if not (path.endswith("image_size") and value in ([], {}))  # as if nothing were said
]
NO_NETWORKS: list[Any] = [{}, [], "x", {"model_cfg": "x"}, {"model_cfg": [1]}, {"model_cfg": None}]
ODD_SOUNDS = [
    ("preprocessor_config.json", {"sampling_rate": float("inf")}),
    ("preprocessor_config.json", {"sampling_rate": 10**400}),
    ("preprocessor_config.json", {"sampling_rate": [48_000]}),
    ("preprocessor_config.json", {"max_length_s": float("inf")}),
    ("preprocessor_config.json", {"max_length_s": float("nan")}),
    ("preprocessor_config.json", {"frequency_max": float("inf")}),
    ("preprocessor_config.json", {"frequency_max": {}}),
    ("preprocessor_config.json", {"hop_length": 0}),
    ("config.json", {"audio_config": "x"}),
    ("config.json", {"projection_dim": 10**400}),
    ("config.json", {"projection_dim": "20"}),
]


def write_openclip(folder: Path, config: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    (folder / "open_clip_model.safetensors").write_bytes(b"weights")
    return folder


def write_clap(folder: Path, file: str = "", changes: dict[str, Any] | None = None) -> Path:
    folder.mkdir(parents=True)
    contents: dict[str, dict[str, Any]] = {
        "config.json": {"model_type": "clap", "projection_dim": 20},
        "preprocessor_config.json": {"sampling_rate": 48_000, "max_length_s": 10},
        "tokenizer.json": {},
    }
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content | (changes or {} if name == file else {})))
    (folder / "model.safetensors").write_bytes(b"weights")
    return folder


def put(store: Path, family: str, made: Path, /, **changes: Any) -> None:
    """A manifest beside files, as anybody could write one."""
    files = {path.name: {"sha256": "0" * 64, "bytes": path.stat().st_size} for path in made.iterdir()}
    manifest = {"format": 1, "family": family, "name": made.name, "imported_at": "2026", "files": files, **changes}
    (made / MANIFEST).write_text(json.dumps(manifest))
    assert made.parent == store


def require_the_others_work(encoders: Encoders, store: Path, odd: str) -> None:
    """The basic ones and a sane one go on, and the odd one is not among them."""
    put(store, "openclip", write_openclip(store / "sane", NETWORK))
    for listed in (encoders.installed(), encoders.active(), encoders.indexed()):
        assert "spectral" in {one.name for one in listed}
    assert "sane" in {one.name for one in encoders.installed()}
    assert odd not in {one.name for one in encoders.installed()}
    shown = {one.name: one for one in encoders.statuses()}
    assert shown["sane"].installed
    assert odd not in shown or (not shown[odd].installed and shown[odd].why_not)


@pytest.mark.parametrize("config", [*ODD_NETWORKS, *NO_NETWORKS])
def test_an_odd_openclip_folder_takes_nothing_down(
    open_encoders: Callable[[], Encoders], tmp_path: Path, config: Any
) -> None:
    store = tmp_path / "encoders"
    put(store, "openclip", write_openclip(store / "odd", config))
    require_the_others_work(open_encoders(), store, "odd")


@pytest.mark.parametrize(("file", "changes"), ODD_SOUNDS)
def test_an_odd_clap_folder_takes_nothing_down(
    open_encoders: Callable[[], Encoders], tmp_path: Path, file: str, changes: dict[str, Any]
) -> None:
    store = tmp_path / "encoders"
    put(store, "clap", write_clap(store / "odd", file, changes))
    require_the_others_work(open_encoders(), store, "odd")


@pytest.mark.parametrize("depths", [[[1], [1]], 5, None, [float("inf")]])
def test_an_odd_folder_for_a_backend_takes_nothing_down(
    open_encoders: Callable[[], Encoders], tmp_path: Path, depths: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.encoders.known._MISSING", {**known._MISSING, "laion-clap": lambda: ""})
    monkeypatch.setattr("models.encoders.laion_clap_place.find", object)
    store = tmp_path / "encoders"
    made = write_clap(store / "odd", "config.json", {"audio_config": {"depths": depths}})
    put(store, "clap", made, settings={"backend": "laion-clap"})
    require_the_others_work(open_encoders(), store, "odd")


@pytest.mark.parametrize(
    "changes",
    [
        {"files": {"open_clip_config.json": {"sha256": "0", "bytes": float("inf")}}},
        {"files": {"open_clip_config.json": {"sha256": "0", "bytes": 10**400}}},
        {"files": {"open_clip_config.json": {"sha256": "\ud800", "bytes": 3}}},
        {"files": {"a\0b": {"sha256": "0", "bytes": 3}}},
        {"files": {"a\ud800": {"sha256": "0", "bytes": 3}}},
        {"files": {"../sane/open_clip_config.json": {"sha256": "0", "bytes": 3}}},
        {"files": {"..": {"sha256": "0", "bytes": 4096}}},
        {"files": {"": {"sha256": "0", "bytes": 4096}}},
        {"files": {"x" * 5000: {"sha256": "0", "bytes": 3}}},
        {"files": []},
        {"settings": [1]},
        {"settings": {"url": "\ud800"}},
        {"origin": {"repository": "\ud800"}},
        {"family": ["clap"]},
        {"family": "yamnet", "files": {}},
        {"family": "yamnet"},
        {"family": "clap", "files": {}},
        {"family": "bert", "files": {}},
        {"family": "endpoint", "files": {}},
        {
            "family": "endpoint",
            "files": {},
            "settings": {"url": "http://[", "model": "m", "dimensions": "", "dim": "1"},
        },
    ],
)
def test_an_odd_manifest_takes_nothing_down(
    open_encoders: Callable[[], Encoders], tmp_path: Path, changes: dict[str, Any]
) -> None:
    store = tmp_path / "encoders"
    put(store, "openclip", write_openclip(store / "odd", NETWORK), **changes)
    require_the_others_work(open_encoders(), store, "odd")


@pytest.mark.parametrize("name", [yamnet.NAME, "minilm-l6-v2", "spectral"])
@pytest.mark.parametrize("changes", [{"family": "yamnet", "files": {}}, {}])
def test_a_stranger_under_the_name_of_a_basic_encoder_is_none(
    tmp_path: Path, name: str, changes: dict[str, Any]
) -> None:
    store = EncoderStore(tmp_path / "encoders")
    before = {one.description.name: one for one in known.installed(store)}
    put(store.root, "openclip", write_openclip(store.root / name, NETWORK), **changes)
    assert {one.description.name: one for one in known.installed(store)} == before
    shown = [one for one in known.statuses(store, Choices()) if one.name == name]
    assert [one.installed for one in shown] == [name in before]


def test_yamnet_in_a_folder_of_another_name_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamnet, "runtime_missing", lambda: "")
    store = EncoderStore(tmp_path / "encoders")
    (store.root / "other").mkdir(parents=True)
    (store.root / "other" / yamnet.WEIGHTS_FILE).write_bytes(b"weights")
    put(store.root, "yamnet", store.root / "other")
    shown = {one.name: one for one in known.statuses(store, Choices())}
    assert "other" not in shown
    assert not shown[yamnet.NAME].installed


@pytest.mark.parametrize("folder", [b"odd-\xff", b"odd \n"])
def test_a_folder_whose_name_is_no_text_takes_nothing_down(
    open_encoders: Callable[[], Encoders], tmp_path: Path, folder: bytes
) -> None:
    store = tmp_path / "encoders"
    encoders = open_encoders()
    store.mkdir()
    try:
        made = write_openclip(Path(str(store), folder.decode("utf-8", "surrogateescape")), NETWORK)
    except (OSError, ValueError):
        pytest.skip("this system has no such names")
    put(store, "openclip", made)
    for one in (*encoders.installed(), *encoders.statuses()):
        one.name.encode()


@pytest.mark.parametrize(
    "content", ["", "[]", "{", ENDLESS, f'{{"a": {"9" * 400}}}', f'{{"a": {"9" * 9000}}}', '{"a": {}}', '{"a": 1e999}']
)
def test_odd_speeds_are_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "speeds.json").write_text(content)
    assert Speeds(tmp_path / "speeds.json").means() == {}


@pytest.mark.parametrize("content", [ENDLESS, "{}", '{"answering": {"image": ["x"]}, "filled": [[1]]}', "\x00"])
def test_odd_choices_take_nothing_down(open_encoders: Callable[[], Encoders], tmp_path: Path, content: str) -> None:
    store = tmp_path / "encoders"
    store.mkdir()
    (store / "choices.json").write_text(content)
    require_the_others_work(open_encoders(), store, "odd")


def test_in_place_of_a_damaged_one_the_basic_one_is_shown_as_answering(
    open_encoders: Callable[[], Encoders], tmp_path: Path
) -> None:
    store = tmp_path / "encoders"
    put(store, "openclip", write_openclip(store / "one", NETWORK))
    put(store, "openclip", write_openclip(store / "two", NETWORK))
    (store / "choices.json").write_text(
        json.dumps({"answering": {"image": "one"}, "filled": ["one", "two"], "next": {"image": "two"}})
    )

    def shown() -> dict[str, tuple[bool, bool, bool]]:
        return {one.name: (one.chosen, one.filled, one.next) for one in open_encoders().statuses()}

    basic = known.BASIC[Kind.IMAGE]
    assert shown() | {"one": (True, True, False), "two": (False, True, True)} == shown()
    assert not shown()[basic][0]
    for name in ("one", "two"):
        (store / name / "open_clip_model.safetensors").unlink()
    encoders = open_encoders()
    assert basic in {one.name for one in encoders.active()}
    assert shown()["one"] == shown()["two"] == (False, False, False)
    assert shown()[basic] == (True, True, False)


@pytest.mark.parametrize("part", ["answering", "next"])
def test_a_choice_for_another_kind_of_file_is_none(
    open_encoders: Callable[[], Encoders], tmp_path: Path, part: str
) -> None:
    store = tmp_path / "encoders"
    put(store, "openclip", write_openclip(store / "pictures", NETWORK))
    put(store, "clap", write_clap(store / "sounds"))
    # YAMNet is always at work: named as chosen it would be taken for one that answers instead of itself.
    (store / yamnet.NAME).mkdir()
    put(store, "yamnet", store / yamnet.NAME)
    wanted = {"image": "sounds", "audio": "pictures", "document": yamnet.NAME}
    content = {"answering": {}, "filled": [], "next": {}, part: wanted}
    (store / "choices.json").write_text(json.dumps(content))
    found = EncoderStore(store)
    assert read_choices(found.choices, found.stored()) == Choices()
    encoders = open_encoders()
    assert encoders.next_ones() == ()
    assert {"pictures", "sounds"}.isdisjoint(one.name for one in encoders.active())
    (store / "choices.json").write_text(json.dumps(content | {part: {"image": "pictures", "audio": "pictures"}}))
    assert getattr(read_choices(found.choices, found.stored()), part) == {Kind.IMAGE: "pictures"}


@pytest.mark.parametrize("config", [*ODD_NETWORKS, *NO_NETWORKS])
def test_an_odd_openclip_folder_is_not_imported(
    open_encoders: Callable[[], Encoders], tmp_path: Path, config: Any
) -> None:
    folder = write_openclip(tmp_path / "odd", config)
    require_refusal(open_encoders(), folder, tmp_path / "encoders")


@pytest.mark.parametrize(("file", "changes"), ODD_SOUNDS)
def test_an_odd_clap_folder_is_not_imported(
    open_encoders: Callable[[], Encoders], tmp_path: Path, file: str, changes: dict[str, Any]
) -> None:
    folder = write_clap(tmp_path / "odd", file, changes)
    require_refusal(open_encoders(), folder, tmp_path / "encoders")


def require_refusal(encoders: Encoders, folder: Path, store: Path) -> None:
    with pytest.raises(UserError, match="cannot be imported") as caught:
        encoders.import_from(folder)
    # It is said before anything is loaded, in words about the file.
    assert "do not load" not in caught.value.why
    assert not [path for path in store.glob("*") if path.name not in ("cache", "downloads")]
