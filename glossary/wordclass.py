"""What a word may be in a phrase: noun, adjective, or what belongs to a noun in the genitive.

The lexicon has no word classes; they are told from genders and cases. An adjective goes through both genders under
one lemma (politik, politike), a participle and an adverb have one form for all (mbyllur, bashku).
"""

from glossary.albanian import is_accusative, word
from glossary.keys import is_indefinite_genitive
from glossary.lexicon import DEFINITE, FEMININE, MASCULINE, NOMINATIVE, PLURAL, PROPER, UNINFLECTED, Reading

# What joins a noun with another one; the commonest, of which the lexicon knows no more than that they are words.
PREPOSITIONS = frozenset({"për", "në", "me", "nga", "mbi", "ndaj", "dhe", "kundër"})


def may_head(form: str) -> bool:
    """Whether a word that the lexicon knows may be the noun of a phrase: no adverb, participle or adjective in -ë.

    >>> [may_head(form) for form in ("energjisë", "mbyllur", "bashku", "drejtave")]
    [True, False, False, False]
    """
    return any(not _has_one_form(reading) and not _is_of_all_genders(reading.lemma) for reading in word(form).readings)


def is_adjective(form: str) -> bool:
    """Whether a word without a linking article may qualify the noun before it.

    >>> [is_adjective(form) for form in ("strategjike", "tropikal", "mundësi", "rezultatet")]
    [True, True, False, False]
    """
    return any(not reading.kind & DEFINITE and _has_feminine(reading.lemma) for reading in word(form).readings)


def belongs(form: str) -> bool:
    """Whether a word may stand right behind a noun: as an adjective, or in the genitive without its article.

    >>> [belongs(form) for form in ("pragmatik", "gazi", "lufte", "rezultatet", "gjithnjë")]
    [True, True, True, False, False]
    """
    return is_adjective(form) or (may_head(form) and is_indefinite_genitive(form))


def is_genitive(form: str) -> bool:
    """Whether a noun is in the definite genitive, as far as its form tells.

    >>> [is_genitive(form) for form in ("energjisë", "provimeve", "energjinë", "energjia", "drejtave")]
    [True, True, False, False, False]
    """
    oblique = any(reading.kind & DEFINITE and not reading.kind & NOMINATIVE for reading in word(form).readings)
    return oblique and not is_accusative(form) and may_head(form)


def follows_article(form: str) -> bool:
    """Whether a word may stand behind a linking article that follows a noun: an adjective or a genitive.

    >>> [follows_article(form) for form in ("madhe", "Sigurimit", "bëri", "udhëtimin", "Jinping")]
    [True, True, False, False, True]
    """
    readings = word(form).readings
    if not readings:
        return True
    subject = all(reading.kind & NOMINATIVE and reading.kind & DEFINITE for reading in readings)
    return not subject and not (is_accusative(form) and not any(map(_has_one_form, readings)))


def is_indefinite(form: str) -> bool:
    """Whether a word may be an indefinite form.

    >>> is_indefinite("ardhme"), is_indefinite("vendet")
    (True, False)
    """
    return any(not reading.kind & DEFINITE for reading in word(form).readings)


def is_common(form: str) -> bool:
    """Whether the lexicon knows a word, and not as a name alone.

    >>> is_common("Universitetin"), is_common("Kosovës"), is_common("Oklandit")
    (True, False, False)
    """
    return any(not reading.kind & PROPER for reading in word(form).readings)


def _has_one_form(reading: Reading) -> bool:
    return reading.kind & UNINFLECTED == UNINFLECTED


def _is_of_all_genders(lemma: str) -> bool:
    return any(_has_one_form(reading) for reading in word(lemma).readings if reading.lemma == lemma)


def _has_feminine(lemma: str) -> bool:
    """Whether a masculine lemma has a feminine in -e: politik, politike."""
    own = [reading.kind for reading in word(lemma).readings if reading.lemma == lemma]
    feminine = [reading.kind for reading in word(lemma + "e").readings if reading.lemma == lemma]
    return any(kind & MASCULINE for kind in own) and any(kind & FEMININE and kind & PLURAL for kind in feminine)
