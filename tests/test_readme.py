"""The README's commands work as printed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line.split("  #")[0].strip() for block in BLOCKS for line in block.splitlines() if "perkthe " in line]
USED = [command for command in COMMANDS if not command.startswith("python3 -m venv")]


ENGLISH = "China and Russia signed an agreement.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader tries the commands: an article, English for it, a glossary, a model from elsewhere."""
    here = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "seeds", here / "seeds")
    short = "Kina dhe Rusia nënshkruan një marrëveshje.\n"
    for name in ("article.txt", "a.sq.txt", "b.sq.txt"):
        (here / name).write_text(short)
    for name in ("english", "reference", "albanian"):
        (here / name).mkdir()
        (here / name / "a.txt").write_text(short if name == "albanian" else ENGLISH)
    for name in ("english.txt", "reference.txt", "other.txt"):
        (here / name).write_text(ENGLISH)
    (here / "edited.po").write_text(
        '#. draft: China signed.\nmsgid "Kina nënshkroi."\nmsgstr "China has signed."\n', encoding="utf-8"
    )
    (here / "my.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    (here / "perkthe").write_text(f'#!/bin/sh\nexec {sys.executable} -m translate "$@"\n')
    (here / "perkthe").chmod(0o755)
    run("perkthe model export other.argosmodel", here)
    return here


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "ARGOS_PACKAGES_DIR": str(folder / "installed"),
    }
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_readme_has_commands() -> None:
    assert len(USED) > 15


@pytest.mark.parametrize("command", USED)
def test_command(command: str, folder: Path) -> None:
    done = run(command, folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_python_example() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip()
