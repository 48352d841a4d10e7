"""Albanian word forms: spelling folded, endings taken off, linking articles, numbers."""

import re
import unicodedata
from functools import lru_cache

LINKERS = frozenset({"i", "e", "të", "së", "te", "se"})  # linking articles; `te`, `se` as typed without ë

_FOLD = str.maketrans({"ë": "e", "ç": "c", "\u00ad": None, "\u200b": None, "\u200d": None})
_LEAST_STEM = 2
# Endings of nouns and adjectives, spelled without ë; ordered by length. Newmark, Hubbard and Prifti,
# Standard Albanian: A Reference Grammar (1982), chapters 3 and 4.
_CONSONANT_ENDINGS = (
    "ave",
    "eve",
    "ash",
    "esh",
    "at",
    "et",
    "it",
    "in",
    "ut",
    "un",
    "en",
    "es",
    "ja",
    "je",
    "ve",
    "a",
    "e",
    "i",
    "u",
)
_VOWEL_ENDINGS = ("ja", "se", "ne", "te", "ve", "sh", "n", "s", "t", "a")
_IRREGULAR = {
    "kreu": "krer", "kreut": "krer", "kreun": "krer", "popuj": "popull", "popujt": "popull",
    "popujve": "popull", "njerez": "njeri", "njerezit": "njeri", "njerezve": "njeri", "medha": "madh",
    "medhenj": "madh", "vende": "vend", "duar": "dor", "burra": "burr",
}  # fmt: skip
_NUMBER = re.compile(r"(\d+)(?:-?[^\W\d_]{1,4})?")


def fold(word: str) -> str:
    """The word in lower case without ë, ç, combining marks and invisible letters.

    >>> fold("Këshillit")
    'keshillit'
    """
    word = word.lower().translate(_FOLD)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def keys(word: str) -> frozenset[str]:
    """What a word may be a form of, as comparable keys: two forms of one word share one.

    >>> bool(keys("Këshillit") & keys("këshilli")), bool(keys("këshilltari") & keys("këshilli"))
    (True, False)
    """
    form = fold(word).replace("\u2010", "-").replace("\u2011", "-")
    if number := _NUMBER.fullmatch(form):
        return frozenset({number[1]})
    base, hyphen, _ = form.partition("-")
    if hyphen:
        return _stems(base)
    return _stems(form)


def _stems(form: str) -> frozenset[str]:
    stems = {form}
    if form in _IRREGULAR:
        stems.add(_IRREGULAR[form])
    for ending in _CONSONANT_ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _LEAST_STEM:
            stems.add(form[: -len(ending)])
    for ending in _VOWEL_ENDINGS:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= _LEAST_STEM and stem[-1] in "aeiouy":
            stems.add(stem)
    stems |= {re.sub(r"e([rmlns])$", r"\1", stem) for stem in stems if len(stem) > 4}
    return frozenset(stems)


def ordinal(number: int) -> str:
    """The English ordinal in figures.

    >>> ordinal(15), ordinal(22), ordinal(111)
    ('15th', '22nd', '111th')
    """
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
