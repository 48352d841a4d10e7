"""Names of an Albanian text, so that they can be looked for in its English.

A name is a capitalised word that does not owe its capital to the start of a sentence. Albanian declines it and often
respells it (Putinit, Shangait), so an English word answers to it if it is near enough without the ending. What the
two languages call differently (Kinë, China) is the glossary's to know, and is left to it.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from glossary.albanian import ENDING, fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ANY = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:]\W*\s|[\"„“”«»‘’'(–—-])\W*$")
_SHORTEST = 3  # letters of a name that is looked for
_NEAR = 0.75  # of the letters, in order: rusi(së) and Russia
# Foreign names are written in Albanian as they sound: Xhorxh, Uashington, Klinton.
_RESPELLED = [(re.compile("xh"), "j"), (re.compile("^u(?=[aeio])"), "w"), (re.compile("k(?=[aloru])"), "c")]
_ENDINGS = sorted({fold(ending) for ending in ENDING.split("|")}, key=len, reverse=True)


def names(text: str, covered: Iterable[tuple[int, int]] = ()) -> list[str]:
    """The names of an Albanian text, in order, without those in the spans `covered`, which terms answer for.

    >>> names("Presidenti Xi Jinping foli me Vladimir Putinin. Dje ra shi në Pekin.")
    ['Jinping', 'Vladimir', 'Putinin', 'Pekin']
    """
    spans = list(covered)
    return [
        match[0]
        for match in _WORD.finditer(text)
        if match[0][0].isupper()
        and len(match[0]) >= _SHORTEST
        and not any(start < match.end() and match.start() < end for start, end in spans)
        and (match[0].isupper() or not _SENTENCE_START.search(text, 0, match.start()))
    ]


def words(text: str) -> list[str]:
    """The words of a text, with the numbers."""
    return _ANY.findall(text)


def capitalised(text: str) -> list[str]:
    """The words of an English text that have a capital."""
    return [word for word in _WORD.findall(text) if not word.islower()]


def answers(name: str, words: Iterable[str]) -> bool:
    """Whether one of some English words is an Albanian name in English.

    >>> answers("Putinit", ["Mr", "Putin"]), answers("Rusisë", ["Russia"]), answers("Kosovës", ["Serbia"])
    (True, True, False)
    """
    return any(_near(name, word) for word in words)


@lru_cache(maxsize=100_000)
def _near(name: str, word: str) -> bool:
    english = re.sub(r"['’]s?$", "", fold(word))
    return any(
        stem[0] == english[0] and (stem == english or SequenceMatcher(None, stem, english).ratio() >= _NEAR)
        for stem in _stems(name)
    )


@lru_cache(maxsize=100_000)
def _stems(name: str) -> frozenset[str]:
    """The name without the ending it may have, as spelled and as English would spell its sounds.

    >>> {"xhon", "jon"} <= _stems("Xhonit"), "washington" in _stems("Uashingtonit"), "clinton" in _stems("Klinton")
    (True, True, True)
    """
    stems = {fold(name)}
    for pattern, english in _RESPELLED:
        stems |= {pattern.sub(english, stem) for stem in stems}
    bare = {stem.removesuffix(ending).rstrip("-'’") for stem in stems for ending in _ENDINGS}
    return frozenset(stems | {stem for stem in bare if len(stem) >= _SHORTEST})
