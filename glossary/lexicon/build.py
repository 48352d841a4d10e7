"""Make the table of forms from the lexicon of uniparser-albanian (MIT; see LICENSE.uniparser-albanian).

    pip download --no-deps uniparser-albanian==2.3.0
    python -m glossary.lexicon.build uniparser_albanian-2.3.0-py3-none-any.whl

Names that the lexicon lacks or mistakes stand in `supplement.txt`.
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

from glossary.lexicon import (
    BUCKETS,
    COLUMNS,
    DEFINITE,
    FEMININE,
    MASCULINE,
    NOMINATIVE,
    PLURAL,
    PROPER,
    TABLE,
    UNINFLECTED,
    beginning,
)
from glossary.spelling import fold

SUPPLEMENT = Path(__file__).with_name("supplement.txt")
DATA = "uniparser_albanian/data_strict/"
LEFT_OUT = {"nonst", "old", "Gheg"}  # tags of forms outside the standard language
_PARTS = {"NOUN", "A", "NUM", "PRO", "ADV", "PR", "CONJ", "PART", "INTJ", "FORM", "ABBR"}  # all but verbs

_OWN_TITLES = {"princ", "kont", "baron", "perandor", "car", "sulltan", "prift"}  # whose women have another English
_VOWEL_NAMES = ("", "t", "n", "s", "a", "ja", "je", "së", "në")  # Haitit, Tokios, Krimea, Perusë

Endings = frozenset[tuple[str, int]]  # each ending with the gender and number of the form
Paradigms = dict[str, list[tuple[int, str, str]]]  # number of the stem, ending, tags


@dataclass(frozen=True)
class Lexeme:
    """An entry of the lexicon: its lemma, and the stems that its paradigms number."""

    lemma: str
    refers_to: str  # the standard spelling of a variant
    tags: frozenset[str]
    stems: list[list[str]]
    paradigms: list[str]
    english: str = ""


def build(wheel: Path, table: Path = TABLE) -> None:
    """Read the wheel of uniparser-albanian and write the table of forms."""
    with zipfile.ZipFile(wheel) as archive:
        paradigms = read_paradigms(archive.read(DATA + "paradigms.txt").decode())
        lexemes = [*read_lexemes(archive.read(DATA + "lexemes.txt").decode())]
    paradigms["vowel"] = [(1, ending, "sg,nom,def") for ending in _VOWEL_NAMES]
    lexemes += [*derived(lexemes), *read_supplement(SUPPLEMENT.read_text(encoding="utf-8"))]
    write(stems(lexemes, paradigms), table)


def read_paradigms(text: str) -> Paradigms:
    """The paradigms: for each the endings of the standard language, with the stem that they follow."""
    paradigms: Paradigms = {}
    for block in text.split("-paradigm: ")[1:]:
        flexes = re.findall(r"-flex: ?(.*?) *\n(?: *gramm: ?(.*))?", block)
        paradigms[block.split("\n", 1)[0].strip()] = [
            (int(flex[1] or 0), flex[2], tags)
            for shape, tags in flexes
            if not LEFT_OUT & set(tags.split(","))
            for alternative in shape.split("//")
            if (flex := re.fullmatch(r"(?:<(\d+)>)?\.([^\W\d_]*)", alternative))
        ]
    return paradigms


def read_lexemes(text: str) -> Iterator[Lexeme]:
    """The lexemes, abbreviations left out: `glossary.albanian` knows their endings by rule."""
    for block in text.split("-lexeme")[1:]:
        fields = defaultdict(list)
        for name, value in re.findall(r"^ (\w+): *(.*?) *$", block, re.MULTILINE):
            fields[name].append(value)
        tags = frozenset(fields["gramm"][0].split(",")) | ({"proper"} if fields["lex"][0][:1].isupper() else set())
        if "abbr" in tags or not fields["paradigm"]:
            continue
        stems = [[stem.strip(" .") for stem in slot.split("//")] for slot in fields["stem"][0].split("|")]
        refers_to = (fields["lexref"] or fields["lex"])[0]
        english = (fields["trans_en"] or [""])[0]
        yield Lexeme(fields["lex"][0].lower(), refers_to.lower(), tags, stems, fields["paradigm"], english)


def read_supplement(text: str) -> Iterator[Lexeme]:
    """The words of the supplement, each with the stems that its paradigm asks for."""
    for paradigm, words in re.findall(r"^(\w+): (.*)", text, re.MULTILINE):
        gender = {"3": "f", "v": "either"}.get(paradigm[0], "m")
        for entry in words.split(", "):
            lemma, _, plural = entry.lower().partition("|")
            root = re.sub(r"ë(?=r$)|ë$", "", lemma) if paradigm == "3a" else lemma  # Zvicër, Zvicra; Maltë, Malta
            stems = [[plural or lemma], [lemma], [root]]
            tags = frozenset({"NOUN", gender, "proper" if entry[0].isupper() else ""})
            yield Lexeme(lemma, lemma, tags, stems, [paradigm, "5a"] if plural else [paradigm])


def derived(lexemes: list[Lexeme]) -> Iterator[Lexeme]:
    """Nouns that Albanian makes at will: promovim of promovoj, the woman banore of the man banor."""
    known = {lexeme.lemma for lexeme in lexemes}
    for lexeme in lexemes:
        if "V" in lexeme.tags and "lexoj" in lexeme.paradigms and len(lexeme.stems) > 3:
            noun = lexeme.stems[3][0] + "im"
            if noun not in known:
                yield Lexeme(noun, noun, frozenset({"NOUN", "mf"}), [[noun + "e"], [noun]], ["1a", "5a"])
        elif {"NOUN", "m", "anim"} <= lexeme.tags and "1a" in lexeme.paradigms:
            noun = lexeme.lemma + "e"
            if noun not in known and lexeme.lemma not in _OWN_TITLES and lexeme.lemma == lexeme.stems[-1][0]:
                stems = [[noun], [noun], [noun + "j"], [lexeme.lemma + "j"]]
                yield Lexeme(noun, lexeme.refers_to, frozenset({"NOUN", "f"}), stems, ["3b", "5a"])


def stems(lexemes: list[Lexeme], paradigms: Paradigms) -> dict[tuple[str, str], Endings]:
    """(stem, lemma) -> endings."""
    same = same_word(lexemes)
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for lexeme in lexemes:
        if not _PARTS & lexeme.tags:
            continue
        lemma = same.get(lexeme.refers_to, lexeme.refers_to)
        for paradigm in lexeme.paradigms:
            for slot, ending, tags in paradigms[paradigm]:
                for stem in lexeme.stems[slot] if slot < len(lexeme.stems) else []:
                    if stem:
                        found[stem, lemma][ending] |= _kind(tags, lexeme)
    return {key: frozenset(endings.items()) for key, endings in found.items()}


def _kind(tags: str, lexeme: Lexeme) -> int:
    """What a form is: bits of Reading.kind. A noun of two genders (`mf`) is masculine in the singular."""
    tagged = set(tags.split(","))
    kind = (NOMINATIVE if "nom" in tagged else 0) | (DEFINITE if "def" in tagged else 0)
    kind |= PROPER if "proper" in lexeme.tags else 0
    if "pl" in tagged:
        return kind | PLURAL
    if "sg" not in tagged:
        return kind | UNINFLECTED
    gender = tagged & {"m", "f"} or lexeme.tags & {"m", "f", "mf"}
    return kind | (FEMININE if gender == {"f"} else MASCULINE if gender else MASCULINE | FEMININE)


def same_word(lexemes: list[Lexeme]) -> dict[str, str]:
    """Nouns for women -> the noun for men: zëdhënëse -> zëdhënës, ministre -> ministër, drejtoreshë -> drejtor."""
    men = {lexeme.lemma for lexeme in lexemes if {"NOUN", "anim"} <= lexeme.tags and {"m", "mf"} & lexeme.tags}
    women = {lexeme.lemma for lexeme in lexemes if {"NOUN", "f"} <= lexeme.tags}
    return {
        woman: man
        for woman in women
        for ending, instead in (("e", ""), ("eshë", ""), ("re", "ër"))
        if woman.endswith(ending) and (man := woman.removesuffix(ending) + instead) in men - _OWN_TITLES
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
        "shifting": shifting(stems),
    }
    line = json.dumps(header, ensure_ascii=False).encode() + b"\n"
    new = table.with_suffix(".new")
    new.write_bytes(line + b"".join(arrays.values()))
    new.replace(table)


def shifting(stems: dict[tuple[str, str], Endings]) -> list[str]:
    """The beginnings of forms that their lemma does not have, in order: uj of ujku, whose lemma is ulk.

    >>> shifting({("ujk", "ulk"): frozenset({("u", 1)}), ("ministr", "ministër"): frozenset({("i", 1)})})
    ['uj']
    """
    forms = ((fold(stem + ending), fold(lemma)) for (stem, lemma), endings in stems.items() for ending, _ in endings)
    return sorted({start for form, lemma in forms if not lemma.startswith(start := beginning(form))})


def _bucket(stem: str) -> int:
    return zlib.crc32(fold(stem).encode()) % BUCKETS


def _sums(lengths: Iterable[int]) -> list[int]:
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums


if __name__ == "__main__":
    build(Path(sys.argv[1]))
