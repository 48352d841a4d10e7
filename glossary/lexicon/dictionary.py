"""The English of Albanian words, from the glosses of uniparser-albanian (MIT; see LICENSE.uniparser-albanian).

    pip download --no-deps uniparser-albanian==2.3.0
    python -m glossary.lexicon.dictionary uniparser_albanian-2.3.0-py3-none-any.whl

`english.tsv` has a line for each lemma that is no verb: lemma TAB English as a noun TAB English as another part. The
lines are sorted, so that one is found without reading them all. `verbs.txt` lists forms that are a verb's too.
"""

import re
import sys
import zipfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from glossary.lexicon import lexicon
from glossary.lexicon.build import DATA, Lexeme, read_lexemes, read_paradigms
from glossary.lexicon.conjugation import conjugations, finite_forms

TABLE = Path(__file__).with_name("english.tsv")
VERBS = Path(__file__).with_name("verbs.txt")
OF_NOUNS = ("je", "ja")  # verbal nouns: shpjegimi, çarmatosja; as a verb's forms these are rare
LEFT_OUT = {"nonst", "old", "Gheg", "proper"}
LONGEST = 2  # words of English; more is an explanation
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SMALL = re.compile(r"^(?:to|an?|the|female|male) ")


class English(NamedTuple):
    """What a lemma is in English, as a noun and as an adjective or adverb; empty where it is none."""

    noun: str
    other: str


def gloss(text: str, longest: int = LONGEST) -> str:
    """The first sense of a gloss; empty where that is an explanation.

    >>> gloss("containment, holding"), gloss("volume (capacity)"), gloss("male goat used as stud")
    ('containment', 'volume', '')
    """
    sense = _SMALL.sub("", re.split(r"[;,]", _REMARK.sub("", text))[0].strip())
    return sense if re.fullmatch(r"[A-Za-zé' -]+", sense) and len(sense.split()) <= longest else ""


def entries(lexemes: Iterable[Lexeme]) -> dict[str, English]:
    """Lemma -> English, of the standard language, names left out."""
    found: dict[str, list[str]] = defaultdict(lambda: ["", ""])
    for lexeme in lexemes:
        if LEFT_OUT & lexeme.tags or not {"NOUN", "A", "ADV"} & lexeme.tags:
            continue
        cell = 0 if "NOUN" in lexeme.tags else 1
        found[lexeme.lemma][cell] = found[lexeme.lemma][cell] or gloss(lexeme.english)
    return {lemma: English(*cells) for lemma, cells in found.items() if any(cells)}


def build(wheel: Path, table: Path = TABLE, verbs: Path = VERBS) -> None:
    """Read the wheel of uniparser-albanian and write the table, and the list of forms that are a verb's too."""
    with zipfile.ZipFile(wheel) as archive:
        lexemes = [*read_lexemes(archive.read(DATA + "lexemes.txt").decode())]
        paradigms = archive.read(DATA + "paradigms.txt").decode()
    _write(table, sorted(f"{lemma}\t{noun}\t{other}" for lemma, (noun, other) in entries(lexemes).items()))
    forms = set(finite_forms(lexemes, conjugations(paradigms, read_paradigms(paradigms))))
    _write(verbs, sorted(form for form in forms if not form.endswith(OF_NOUNS) and lexicon().readings(form)))


def _write(path: Path, lines: list[str]) -> None:
    new = path.with_suffix(".new")
    new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    new.replace(path)


@cache
def _lines() -> list[str]:
    return TABLE.read_text(encoding="utf-8").split("\n")


@cache
def verbs() -> frozenset[str]:
    """The forms of nouns and others that are a verb's with a person too: fryjë, a strong wind, or (that it) blow."""
    return frozenset(VERBS.read_text(encoding="utf-8").split())


def english(lemma: str) -> English | None:
    """The English of a lemma; None where the dictionary has none.

    >>> english("kapsulë"), english("xyz")
    (English(noun='capsule', other=''), None)
    """
    start = lemma + "\t"
    line = _lines()[bisect_left(_lines(), start)]
    return English(*line.removeprefix(start).split("\t")) if line.startswith(start) else None


if __name__ == "__main__":
    build(Path(sys.argv[1]))
