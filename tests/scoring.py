"""What the scoring tests share: the command, the development set, and files."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from translate.cli import app

DEV = Path(__file__).parent.parent.parent / "shared" / "dev"
needs_dev = pytest.mark.skipif(not DEV.is_dir(), reason="no ../shared/dev beside this repository")


def run(*arguments: str | Path) -> Result:
    """Run `perkthe` with these arguments."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def write(path: Path, lines: Iterable[str]) -> Path:
    """Write lines to a file."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def dev(language: str, lines: int | None = None) -> list[str]:
    """Lines of the development set."""
    return (DEV / f"flores-dev.{language}").read_text("utf-8").split("\n")[:-1][:lines]


def worse(lines: Iterable[str], every: int = 4) -> list[str]:
    """A hypothesis for some references: of their words, one in `every` is left out and another moved."""
    return [_worse(line.split(), every, number) for number, line in enumerate(lines)]


def _worse(words: list[str], every: int, number: int) -> str:
    kept = [word for place, word in enumerate(words) if (place + number) % every]
    for place in range(number % every, len(kept) - 2, 2 * every):
        kept.insert(place + 2, kept.pop(place))
    return " ".join(kept)
