"""The first letters of words: cheap to tell, and enough to say which terms a text may hold at all.

A term's word stands under its beginning; a form of a text asks for all the beginnings that it and its lemmas have.
Where a word changes its beginning (krye, krerët), the lexicon says so, and it stands under its lemmas' too.
"""

from collections.abc import Iterator

from glossary.albanian import number, one_spelling, word
from glossary.keys import FIELD_SIGN
from glossary.lexicon import LONGEST_BEGINNING, SHORTEST_BEGINNING, beginning, lexicon
from glossary.spelling import fold

NUMBER = "#"  # where all stand that have a number: 15-të, XV, COP{n}


def of_term(form: str) -> frozenset[str]:
    """Where a term's word stands; nearly always one beginning.

    >>> [sorted(of_term(form)) for form in ("Këshilli", "Xi", "krerët", "G20")]
    [['keshi'], ['xi'], ['kre', 'krye'], ['#']]
    """
    if _has_number(form):
        return frozenset((NUMBER,))
    begins = beginning(_letters(form))
    lemmas = word(form).readings if begins in lexicon().shifting else ()
    return frozenset((begins, *(fold(reading.lemma)[:LONGEST_BEGINNING] for reading in lemmas)))


def of_text(form: str) -> frozenset[str]:
    """Where the terms stand that a word of a text may belong to."""
    begins = {start for letters in _spellings(form) for start in _starts(letters)}
    return frozenset(begins | {NUMBER} if _has_number(form) else begins)


def _spellings(form: str) -> Iterator[str]:
    yield _letters(form)
    for reading in word(form).readings:
        yield fold(reading.lemma)


def _starts(letters: str) -> Iterator[str]:
    for size in range(SHORTEST_BEGINNING, LONGEST_BEGINNING + 1):
        yield letters[:size]


def _letters(form: str) -> str:
    folded = fold(one_spelling(form))
    return folded if folded.isalpha() else "".join(filter(str.isalpha, folded))


def _has_number(form: str) -> bool:
    return FIELD_SIGN in form or any(map(str.isdigit, form)) or number(form) is not None
