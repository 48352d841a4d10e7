"""`perkthe model`: its commands, their exit codes, and what they may not print."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from translate import argos
from translate.archive import export
from translate.argos import EMBEDDED, read_package
from translate.cli import app

REPO = Path(__file__).parents[1]


def perkthe(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["model", *map(str, arguments)])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedded model as a file."""
    path = tmp_path_factory.mktemp("archive") / "sq_en.argosmodel"
    export(read_package(EMBEDDED), path)
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory where nothing is installed -> where installed packages will be."""
    monkeypatch.delenv("PERKTHE_MODEL", raising=False)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "installed"))
    return tmp_path / "installed"


def test_info_says_which_model_and_how_it_was_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = perkthe("info").stdout
    assert str(EMBEDDED) in said
    assert "embedded" in said
    assert "sq → en" in said
    monkeypatch.setenv("PERKTHE_MODEL", str(EMBEDDED))
    assert "PERKTHE_MODEL" in perkthe("info").stdout


@pytest.mark.parametrize("arguments", [["info", "--model", "/nowhere"], ["verify", "/nowhere"]])
def test_a_fault_is_one_line_on_standard_error(arguments: list[str]) -> None:
    result = perkthe(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "perkthe: /nowhere: no such folder; give the folder of an Argos package\n"


def test_install_then_list(home: Path, archive: Path) -> None:
    installed = home / archive_top()
    result = perkthe("install", archive)
    assert result.exit_code == 0, result.stderr
    version = read_package(EMBEDDED).version
    assert result.stdout == (
        f"{installed}: installed, version {version}\n"
        f"translate with it by `--model {installed}`, or set PERKTHE_MODEL to that folder\n"
    )
    first, second = perkthe("list").stdout.splitlines()[1:]
    assert first.split() == ["in", "use", "embedded", version, str(EMBEDDED)]
    assert second.split() == ["installed", version, str(installed)]


def archive_top() -> str:
    return f"translate-sq_en-{read_package(EMBEDDED).version.replace('.', '_')}"


def test_the_only_model_is_in_use_and_a_damaged_one_is_said(
    home: Path, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos, "EMBEDDED", tmp_path / "none")
    empty = perkthe("list")
    assert empty.stdout == ""
    assert "perkthe model install FILE.argosmodel" in empty.stderr
    assert "PERKTHE_MODEL" not in perkthe("install", archive).stdout
    (home / archive_top() / "sentencepiece.model").unlink()
    assert perkthe("list").stdout.splitlines()[1].split()[:4] == ["in", "use", "installed", "damaged"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "say what to install"),
        (["x.argosmodel", "--from-index"], "say what to install"),
        (["/nowhere/x.argosmodel"], "/nowhere/x.argosmodel: no such file"),
        (["unknown"], "unknown: no such file"),
        ([str(EMBEDDED)], "cannot be read (Is a directory)"),
        ([str(EMBEDDED / "metadata.json")], "not a whole .argosmodel (zip) file"),
    ],
)
def test_what_cannot_be_installed(home: Path, arguments: list[str], message: str) -> None:
    result = perkthe("install", *arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stdout == ""
    assert not home.exists()


def test_verify() -> None:
    assert perkthe("verify", EMBEDDED).stdout == f"{EMBEDDED}: sound, version {read_package(EMBEDDED).version}\n"


def test_export(tmp_path: Path) -> None:
    result = perkthe("export", tmp_path / "x.argosmodel")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{tmp_path / 'x.argosmodel'}: ")
    refused = perkthe("export", tmp_path / "x.zip")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert [path.name for path in tmp_path.iterdir()] == ["x.argosmodel"]


# Downloading, from a server on this machine; argostranslate reads its settings when imported, so in a process


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def index(tmp_path: Path, archive: Path) -> Iterator[str]:
    """An Argos index with one package of ours and one of another pair -> its address."""
    served = tmp_path / "served"
    served.mkdir()
    (served / "sq_en.argosmodel").symlink_to(archive)
    (served / "torn.argosmodel").write_bytes(archive.read_bytes()[:1000])
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(served))) as server:
        threading.Thread(target=server.serve_forever).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        write_index(served, address, "sq_en.argosmodel")
        yield address
        server.shutdown()


def write_index(served: Path, address: str, file: str) -> None:
    ours = {"from_code": "sq", "to_code": "en", "package_version": "1.9", "links": [address + file]}
    (served / "index.json").write_text(json.dumps([{"from_code": "fr", "to_code": "en", "links": []}, ours]))


def perkthe_alone(home: Path, address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(REPO), "NO_PROXY": "127.0.0.1"}
    return subprocess.run(
        [sys.executable, "-m", "translate", "model", *arguments],
        env=environment | {"ARGOS_PACKAGE_INDEX": address},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--from-index"], ["translate-sq_en"]])
def test_install_by_name(tmp_path: Path, index: str, arguments: list[str]) -> None:
    done = perkthe_alone(tmp_path, index, "install", *arguments)
    installed = tmp_path / ".local" / "share" / "argos-translate" / "packages" / archive_top()
    assert done.stdout.startswith(f"{installed}: installed"), done.stderr
    assert read_package(installed)
    assert not list(tmp_path.rglob("*.argosmodel")) or all(p.parent.name == "served" for p in tmp_path.rglob("*.arg*"))


def test_a_torn_download_is_refused_and_fetched_anew(tmp_path: Path, index: str) -> None:
    write_index(tmp_path / "served", index, "torn.argosmodel")
    assert "not a whole .argosmodel" in perkthe_alone(tmp_path, index, "install", "--from-index").stderr
    write_index(tmp_path / "served", index, "sq_en.argosmodel")
    assert perkthe_alone(tmp_path, index, "install", "--from-index").returncode == 0


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("translate-fr_en", "translate-fr_en: is not from Albanian to English; there is translate-sq_en"),
        ("translate-xx_en", "translate-xx_en: is not in Argos Translate's index; there is translate-sq_en"),
    ],
)
def test_a_name_of_no_use(tmp_path: Path, index: str, name: str, message: str) -> None:
    done = perkthe_alone(tmp_path, index, "install", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"perkthe: {message}\n"


def test_an_index_out_of_reach(tmp_path: Path) -> None:
    done = perkthe_alone(tmp_path, "http://127.0.0.1:9/", "install", "--from-index")
    assert (done.returncode, done.stdout) == (1, "")
    assert "http://127.0.0.1:9/index.json: cannot be reached; check the network" in done.stderr
    assert "Traceback" not in done.stderr
