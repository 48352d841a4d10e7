"""Folders of articles, paired by name."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from translate.errors import TranslateError

_ARTICLES = (".txt", ".po", ".jsonl")  # what is looked at in a folder
_LANGUAGE = re.compile(r"\.(en|sq)$")


def files_in(folder: Path) -> list[Path]:
    """The files of a folder that may be articles, by name. Raises TranslateError where it cannot be looked into."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise TranslateError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from None
    return [path for path in found if path.suffix in _ARTICLES and not path.name.startswith(".")]


def articles_in(folder: Path, language: str) -> dict[str, Path]:
    """The articles of a folder by name: `a.en.txt`, `a.sq.txt` and `a.txt` are all article a.

    Where a folder has an article in both languages, the one of `language` is meant.
    """
    found: dict[str, Path] = {}
    for path in files_in(folder):
        tagged = _LANGUAGE.search(path.stem)
        name = path.stem[: tagged.start()] if tagged else path.stem
        if name in found and not (tagged and tagged[1] == language):
            continue
        found[name] = path
    if not found:
        raise TranslateError(f"{folder}: no article (.txt, .po or .jsonl) is in this folder; name another")
    return found


def check_pairs(folders: Sequence[tuple[Path, Mapping[str, Path]]]) -> None:
    """Raise TranslateError unless every folder has the same articles."""
    first, wanted = folders[0]
    for folder, found in folders[1:]:
        if missing := sorted(wanted.keys() - found.keys()):
            raise TranslateError(
                f"{folder}: no article {', '.join(missing)}, which {first} has; add it or leave it out"
            )
        if extra := sorted(found.keys() - wanted.keys()):
            raise TranslateError(f"{first}: no article {', '.join(extra)}, which {folder} has; add it or leave it out")
