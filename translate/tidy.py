"""Small repairs of a draft's surface by what the source shows: an ordered list of rules (source, target) -> target."""

import re
from collections.abc import Callable

STOP = re.compile(r"[.!?…:;][\"”“»’')\]]*$")
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


FIGURE = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|\d{4,}))?(?![\w,.]*\d)")


def figures(source: str, target: str) -> str:
    """Albanian figures that came over as they were get English points and commas (SI Brochure, 9th ed., 5.4.4).

    What is ambiguous stays: `1,500` may be either, `10.30` is an hour.

    >>> figures("Rritja ishte 7,8 për qind, 1.500,5 euro.", "Growth was 7,8 percent, 1.500,5 euros.")
    'Growth was 7.8 percent, 1,500.5 euros.'
    """
    for found in FIGURE.finditer(source):
        whole, decimals = found.groups()
        english = whole.replace(".", ",") + (f".{decimals}" if decimals else "")
        target = re.sub(rf"(?<![\w.,]){re.escape(found.group())}(?![\w,.]*\d)", english, target)
    return target


def spacing(_source: str, target: str) -> str:
    """No space before a comma or inside a bracket, none doubled.

    >>> spacing("", "He said , ( in Beijing )  so .")
    'He said, (in Beijing) so.'
    """
    target = re.sub(r"\s{2,}", " ", target.strip())
    target = re.sub(r"\s+([,;:!?)\]]|\.(?=\s|$))", r"\1", target)
    return re.sub(r"([(\[])\s+", r"\1", target)


RULES: tuple[Callable[[str, str], str], ...] = (spacing, figures, ellipsis, final_stop, first_capital)


def tidy(source: str, target: str) -> str:
    """Apply all rules in order."""
    for rule in RULES:
        target = rule(source, target)
    return target
