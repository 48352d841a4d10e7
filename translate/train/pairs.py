"""A user's own pairs: TSV files and PO drafts that a person has corrected, and the tenth of them that is held out."""

import random
from collections.abc import Iterable
from pathlib import Path

import polib

from translate.errors import TranslateError
from translate.train.clean import Sizes, clean
from translate.train.corpus import Pair as Pair
from translate.train.corpus import lines

FEWEST = 20  # pairs


def read_po(path: Path) -> list[Pair]:
    """The pairs of a bilingual PO draft that a person has passed: translated and not fuzzy."""
    try:
        entries = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TranslateError(f"{path}: not a PO file ({error}); give a draft that `perkthe` wrote, or a TSV") from None
    return [Pair("own", entry.msgid, entry.msgstr) for entry in entries.translated_entries()]


def read_tsv(path: Path) -> list[Pair]:
    """The pairs of a file `Albanian TAB English`; a tag before them is passed over."""
    pairs = []
    for number, line in enumerate(lines(path), 1):
        cells = line.split("\t")
        if len(cells) not in (2, 3):
            raise TranslateError(f"{path}:{number}: {len(cells)} cells; a row is Albanian TAB English")
        pairs.append(Pair("own", cells[-2].strip(), cells[-1].strip()))
    return pairs


def read_pairs(paths: Iterable[Path]) -> list[Pair]:
    """The pairs of all files, each once. Raises TranslateError where a file cannot be read."""
    pairs: list[Pair] = []
    for path in paths:
        if not path.is_file():
            raise TranslateError(f"{path}: no such file; give pairs as TSV (Albanian TAB English) or a PO draft")
        pairs += read_po(path) if path.suffix == ".po" else read_tsv(path)
    return list(clean(pairs, (), Sizes()))


def split(pairs: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Pairs to train on, and a tenth held out, the same every time. Raises TranslateError where there are too few."""
    sources = sorted({pair.source for pair in pairs})
    if len(sources) < FEWEST:
        raise TranslateError(f"{len(sources)} usable pairs; adapting needs {FEWEST}, and a few hundred to gain by it")
    held = set(random.Random(0).sample(sources, len(sources) // 10))
    return [p for p in pairs if p.source not in held], [p for p in pairs if p.source in held]
