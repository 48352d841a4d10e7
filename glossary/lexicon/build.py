"""Make the table of forms from the lexicon of uniparser-albanian (MIT; see LICENSE.uniparser-albanian).

    pip download --no-deps uniparser-albanian==2.3.0
    python -m glossary.lexicon.build uniparser_albanian-2.3.0-py3-none-any.whl

Words of the standard language that the lexicon lacks or mistakes stand in `supplement.txt`.
"""

import json
import re
import sys
import zipfile
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.lexicon import BUCKETS, COLUMNS, PLURAL, SINGULAR, TABLE
from glossary.spelling import fold

SUPPLEMENT = Path(__file__).with_name("supplement.txt")
_DATA = "uniparser_albanian/data_strict/"
_LEFT_OUT = {"nonst", "old", "Gheg"}  # tags of forms outside the standard language
_PARTS = {"NOUN", "A", "NUM", "PRO", "ADV", "PR", "CONJ", "PART", "INTJ", "FORM", "ABBR"}  # all but verbs

Endings = frozenset[tuple[str, int]]  # each ending with its number
Paradigms = dict[str, list[tuple[int, str, int]]]  # number of the stem, ending, number of the form


@dataclass(frozen=True)
class Lexeme:
    """An entry of the lexicon: its lemma, and the stems that its paradigms number."""

    lemma: str
    refers_to: str  # the standard spelling of a variant
    tags: frozenset[str]
    stems: list[list[str]]
    paradigms: list[str]


def build(wheel: Path, table: Path = TABLE) -> None:
    """Read the wheel of uniparser-albanian and write the table of forms."""
    with zipfile.ZipFile(wheel) as archive:
        paradigms = read_paradigms(archive.read(_DATA + "paradigms.txt").decode())
        lexemes = [*read_lexemes(archive.read(_DATA + "lexemes.txt").decode())]
    lexemes += [*verbal_nouns(lexemes), *read_lexemes(SUPPLEMENT.read_text(encoding="utf-8"))]
    write(stems(lexemes, paradigms), table)


def read_paradigms(text: str) -> Paradigms:
    """The paradigms: for each the endings, with the stem they follow and whether they are plural."""
    paradigms: Paradigms = {}
    for block in text.split("-paradigm: ")[1:]:
        flexes = re.findall(r"-flex: ?(.*?) *\n(?: *gramm: ?(.*))?", block)
        paradigms[block.split("\n", 1)[0].strip()] = [
            (int(flex[1] or 0), flex[2], _number(tags))
            for shape, tags in flexes
            if not _LEFT_OUT & set(tags.split(","))
            for alternative in shape.split("//")
            if (flex := re.fullmatch(r"(?:<(\d+)>)?\.([^\W\d_]*)", alternative))
        ]
    return paradigms


def _number(tags: str) -> int:
    return (SINGULAR if "sg" in tags.split(",") else 0) | (PLURAL if "pl" in tags.split(",") else 0)


def read_lexemes(text: str) -> Iterator[Lexeme]:
    """The lexemes, abbreviations left out: `glossary.albanian` knows their endings by rule."""
    for block in text.split("-lexeme")[1:]:
        fields = defaultdict(list)
        for name, value in re.findall(r"^ (\w+): *(.*?) *$", block, re.MULTILINE):
            fields[name].append(value)
        tags = frozenset(fields["gramm"][0].split(","))
        if "abbr" in tags or not fields["paradigm"]:
            continue
        stems = [[stem.strip(" .") for stem in slot.split("//")] for slot in fields["stem"][0].split("|")]
        refers_to = (fields["lexref"] or fields["lex"])[0]
        yield Lexeme(fields["lex"][0].lower(), refers_to.lower(), tags, stems, fields["paradigm"])


def verbal_nouns(lexemes: list[Lexeme]) -> list[Lexeme]:
    """The nouns in -im of the verbs in -oj that have none of their own: `promovoj` -> `promovim`."""
    known = {lexeme.lemma for lexeme in lexemes}
    return [
        Lexeme(noun, noun, frozenset({"NOUN"}), [[noun + "e"], [noun]], ["1a", "5a"])
        for lexeme in lexemes
        if "V" in lexeme.tags and "lexoj" in lexeme.paradigms and len(lexeme.stems) > 3
        if (noun := lexeme.stems[3][0] + "im") not in known
    ]


def stems(lexemes: list[Lexeme], paradigms: Paradigms) -> dict[tuple[str, str], Endings]:
    """(stem, lemma) -> endings."""
    same = same_word(lexemes)
    found: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    for lexeme in lexemes:
        if not _PARTS & lexeme.tags:
            continue
        lemma = same.get(lexeme.refers_to, lexeme.refers_to)
        for paradigm in lexeme.paradigms:
            for slot, ending, number in paradigms[paradigm]:
                for stem in lexeme.stems[slot] if slot < len(lexeme.stems) else []:
                    if stem:
                        found[stem, lemma].add((ending, number))
    return {key: _merged(endings) for key, endings in found.items()}


def _merged(endings: Iterable[tuple[str, int]]) -> Endings:
    numbers: dict[str, int] = defaultdict(int)
    for ending, number in endings:
        numbers[ending] |= number
    return frozenset(numbers.items())


def same_word(lexemes: list[Lexeme]) -> dict[str, str]:
    """Nouns for women -> the noun for men: zëdhënëse -> zëdhënës, drejtoreshë -> drejtor."""
    men = {lexeme.lemma for lexeme in lexemes if {"NOUN", "anim"} <= lexeme.tags and {"m", "mf"} & lexeme.tags}
    women = {lexeme.lemma for lexeme in lexemes if {"NOUN", "f"} <= lexeme.tags}
    return {
        woman: man
        for woman in women
        for ending in ("e", "eshë")
        if woman.endswith(ending) and (man := woman.removesuffix(ending)) in men
    }


def write(stems: dict[tuple[str, str], Endings], table: Path) -> None:
    """Write the table; see `glossary.lexicon` for its layout."""
    entries = sorted(stems, key=lambda key: (_bucket(key[0]), key))
    lemmas = sorted({lemma for _, lemma in entries})
    endings = sorted({tuple(sorted(endings)) for endings in stems.values()})
    lemma_number = {lemma: number for number, lemma in enumerate(lemmas)}
    endings_number = {endings: number for number, endings in enumerate(endings)}
    buckets = [0] * (BUCKETS + 1)
    for stem, _ in entries:
        buckets[_bucket(stem) + 1] += 1
    data = {
        "bucket": _sums(buckets[1:]),
        "stem_at": _sums(len(stem.encode()) for stem, _ in entries),
        "lemma": [lemma_number[lemma] for _, lemma in entries],
        "endings": [endings_number[tuple(sorted(stems[entry]))] for entry in entries],
        "lemma_at": _sums(len(lemma.encode()) for lemma in lemmas),
        "stems": "".join(stem for stem, _ in entries).encode(),
        "lemmas": "".join(lemmas).encode(),
    }
    arrays = {name: array(kind, data[name]).tobytes() for name, kind in COLUMNS.items()}
    header = {
        "from": "uniparser-albanian",
        "byteorder": sys.byteorder,
        "bytes": {name: len(column) for name, column in arrays.items()},
        "endings": endings,
    }
    line = json.dumps(header, ensure_ascii=False).encode() + b"\n"
    new = table.with_suffix(".new")
    new.write_bytes(line + b"".join(arrays.values()))
    new.replace(table)


def _bucket(stem: str) -> int:
    return zlib.crc32(fold(stem).encode()) % BUCKETS


def _sums(lengths: Iterable[int]) -> list[int]:
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums


if __name__ == "__main__":
    build(Path(sys.argv[1]))
