"""Outputs that can be written and are no input, said before any work is done."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translate.errors import TranslateError
from translate.score.folders import files_in


def inputs_of(paths: Iterable[Path | None]) -> list[Path]:
    """The files that are read where these files and folders are named; None for an option that is not given."""
    return list(_files(path for path in paths if path is not None))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from files_in(path) if path.is_dir() else [path]


def check_output(option: str, path: Path, inputs: Sequence[Path]) -> None:
    """Raise TranslateError where an output is one of the inputs, a folder, or in a folder that takes no file."""
    try:
        if any(_same(path, each) for each in inputs):
            raise TranslateError(f"{option} {path}: this is one of the inputs; name another output")
        if path.is_dir():
            raise TranslateError(
                f"{option} {path}: this is a folder; name a file, such as {path / f'scores{_end(option)}'}"
            )
        if path.exists() and not path.is_file():  # a device or a pipe
            return
        tempfile.TemporaryFile(dir=path.resolve().parent).close()
    except FileNotFoundError:
        if path.parent.is_dir():  # such as /proc
            raise TranslateError(f"{option} {path}: its folder takes no files; name another output") from None
        raise TranslateError(
            f"{option} {path}: there is no folder {path.parent} that takes it; make it first"
        ) from None
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads back to itself
        fault = error.strerror if isinstance(error, OSError) else "its link leads nowhere"
        raise TranslateError(f"{option} {path}: cannot be written ({fault}); name another output") from None


def _end(option: str) -> str:
    return ".md" if option == "--card" else ".html"


def _same(output: Path, other: Path) -> bool:
    """Whether two paths are one file, be it there yet or not."""
    try:
        if output.exists() and other.exists():
            return output.samefile(other)
        return output.resolve() == other.resolve()
    except (OSError, RuntimeError):  # what one of them is, whoever reads or writes it will say
        return False
