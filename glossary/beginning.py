"""The first letters of words: cheap to tell, and enough to say which terms a text may hold at all.

A term's word stands under its beginning; a form of a text asks for all the beginnings that it and its lemmas have.
Where a word changes its beginning (krye, krerët), the lexicon says so, and it stands under its lemmas' too.
"""

from glossary.albanian import number, one_spelling, word
from glossary.lexicon import LONGEST_BEGINNING, SHORTEST_BEGINNING, beginning, lexicon
from glossary.spelling import fold

_SIZES = range(SHORTEST_BEGINNING, LONGEST_BEGINNING + 1)
NUMBER = "#"  # where all stand that have a number: 15-të, XV, COP{n}


def of_term(form: str) -> frozenset[str]:
    """Where a term's word stands; nearly always one beginning.

    >>> [sorted(of_term(form)) for form in ("Këshilli", "Xi", "krerët", "G20")]
    [['keshi'], ['xi'], ['kre', 'krye'], ['#']]
    """
    if _has_digit(form) or number(form) is not None:
        return frozenset((NUMBER,))
    begins = beginning(_letters(form))
    lemmas = word(form).readings if begins in lexicon().shifting else ()
    return frozenset((begins, *(fold(reading.lemma)[:LONGEST_BEGINNING] for reading in lemmas)))


def of_text(form: str) -> frozenset[str]:
    """Where the terms stand that a word of a text may belong to."""
    read = word(form)
    longest = {_letters(form)[:LONGEST_BEGINNING]}
    longest.update(fold(reading.lemma)[:LONGEST_BEGINNING] for reading in read.readings)
    begins = {letters[:size] for letters in longest for size in _SIZES}
    return frozenset(begins | {NUMBER} if read.value is not None or _has_digit(form) else begins)


def _letters(form: str) -> str:
    folded = fold(one_spelling(form))
    return folded if folded.isalpha() else "".join(filter(str.isalpha, folded))


def _has_digit(form: str) -> bool:
    return not form.isalpha() and any(map(str.isdigit, form))
