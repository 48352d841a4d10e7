"""Names that a draft bent are given back as the source has them.

A small model copies a name that it has never met piece by piece, and slips: Costello becomes Conello. So a word of the
draft that English does not know gives way to a name of the source that the draft lacks, if it resembles it. What the
two languages spell apart, as Uashington and Washington, stays: English knows it.

On FLORES-200 dev (997 sentences, model 0.6) 128 words gave way. All 68 of which the reference has the old or the new
one were right after it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from glossary.albanian import fold, word
from glossary.outcome import places
from glossary.recognise import Match, is_inside
from glossary.wordclass import is_common

CAPITALS = Path(__file__).with_name("capitals.txt")
RESEMBLANCE = 0.6  # of 1: the letters in common, as difflib counts them (Ratcliff and Metzener 1988)
SHORTEST = 4  # letters of a name; shorter ones resemble too much
LENGTHS = 3  # letters by which a bent name is longer or shorter at most: two names run together are none
SHOUTED = 6  # letters of a name in capitals; shorter ones are acronyms
_FORM = re.compile(r"([^\W\d_]+)(-[^\W\d_]{1,3}\b)?")  # NATO-s, Disney-it
_WORD = re.compile(r"[^\W\d_]+")
# The endings of a foreign name in the singular, and what they stand in the place of.
ENDINGS = (
    *((ending, "") for ending in ("", "i", "u", "n", "t", "s", "it", "in", "ut", "un", "es", "së", "në")),
    ("ës", "a"),
    ("ën", "a"),
    ("ja", ""),
)
BEFORE_U = "kghaeioyë"  # the last letters of masculine names that take -u for -i: Irkutsku, but Kejptauni
SOUNDS = (("ch", "c"), ("ck", "k"), ("sh", "s"), ("ph", "f"), ("w", "v"), ("y", "i"), ("j", "i"))


@cache
def capitals() -> frozenset[str]:
    """The words that English prose writes with a capital, twice or more (`translate.train.capitals` makes them)."""
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
    strange = _unknown(source, [place for place in places(list(matches), text) if place], text) if names else []
    for (start, end), name in sorted(_paired(names, strange, text).items(), reverse=True):
        text = text[:start] + name + text[end:]
    return text


def _paired(names: list[list[str]], strange: list[tuple[int, int]], text: str) -> dict[tuple[int, int], str]:
    """What gives way to which name: what resembles it most first, each place and each name once."""
    resembling = [
        (likeness(text[slice(*place)], name), place, number, name)
        for number, forms in enumerate(names)
        for name in forms
        for place in strange
    ]
    new: dict[tuple[int, int], str] = {}
    used: set[int] = set()
    for resemblance, place, number, name in sorted(resembling, key=lambda found: -found[0]):
        if resemblance >= RESEMBLANCE and place not in new and number not in used:
            new[place] = name
            used.add(number)
    return new


def bent(name: str, source: str, text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where a text that lacks a name of one word has it bent, outside the places taken; None where it has not.

    >>> bent("Frankfurt", "FRANKFURT – U tha sot.", "FRANKURT – It was said today.", [])
    (0, 8)
    """
    if not name.isalpha() or name.isupper() or not _is_name(name):
        return None
    found = [(likeness(text[slice(*place)], name), place) for place in _unknown(source, taken, text)]
    resemblance, place = max(found, default=(0.0, (0, 0)))
    return place if resemblance >= RESEMBLANCE else None


def resembles_name(text: str, source: str) -> bool:
    """Whether a word of a draft with a capital is like one of the source.

    >>> resembles_name("Conello", "Kështu tha Costello."), resembles_name("Lacism", "Lakmia e tyre")
    (True, False)
    """
    names = {found[1] for found in _FORM.finditer(source) if _is_name(found[1])}
    return text[0].isupper() and any(likeness(text, name) >= RESEMBLANCE for name in names)


def likeness(bent: str, name: str) -> float:
    """How much a word of a draft is like a name, from 0 to 1."""
    alike = abs(len(bent) - len(name)) <= LENGTHS
    return SequenceMatcher(None, bent.lower(), name.lower()).ratio() if alike else 0.0


def _sound(name: str) -> str:
    """What two spellings of a name share.

    >>> [_sound(a) == _sound(b) for a, b in (("Sinwar", "Sinvar"), ("Mykolaiv", "Mykolajiv"), ("Conello", "Costello"))]
    [True, True, False]
    """
    sound = fold(name)
    for there, here in SOUNDS:
        sound = sound.replace(there, here)
    return re.sub(r"(.)\1+", r"\1", sound)


def sounds_there(names: Sequence[str], text: str) -> bool:
    """Whether one of some spellings of a name stands in a text in another spelling of the same sound."""
    return not set(map(_sound, _WORD.findall(text))).isdisjoint(map(_sound, names))


def _names(source: str, matches: Sequence[Match]) -> Iterator[re.Match[str]]:
    """The forms of names in a source, outside its terms: each its form, and the ending behind a hyphen."""
    for found in _FORM.finditer(source):
        if _is_name(found[1]) and not is_inside(matches, found.start()):
            yield found


def _uninflected(source: str, matches: Sequence[Match], text: str) -> str:
    """A text in which names that it copied with an Albanian ending are as English has them."""
    for found in _names(source, matches):
        form = found[1]
        if found[2] or form.isupper() or _is_known(form) or is_common(form):
            continue
        names = [name for name in stems(form) if _is_known(name) and form not in _with_consonant(name)]
        if names:
            text = re.sub(rf"(?<!\w){form}(?!\w)", names[0], text)
    return text


def _lacking(source: str, matches: Sequence[Match], text: str) -> Iterator[list[str]]:
    """For each name of the source that the text lacks, what its English may be."""
    there = Counter(map(fold, _WORD.findall(text)))
    for found in _names(source, matches):
        form = found[1]
        names = [form] if found[2] or form.isupper() else stems(form)
        known = [name for name in names if _is_known(name)]
        if standing := next((name for name in known or names if there[fold(name)]), None):
            there[fold(standing)] -= 1
        elif known:
            if not is_common(form):
                yield known
        elif sounds_there(names, text):  # spelled another way, for all that can be known
            continue
        elif not word(form).readings and source[: found.start()].strip('“„«"( '):  # what begins it may be any word
            yield [name for name in names if form not in _with_consonant(name)]


def _with_consonant(name: str) -> set[str]:
    """A name and an ending of a consonant, which may as well be the name's own: Casas, Lodin, Prevost."""
    return {name + ending for ending in "nst"}


def _is_name(form: str) -> bool:
    """Whether a word has a name's shape."""
    return len(form) >= (SHOUTED if form.isupper() else SHORTEST) and form[0].isupper()


def _is_known(name: str) -> bool:
    """Whether English prose has a name, perhaps in capitals here."""
    return (name.capitalize() if name.isupper() else name) in capitals()


def stems(form: str) -> list[str]:
    """A name without each ending that it may have.

    >>> stems("Putinit"), stems("Karenës")
    (['Putinit', 'Putini', 'Putin'], ['Karenës', 'Karenë', 'Karena'])
    """
    found = [(form.removesuffix(ending) + stood, ending) for ending, stood in ENDINGS if form.endswith(ending)]
    fit = (stem for stem, ending in found if not ending.startswith("u") or stem[-1:] in BEFORE_U)
    return list(dict.fromkeys(stem for stem in fit if len(stem) >= SHORTEST))


def candidates(form: str) -> list[str]:
    """What the form of a name may be in English, the likeliest first: what English prose has, then what ends in -i.

    A name that English prose has not is an Albanian surname more often than not.

    >>> candidates("Putinit")[0], candidates("Ndregjonit")[0], candidates("Trygvasson")[0]
    ('Putin', 'Ndregjoni', 'Trygvasson')
    """
    found = [name for name in stems(form) if form not in _with_consonant(name) or form.endswith("it")]
    return sorted(found, key=lambda name: (not _is_known(name), name[-1] != "i", len(name)))


def _unknown(source: str, taken: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Where words with a capital stand that neither English nor the source has, outside the places taken."""
    forms = {fold(form) for form in _WORD.findall(source)}
    return [
        found.span()
        for found in _WORD.finditer(text)
        if _is_name(found.group()) and not _is_known(found.group()) and fold(found.group()) not in forms
        if all(found.end() <= start or found.start() >= end for start, end in taken)
    ]
