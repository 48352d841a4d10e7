"""Albanian word forms: what a form may be a form of, linking articles, endings behind a hyphen, numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.lexicon import FEMININE, MASCULINE, PLURAL, Reading, lexicon
from glossary.spelling import APOSTROPHES, HYPHENS, fold, plain

__all__ = [
    "AGREEING", "ENDING", "ENGLISH_ORDINALS", "LINKERS", "WORDS_LIKE_NAMES", "Word", "agrees", "fold",
    "is_accusative", "number", "one_spelling", "ordinal", "word",
]  # fmt: skip

LINKERS = frozenset({"i", "e", "të", "së", "te", "se"})  # linking articles; `te`, `se` as typed without ë
# Words that open a sentence as some names do: you have, and not Kenya; crimes, and not Crimea.
WORDS_LIKE_NAMES = frozenset({"keni", "krime", "krimet", "krimeve", "krimesh"})
AGREEING = frozenset({"i", "e"})  # those that do not follow every form of a noun; see `agrees`

# Endings as they stand behind the hyphen of an acronym, a number or a foreign name: OKB-së, 15-të, Macron-it.
ENDING = "i|u|a|e|ja|je|it|ut|in|un|së|se|në|ne|të|te|n|s|t|sh|shi|ve|et|at|ët|eve|ave|ëve|esh|ash|ësh|ën|ës|en|es"
_HYPHENATED = re.compile(rf"(.+)[{HYPHENS}{APOSTROPHES}](?:{ENDING})", re.IGNORECASE | re.DOTALL)
_ACRONYM = re.compile(rf"(?=\d*[A-ZÇË])([A-ZÇË\d](?:[a-zë]?[A-ZÇË\d])+)(?:{ENDING})?")
_INITIALS = re.compile(r"[A-ZÇË][a-zë]?\.[A-ZÇË][a-zë]?\.?")  # P.D. is a person
_FIGURES = re.compile(r"(\d+)(?:[^\W\d_]{1,3})?")
_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_ORDINALS = {
    "parë": 1, "dytë": 2, "tretë": 3, "katërt": 4, "pestë": 5, "gjashtë": 6, "shtatë": 7, "tetë": 8, "nëntë": 9,
    "dhjetë": 10, "njëmbëdhjetë": 11, "dymbëdhjetë": 12, "trembëdhjetë": 13, "katërmbëdhjetë": 14,
    "pesëmbëdhjetë": 15, "gjashtëmbëdhjetë": 16, "shtatëmbëdhjetë": 17, "tetëmbëdhjetë": 18,
    "nëntëmbëdhjetë": 19, "njëzetë": 20, "tridhjetë": 30, "dyzetë": 40, "pesëdhjetë": 50, "gjashtëdhjetë": 60,
    "shtatëdhjetë": 70, "tetëdhjetë": 80, "nëntëdhjetë": 90,
}  # fmt: skip
ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")

# Endings of words that the lexicon does not know, spelled without ë: Newmark, Hubbard and Prifti, Standard
# Albanian: A Reference Grammar for Students (1982), chapter 4.
_DECLENSIONS = {
    # stems in a consonant and masculine names, with plurals in -e, -ë, -a and feminines in -e
    "m": " i it in u ut un e et eve esh es en ja eje ve a at ave ash",
    # feminines in -ë
    "f": "e a es en et eve esh at ave ash",
    # stems in a vowel or -j: masculine names, then feminines
    "v": " i t n s",
    "w": " a ja je se ne te ve sh",
}
_DECLENSIONS_WITH = {
    ending: [name for name, endings in _DECLENSIONS.items() if ending in endings.split(" ")]
    for ending in " ".join(_DECLENSIONS.values()).split(" ")
}
_NOT_OF_NAMES = frozenset({"a", "at", "ave", "ash", "e", "es", "en", "ja", "eje"})
_LEAST_STEM = 2
_DROPS_E = re.compile(r"[^aeiouy]e[rlnm]$")


class Word(NamedTuple):
    """What a form may be."""

    readings: tuple[Reading, ...]  # of the lexicon; empty for an unknown word
    guesses: frozenset[str]  # declension and stem by the ending rules; none for a known word without capital
    acronym: str  # "okb" of OKB-së; empty where the form is none
    value: int | None  # 15 of 15, 15-të, XV and pesëmbëdhjetë
    ordinal: bool  # whether the form is an ordinal, as all those but 15 are


@lru_cache(maxsize=10_000)
def word(form: str) -> Word:
    """Read a form as it stands in a text.

    >>> [reading.lemma for reading in word("Këshillit").readings], word("OKB-së").acronym, word("15-të").value
    (['këshill'], 'okb', 15)
    >>> bool(word("Shenzhenit").guesses & word("Shenzhen").guesses)
    True
    """
    base = _base(form)
    spelled = one_spelling(base)
    name = form[0].isupper()
    readings = _readings(spelled)
    acronym = None if base[1:].islower() else _ACRONYM.fullmatch(base)
    return Word(
        tuple(readings),
        frozenset(_guesses(fold(spelled), name) if name or not readings else ()),
        fold(acronym[1]) if acronym and not _INITIALS.fullmatch(form) else "",
        value := _value(base),
        value is not None and not (form[0].isdigit() and form[-1].isdigit()),
    )


def agrees(reading: Reading, form: str, linker: str) -> bool:
    """Whether a form in this reading may stand before this linking article (in lower case; empty for none).

    `i` follows the masculine nominative alone; `e` follows all but that: ministri i (the minister), ministri e
    (a ministry), ministrin e, ministrat e.

    >>> [reading.lemma for reading in word("ministri").readings if agrees(reading, "ministri", "i")]
    ['ministër']
    """
    if linker == "i":
        return bool(reading.kind & MASCULINE)
    if linker == "e":
        return bool(reading.kind & (FEMININE | PLURAL)) or is_accusative(form)
    return True


def is_accusative(form: str) -> bool:
    """Whether a form looks like a definite accusative.

    >>> is_accusative("shtetin"), is_accusative("partinë"), is_accusative("komune")
    (True, True, False)
    """
    return plain(form).endswith(("n", "anë", "enë", "inë", "-në"))


def number(form: str) -> int | None:
    """The number that a form is, with or without an ending behind a hyphen; None for other words.

    >>> number("15-të"), number("XX"), number("pestë"), number("pesha")
    (15, 20, 5, None)
    """
    return _value(_base(form))


def _base(form: str) -> str:
    """The form without the ending behind its hyphen, and without the full stops of an acronym."""
    if form.isalnum():
        return form
    hyphenated = _HYPHENATED.fullmatch(form)
    return (hyphenated[1] if hyphenated else form).replace(".", "") or form


def _readings(form: str) -> list[Reading]:
    """The lexicon's readings, also of a form that dropped the last ë of its ending: Shqipëris, fuqit."""
    known = lexicon().readings
    found = known(form)
    if not found and form.endswith(("s", "n", "t")) and form[-2:-1] in tuple("aei") and known(form[:-1]):
        return known(form + "ë")
    return found


def one_spelling(form: str) -> str:
    """The form with Europ- written as Evrop-, both of which are in use.

    >>> one_spelling("Europës")
    'evropës'
    """
    return plain(form).replace("europ", "evrop")


def _guesses(form: str, name: bool) -> Iterator[str]:
    """Declension and stem, for each declension that the form may belong to.

    A masculine name has no plural in -a and no feminine (Marina is not the plural of Marin).

    >>> sorted(_guesses("kopenhages", name=True))
    ['fkopenhag', 'mkopenhages', 'vkopenhage']
    """
    for size in range(min(3, len(form) - _LEAST_STEM) + 1):
        stem, ending = form[: len(form) - size], form[len(form) - size :]
        for declension in _DECLENSIONS_WITH.get(ending, ()):
            if declension in "vw" and stem[-1] not in "aeiouyj":
                continue
            if declension == "m" and name and ending in _NOT_OF_NAMES:
                continue
            yield declension + stem
            if declension == "m" and _DROPS_E.search(stem):  # ministër, ministri
                yield declension + stem[:-2] + stem[-1]


def _value(form: str) -> int | None:
    if form[0].islower():
        return _ORDINALS.get(plain(form))
    if figures := _FIGURES.fullmatch(form):
        return int(figures[1])
    if roman := _ROMAN.fullmatch(form):
        small = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
        return 10 * len(roman[1]) + small[roman[2]]
    return _ORDINALS.get(plain(form))


def ordinal(number: int, in_words: bool = False) -> str:
    """The English ordinal: in figures, or in words up to ninth, as news style has it.

    >>> ordinal(15), ordinal(22), ordinal(111), ordinal(5, in_words=True), ordinal(15, in_words=True)
    ('15th', '22nd', '111th', 'fifth', '15th')
    """
    if in_words and number <= len(ENGLISH_ORDINALS):
        return ENGLISH_ORDINALS[number - 1]
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
