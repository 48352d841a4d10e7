"""COMET, where it is; a clear word where it is not. The package itself is two gigabytes and stood in for."""

import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scoring import run, write
from translate.score import comet as neural
from translate.score.comet import find_checkpoint


@pytest.fixture
def files(tmp_path: Path) -> list[str | Path]:
    names = {"h": "The law passed.", "r": "The law was passed.", "r2": "Law passes.", "s": "Ligji u miratua."}
    paths = {name: write(tmp_path / name, [line, line]) for name, line in names.items()}
    return [paths["h"], paths["r"], paths["r2"], "--source", paths["s"]]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    (tmp_path / "model" / "checkpoints").mkdir(parents=True)
    (tmp_path / "model" / "checkpoints" / "model.ckpt").write_bytes(b"")
    return tmp_path / "model"


class FakeComet:
    """Scores by the length of the reference; keeps what it was asked."""

    def __init__(self) -> None:
        self.loaded: list[tuple[str, dict[str, Any]]] = []
        self.asked: list[dict[str, str]] = []

    def load_from_checkpoint(self, path: str, **options: Any) -> "FakeComet":
        self.loaded.append((path, options))
        return self

    def predict(self, samples: list[dict[str, str]], **options: Any) -> SimpleNamespace:
        assert options == {"batch_size": 8, "gpus": 0, "progress_bar": False}
        self.asked += samples
        return SimpleNamespace(scores=[len(sample["ref"]) / 100 for sample in samples])


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeComet:
    comet = FakeComet()
    monkeypatch.setitem(sys.modules, "comet", comet)
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(cuda=SimpleNamespace(is_available=lambda: False)))
    monkeypatch.setattr(neural, "version", lambda name: "2.2.7" if name == "unbabel-comet" else metadata.version(name))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    return comet


def test_command_scores_with_a_model_on_disk(files: list[str | Path], model: Path, fake: FakeComet) -> None:
    result = run("score", *files, "--comet", model)
    assert result.exit_code == 0, result.stderr
    assert "COMET         0.150 [0.150, 0.150]" in result.stdout  # the mean of 0.19 and 0.11
    assert f"COMET|{model}|unbabel-comet:2.2.7|nrefs:2" in result.stdout
    assert fake.loaded == [(str(model / "checkpoints" / "model.ckpt"), {"local_files_only": True})]
    assert fake.asked[0] == {"src": "Ligji u miratua.", "mt": "The law passed.", "ref": "The law was passed."}


def test_the_cache_of_hugging_face_is_looked_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    folder = tmp_path / "hub" / "models--Unbabel--wmt22-comet-da" / "snapshots" / "abc" / "checkpoints"
    folder.mkdir(parents=True)
    (folder / "model.ckpt").write_bytes(b"")
    assert find_checkpoint("Unbabel/wmt22-comet-da") == folder / "model.ckpt"


def test_without_the_package(files: list[str | Path], model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comet", None)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    result = run("score", *files, "--comet", model)
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'install it with pip install "perkthe[comet]"' in result.stderr


def test_without_the_model(files: list[str | Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    result = run("score", *files, "--comet", "Unbabel/wmt22-comet-da")
    assert result.exit_code == 1
    assert "not on the machine; fetch it once, while online" in result.stderr


def test_without_a_source(files: list[str | Path], model: Path) -> None:
    result = run("score", *files[:3], "--comet", model)
    assert result.exit_code == 1
    assert "add --source FILE" in result.stderr
