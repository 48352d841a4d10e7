"""Names that a draft bent are given back as the source has them.

A small model copies a name that it has never met piece by piece, and slips: Costello becomes Conello. So a word of the
draft that English does not know gives way to a name of the source that the draft lacks, if it resembles it. What the
two languages spell apart, as Uashington and Washington, stays: English knows it.

On FLORES-200 dev (997 sentences, model 0.6) 148 words gave way. Of the 78 of which the reference has the old or the
new one, 76 were right after it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from glossary.albanian import fold, word
from glossary.lexicon import PROPER
from glossary.outcome import places
from glossary.recognise import Match

CAPITALS = Path(__file__).with_name("capitals.txt")
RESEMBLANCE = 0.6  # of 1: the letters in common, as difflib counts them (Ratcliff and Metzener 1988)
SHORTEST = 4  # letters of a name; shorter ones resemble too much
SHOUTED = 6  # letters of a name in capitals; shorter ones are acronyms
_FORM = re.compile(r"([^\W\d_]+)(-[^\W\d_]{1,3}\b)?")  # NATO-s, Disney-it
_WORD = re.compile(r"[^\W\d_]+")
# The endings of a foreign name in the singular, and what they stand in the place of (Buchholz and Fiedler 1987,
# Albanische Grammatik, 3.1.3).
ENDINGS = (
    *((ending, "") for ending in ("", "i", "u", "n", "t", "s", "it", "in", "ut", "un", "es", "së", "në")),
    ("ës", "a"),
    ("ën", "a"),
    ("ja", ""),
)


@cache
def capitals() -> frozenset[str]:
    """The words that English prose writes with a capital within a sentence (`translate.train.capitals` makes them)."""
    return frozenset(CAPITALS.read_text(encoding="utf-8").split())


def given_back(source: str, matches: Sequence[Match], text: str) -> str:
    """A text in which bent names of its source are right again; the English of terms stays.

    In: the source, the terms in it, a translation of it.

    >>> given_back("Këtë e tha Costello në Irkutsk.", [], "Conello said this in Iraqsk.")
    'Costello said this in Irkutsk.'
    >>> given_back("U mbajt në Uashington.", [], "It was held in Washington.")
    'It was held in Washington.'
    >>> given_back("Erdhi nga Guayaquili.", [], "It came from Guayaquili.")
    'It came from Guayaquil.'
    """
    text = _uninflected(source, matches, text)
    names = list(_lacking(source, matches, text))
    bent = _unknown(source, [place for place in places(list(matches), text) if place], text) if names else []
    resembling = sorted(
        ((_resemblance(text[slice(*place)], name), place, i, name) for i, forms in enumerate(names) for name in forms
         for place in bent),
        key=lambda found: -found[0],
    )  # fmt: skip
    new: dict[tuple[int, int], str] = {}
    used: set[int] = set()
    for resemblance, place, number, name in resembling:
        if resemblance >= RESEMBLANCE and place not in new and number not in used:
            new[place] = name
            used.add(number)
    for (start, end), name in sorted(new.items(), reverse=True):
        text = text[:start] + name + text[end:]
    return text


def bent(name: str, source: str, text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a text that lacks a name of one word has it bent, outside the places taken; None where it has not.

    >>> bent("Frankfurt", "FRANKFURT – U tha sot.", "FRANKURT – It was said today.", [])
    (0, 8)
    """
    if len(name) < SHORTEST or not name.isalpha() or not name[0].isupper() or name.isupper():
        return None
    found = [(_resemblance(text[slice(*place)], name), place) for place in _unknown(source, taken, text)]
    resemblance, place = max(found, default=(0.0, (0, 0)))
    return place if resemblance >= RESEMBLANCE else None


def _resemblance(bent: str, name: str) -> float:
    return SequenceMatcher(None, bent.lower(), name.lower()).ratio()


def _uninflected(source: str, matches: Sequence[Match], text: str) -> str:
    """A text in which names that it copied with an Albanian ending are as English has them."""
    for found in _FORM.finditer(source):
        form, inside = found[1], any(match.start <= found.start() < match.end for match in matches)
        if inside or found[2] or not _is_name(form) or form.isupper() or _is_known(form) or _is_common(form):
            continue
        # Casas, Lodin: a consonant alone may be the name's own
        names = [name for name in stems(form) if _is_known(name) and form not in {name + end for end in "nst"}]
        if names:
            text = re.sub(rf"(?<!\w){form}(?!\w)", names[0], text)
    return text


def _lacking(source: str, matches: Sequence[Match], text: str) -> Iterator[list[str]]:
    """For each name of the source that the text lacks, what its English may be."""
    there = Counter(map(fold, _WORD.findall(text)))
    for found in _FORM.finditer(source):
        form, inside = found[1], any(match.start <= found.start() < match.end for match in matches)
        if inside or not _is_name(form):
            continue
        names = [form] if found[2] or form.isupper() else stems(form)
        if standing := next((name for name in names if there[fold(name)]), None):
            there[fold(standing)] -= 1
        elif known := [name for name in names if _is_known(name)]:
            if not _is_common(form):
                yield known
        elif not word(form).readings and source[: found.start()].strip('“„«"( '):  # what begins it may be any word
            yield names


def _is_name(form: str) -> bool:
    """Whether a word has a name's shape."""
    return len(form) >= (SHOUTED if form.isupper() else SHORTEST) and form[0].isupper()


def _is_known(name: str) -> bool:
    """Whether English prose has a name, perhaps in capitals here."""
    return (name.capitalize() if name.isupper() else name) in capitals()


def _is_common(form: str) -> bool:
    """Whether a form is one of an Albanian word that is no name."""
    return any(not reading.kind & PROPER for reading in word(form).readings)


def stems(form: str) -> list[str]:
    """A name without each ending that it may have.

    >>> stems("Putinit"), stems("Karenës")
    (['Putinit', 'Putini', 'Putin'], ['Karenës', 'Karenë', 'Karena'])
    """
    found = (form.removesuffix(ending) + stood for ending, stood in ENDINGS if form.endswith(ending))
    return list(dict.fromkeys(stem for stem in found if len(stem) >= SHORTEST))


def _unknown(source: str, taken: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Where words with a capital stand that neither English nor the source has, outside the places taken."""
    forms = {fold(form) for form in _WORD.findall(source)}
    return [
        found.span()
        for found in _WORD.finditer(text)
        if _is_name(found.group() + "s" * found.group()[1:].islower())  # it may have lost a letter
        if not _is_known(found.group()) and fold(found.group()) not in forms
        if all(found.end() <= start or found.start() >= end for start, end in taken)
    ]
