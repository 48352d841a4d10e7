"""Small repairs of a draft's surface by what the source shows: an ordered list of rules (source, target) -> target."""

import re
from collections.abc import Callable

from translate.figures import FIGURE, english

STOP = re.compile(r"[.!?…:;][\"”“»’')\]]*$")
MONTHS = "January February March April May June July August September October November December"
YEAR = re.compile(rf"\b((?:{MONTHS.replace(' ', '|')}) \d{{1,2}}) ((?:1\d|20)\d\d)\b")
ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.)+$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|etc)\.$")


def final_stop(source: str, target: str) -> str:
    """A headline without a stop gets none; a sentence with one keeps one.

    >>> final_stop("Kina hap dyert", "China opens doors."), final_stop("Kina hapi dyert.", "China opened doors")
    ('China opens doors', 'China opened doors.')
    """
    if source[-1:].isalnum() and target.endswith(".") and not target.endswith("..") and not ABBREVIATION.search(target):
        return target[:-1]
    if source[-1:] in {".", "!", "?"} and target[-1:].isalnum():
        return target + source[-1]
    return target


def first_capital(source: str, target: str) -> str:
    """A segment that starts with a capital does so in English.

    >>> first_capital("Kina foli.", "china spoke."), first_capital("iPhone u shit.", "iPhone sold.")
    ('China spoke.', 'iPhone sold.')
    """
    if source[:1].isupper() and target[:1].islower() and not re.match(r"\w[A-Z]", target):
        return target[0].upper() + target[1:]
    return target


def ellipsis(source: str, target: str) -> str:
    """SentencePiece turns … into three stops; the source's way is kept.

    >>> ellipsis("E pastaj…", "And then...")
    'And then…'
    """
    return target.replace("...", "…") if "…" in source and "..." not in source else target


def numbers(source: str, target: str) -> str:
    """Figures that came over as Albanian writes them are written as English does.

    >>> numbers("Rritja ishte 7,8 për qind, 1.500,5 euro.", "Growth was 7,8 percent, 1.500,5 euros.")
    'Growth was 7.8 percent, 1,500.5 euros.'
    """
    for found in FIGURE.finditer(source):
        if found.group() == english(found):
            continue
        target = re.sub(rf"(?<![\w.,]){re.escape(found.group())}(?![\w,.]*\d)", english(found), target)
    return target


def article(_source: str, target: str) -> str:
    """`an` before a vowel that is spoken and `a` before a consonant: a term may have come between (Quirk 1985, 5.11).

    >>> article("", "a acquis, an board, a European union, a one-off, an hour, an MP")
    'an acquis, a board, a European union, a one-off, an hour, an MP'
    """
    target = re.sub(r"(\ba|^A) (?=(?!eu|ew|on(?:e|ce)\b)[aeio][a-z])", r"\1n ", target)
    return re.sub(r"(\ba|^A)n (?=[bcdfgjklmnpqrstvwyz][a-z])", r"\1 ", target)


def year(_source: str, target: str) -> str:
    """The year of a date stands behind a comma, as American style has it.

    >>> year("Më 15 maj 2026.", "On May 15 2026.")
    'On May 15, 2026.'
    """
    return YEAR.sub(r"\1, \2", target)


def spacing(_source: str, target: str) -> str:
    """No space before a comma or inside a bracket, none doubled.

    >>> spacing("", "He said , ( in Beijing )  so .")
    'He said, (in Beijing) so.'
    """
    target = re.sub(r"\s{2,}", " ", target.strip())
    target = re.sub(r"\s+([,;:!?)\]]|\.(?=\s|$))", r"\1", target)
    return re.sub(r"([(\[])\s+", r"\1", target)


RULES: tuple[Callable[[str, str], str], ...] = (spacing, numbers, year, article, ellipsis, final_stop, first_capital)


def tidy(source: str, target: str) -> str:
    """Apply all rules in order."""
    for rule in RULES:
        target = rule(source, target)
    return target
