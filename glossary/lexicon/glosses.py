"""Make the dictionary from the glosses of uniparser-albanian (MIT; see LICENSE.uniparser-albanian).

    pip download --no-deps uniparser-albanian==2.3.0
    python -m glossary.lexicon.glosses uniparser_albanian-2.3.0-py3-none-any.whl

Senses that news does not mean stand right in `supplement.tsv`, laid out as the table is.
"""

import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from glossary.lexicon import lexicon
from glossary.lexicon.build import DATA, Lexeme, read_lexemes, read_paradigms
from glossary.lexicon.build import LEFT_OUT as NOT_STANDARD
from glossary.lexicon.conjugation import conjugations, finite_forms
from glossary.lexicon.dictionary import TABLE, VERBS, English

SUPPLEMENT = Path(__file__).with_name(
    "supplement.tsv"
)  # what the glosses lack or give for another sense; none: left out
OF_NOUNS = ("je", "ja")  # verbal nouns: shpjegimi, çarmatosja; as a verb's forms these are rare
LEFT_OUT = NOT_STANDARD | {"proper"}
LONGEST = 2  # words of English; more is an explanation
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SMALL = re.compile(r"^(?:to|an?|the|female|male) ")


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
    corrected = (line.split("\t") for line in SUPPLEMENT.read_text(encoding="utf-8").splitlines())
    found = entries(lexemes) | {lemma: English(noun, other) for lemma, noun, other in corrected}
    _write(table, sorted("\t".join([lemma, *cells]) for lemma, cells in found.items() if any(cells)))
    forms = set(finite_forms(lexemes, conjugations(paradigms, read_paradigms(paradigms))))
    _write(verbs, sorted(form for form in forms if not form.endswith(OF_NOUNS) and lexicon().readings(form)))


def _write(path: Path, lines: list[str]) -> None:
    new = path.with_suffix(".new")
    new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    new.replace(path)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
