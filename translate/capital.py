"""The capitals of a source, in its English: of what begins it, of a dateline, of acronyms."""

import re
from collections.abc import Sequence

from glossary.recognise import Match, is_inside

NAME = r"[A-ZÇË][\w.’']*"
DATE = r"(?:më )?\d{1,2}(?:[./]\d{1,2}[./]| [a-zë]+ )\d{4}|\d{1,2} [a-zë]+"
AGENCY = r"\([A-Z][^()]*\)|/[A-Z]{2,}[^/]*/"
# `Tiranë, 12 shkurt 2026 (ATA) - `, and no second dash, which would close a parenthesis
DATELINE = re.compile(
    rf"(?:{AGENCY}|{NAME}(?:[ /-]{NAME}){{0,2}}(?:, ?(?:{DATE}))?(?:,? ?(?:{AGENCY}))?)\s?[-–—]\s+(?!.*\s[-–—]\s)"
)
DASH = re.compile(r".{1,80}?[\s)/][-–—]\s+")
SHOUTED_PLACE = re.compile(r"[A-ZÇË][A-ZÇË '’.-]*[A-ZÇË](?=[,/(]|\s[-–—(/])")
PLACE = re.compile(r"[^\W\d_][^\d,()/–—]{2,40}?(?=[,/(]|\s[-–—(/])")
OPENING = re.compile(r"[\s\"“„«»'‘(\[—–-]*")
ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")


def first_capital(source: str, target: str) -> str:
    """A segment that starts with a capital does so in English, and so does what follows a dateline.

    >>> first_capital("“Kina foli.", '"china spoke.'), first_capital("iPhone u shit.", "iPhone sold.")
    ('"China spoke.', 'iPhone sold.')
    >>> first_capital("(ATA) - Bashkimi Evropian tha.", "(ATA) - the European Union said.")
    '(ATA) - The European Union said.'
    """
    target = _raised(source, target)
    place, dash = DATELINE.match(source), DASH.match(target)
    if not place or not dash:
        return target
    return target[: dash.end()] + _raised(source[place.end() :], target[dash.end() :])


def _raised(source: str, target: str) -> str:
    """The target with a capital behind its opening marks if the source has one behind its own."""
    there, here = OPENING.sub("", source, count=1), OPENING.sub("", target, count=1)
    if there[:1].isupper() and here[:1].islower() and not re.match(r"\w[A-Z]", here):
        return target[: len(target) - len(here)] + here[0].upper() + here[1:]
    return target


def dateline(source: str, target: str) -> str:
    """A dateline's place in capitals stays in capitals.

    >>> dateline("DURRËS – Policia e arrestoi.", "Durrës – Police arrested him.")
    'DURRËS – Police arrested him.'
    """
    there, here = SHOUTED_PLACE.match(source), PLACE.match(target)
    return here[0].upper() + target[here.end() :] if there and here and DATELINE.match(source) else target


def acronyms(source: str, matches: Sequence[Match], text: str) -> str:
    """A text in which acronyms of its source, outside the terms, keep all their capitals.

    What has one only at its beginning may be a name, as is an iPhone.

    >>> acronyms("CATL dhe IRAN u pajtuan.", [], "CatL and Iran agreed.")
    'CATL and Iran agreed.'
    """
    for found in ACRONYM.finditer(source):
        if not is_inside(matches, found.start()):
            text = re.sub(rf"\b(?![a-z][A-Z][a-z])(?=\w*[a-z])(?=\w+[A-Z])(?i:{found.group()})\b", found.group(), text)
    return text
