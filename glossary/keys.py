"""Keys of words: a word of a text may be a word of a term where the two share a key.

A key is a lemma, where the lexicon knows both; a guess of the ending rules (`?`), where it knows neither; the form
itself (`=`); an acronym (`^`) or a number (`#`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossary.albanian import LINKERS, agrees, fold, word
from glossary.lexicon import DEFINITE, FEMININE, MASCULINE, NOMINATIVE, PLURAL, PROPER, Reading
from glossary.spelling import plain

Keys = frozenset[str]
ANY_NUMBER, ANY_ORDINAL = "#", "të#"  # the keys of the fields {n} and {n}-të; that of COP{n} is "cop#"
FIELD_SIGN = "\u0660"  # stands for a field while a template is cut into words: a digit that no term has
_LETTERS_AND_FIGURES = re.compile(r"([^\W\d_]+)\d+(?!\w)")
_OBLIQUE = frozenset("s n t in un it ut es en se ne ve eve ave sh ash esh".split())
_LONG = 4  # letters that the stem of a name must have to be taken for another word than the lexicon knows


def field_key(form: str) -> str:
    """The key of a field, whose sign stands in a form: alone, with the ending of an ordinal, or behind letters."""
    if form[0] != FIELD_SIGN:
        return fold(form).replace(FIELD_SIGN, "#")
    return ANY_NUMBER if form == FIELD_SIGN else ANY_ORDINAL


@lru_cache(maxsize=10_000)
def term_keys(form: str, following: str, head: bool) -> Keys:
    """The keys of a word in a term: before this other word of it, at its head or not."""
    read = word(form)
    name = form[0].isupper()
    readings = _own_first(_head_readings(form, following) if head else read.readings, form)
    # A name that is fixed in the plural does not stand in the singular: Kombet e Bashkuara.
    fixed = "+" if head and name and are_plural(readings) else ""
    keys = {reading.lemma + fixed for reading in readings}
    guesses = {"?" + guess for guess in (_nominative(read.guesses, form) if head and name else read.guesses)}
    if read.value is not None:
        return frozenset({f"#{read.value}"} | keys)
    if read.acronym:  # a long one may be spelled as a name, Nato, but has no ending to take off: PDIU is not PDI
        whole = {guess for guess in guesses if guess[2:] == read.acronym}
        return frozenset({"^" + read.acronym} | (whole if len(read.acronym) >= _LONG else set()))
    if not readings:
        return frozenset({"=" + plain(form)} | guesses)
    # The lexicon knows all forms of its words; but a long name may be another word that is spelled like one.
    return frozenset(keys | {guess for guess in guesses if name and len(guess) - 2 >= _LONG})


def _nominative(guesses: frozenset[str], form: str) -> Iterator[str]:
    """The guesses for a name in its citation form, which has no ending of another case to take off.

    >>> sorted(_nominative(word("Hamas").guesses, "Hamas"))  # not Hama
    ['mhamas']
    """
    folded = fold(form)
    return (guess for guess in guesses if folded.removeprefix(guess[1:]) not in _OBLIQUE)


def _own_first(readings: Sequence[Reading], form: str) -> Sequence[Reading]:
    """The readings without plurals of other words, where the form is a word's own dictionary form.

    >>> [reading.lemma for reading in _own_first(word("ligj").readings, "ligj")]  # law; not evils, of lig
    ['ligj']
    """
    own = any(r.lemma == plain(form) and not r.kind & (DEFINITE | PLURAL | PROPER) for r in readings)
    others = [r for r in readings if r.lemma != plain(form) and r.kind & (PLURAL | DEFINITE) == PLURAL]
    return [r for r in readings if r not in others] if own else readings


def _head_readings(form: str, following: str) -> list[Reading]:
    """The readings of the first word of a term: a citation form, which agrees with the word behind it.

    >>> [reading.lemma for reading in _head_readings("ministri", "i")]
    ['ministër']
    >>> [reading.lemma for reading in _head_readings("Prokurori", "Publik")]  # not prokurori, the office
    ['prokuror']
    >>> [reading.lemma for reading in _head_readings("Serbi", "")]  # not serb
    ['serbi']
    """
    linker = following.lower() if following.lower() in LINKERS else ""
    readings = [r for r in word(form).readings if r.kind & NOMINATIVE and agrees(r, form, linker)]
    if not following:
        return [r for r in readings if r.kind & PROPER and form[0].isupper()] or readings
    if not linker:
        kinds = [r.kind & (MASCULINE | FEMININE | PLURAL) for r in word(following).readings]
        return [r for r in readings if any(r.kind & kind for kind in kinds)] or readings
    return readings


@lru_cache(maxsize=10_000)
def text_keys(form: str, linker: str = "") -> Keys:
    """The keys of a word in a text: before a linking article in lower case, if one is given."""
    read = word(form)
    keys = {"=" + plain(form)}
    for reading in read.readings:
        if agrees(reading, form, linker):
            keys.add(reading.lemma)
            if reading.kind & PLURAL:
                keys.add(reading.lemma + "+")
    if not read.readings:
        keys.update("?" + guess for guess in read.guesses)
    if read.acronym:
        keys.add("^" + read.acronym)
    if read.value is not None:
        keys.add(f"#{read.value}")
    if read.ordinal:
        keys.add(ANY_ORDINAL)
    if read.ordinal or form[0].isdigit():
        keys.add(ANY_NUMBER)
    elif letters := _LETTERS_AND_FIGURES.match(form):
        keys.add(fold(letters[1]) + "#")
    return frozenset(keys)


def are_plural(readings: Sequence[Reading]) -> bool:
    """Whether a form with these readings is a plural and nothing else."""
    return bool(readings) and not any(reading.kind & (MASCULINE | FEMININE) for reading in readings)


def is_indefinite_genitive(form: str) -> bool:
    """Whether a word behind a noun belongs to it without an article: lufte, fronti, parash.

    >>> [is_indefinite_genitive(form) for form in ("lufte", "fronti", "parash", "sociale", "anëtar")]
    [True, True, True, False, False]
    """
    kinds = [reading.kind for reading in word(form).readings]
    masculine = form.endswith(("i", "u")) and any(
        kind & (MASCULINE | DEFINITE) == MASCULINE | DEFINITE for kind in kinds
    )
    return form[0].islower() and (
        masculine or (bool(kinds) and not any(kind & (NOMINATIVE | DEFINITE) for kind in kinds))
    )
