"""Corpora on disk: `tag TAB Albanian TAB English`, and beside them the phrase pairs that annotation draws from."""

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from translate.errors import TranslateError


@dataclass(frozen=True)
class Phrase:
    """A stretch of a source with the English that translates it: source[start:end] ↔ english."""

    start: int
    end: int
    english: str


@dataclass(frozen=True)
class Pair:
    """A row of a corpus."""

    tag: str  # where it comes from; sources.tsv says more
    source: str
    target: str
    phrases: tuple[Phrase, ...] = ()


def lines(path: Path) -> Iterator[str]:
    """The lines of a text file, plain or `.xz`, without their ends. Raises TranslateError where it is missing."""
    if not path.is_file():
        raise TranslateError(f"{path}: no such file; give a corpus, or run the stage that writes it")
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def sentences(path: Path) -> Iterator[str]:
    """The last cell of each line of a text file. Raises TranslateError where it is missing."""
    return (line.split("\t")[-1] for line in lines(path))


def write(path: Path, rows: Iterable[str]) -> None:
    """Write lines to a text file, plain or `.xz`; a file that stands is whole, even after an interruption."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name("new-" + path.name)
    is_xz = path.suffix == ".xz"
    with lzma.open(new, "wt", encoding="utf-8", preset=4) if is_xz else new.open("w", encoding="utf-8") as file:
        file.writelines(row + "\n" for row in rows)
    new.replace(path)


def read(path: Path) -> Iterator[Pair]:
    """The rows of a corpus, in file order. Raises TranslateError at a row that has not three cells."""
    for number, line in enumerate(lines(path), 1):
        cells = line.split("\t")
        if len(cells) != 3:
            raise TranslateError(
                f"{path}:{number}: {len(cells)} cells; a row is tag TAB Albanian TAB English, mend or delete it"
            )
        tag, source, target = cells
        yield Pair(tag, source, target)


def row(pair: Pair) -> str:
    """A pair as a line of a corpus."""
    return f"{pair.tag}\t{pair.source}\t{pair.target}"


def read_phrases(path: Path) -> dict[int, tuple[Phrase, ...]]:
    """Phrases by row (counted from 0) of the corpus they were drawn from."""
    found: dict[int, list[Phrase]] = {}
    for line in lines(path):
        index, start, end, english = line.split("\t")
        found.setdefault(int(index), []).append(Phrase(int(start), int(end), english))
    return {index: tuple(phrases) for index, phrases in found.items()}


def with_phrases(pairs: Iterable[Pair], phrases: dict[int, tuple[Phrase, ...]]) -> list[Pair]:
    """The pairs, each with its phrases."""
    return [replace(pair, phrases=phrases.get(index, ())) for index, pair in enumerate(pairs)]


def read_dev(prefix: Path) -> list[Pair]:
    """The dev set PREFIX.sq and PREFIX.en, for choosing between models: never trained on."""
    sides = [list(lines(prefix.with_name(f"{prefix.name}.{code}"))) for code in ("sq", "en")]
    if len(sides[0]) != len(sides[1]):
        raise TranslateError(f"{prefix}: {len(sides[0])} Albanian and {len(sides[1])} English lines; align them")
    return [Pair("dev", source, target) for source, target in zip(*sides, strict=True)]


def reverse(pairs: Iterable[Pair]) -> list[Pair]:
    """English to Albanian: the model that back-translates learns from these."""
    return [Pair(pair.tag, pair.target, pair.source) for pair in pairs]
