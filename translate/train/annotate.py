"""Term annotations of training sources, drawn from aligned phrases; `translate.annotation` has their form."""

import random
import re

from translate.annotation import annotation
from translate.train.corpus import Pair, Phrase

LEMMA = 0.25  # share of the annotations that give the dictionary form
SWAPPED = 0.15  # share that ask for another name or number than the true one


def insert(source: str, phrases: list[Phrase]) -> str:
    """The source with each phrase annotated; phrases do not overlap."""
    for phrase in sorted(phrases, key=lambda p: p.start, reverse=True):
        marked = annotation(source[phrase.start : phrase.end], phrase.english)
        source = source[: phrase.start] + marked + source[phrase.end :]
    return source


def singular(english: str) -> str:
    """The dictionary form of a noun phrase: its last word without the plural ending (Quirk et al. 1985, 5.73–5.80).

    >>> [singular(x) for x in ("trade wars", "countries", "speeches", "crisis", "Security Council", "access", "US")]
    ['trade war', 'country', 'speech', 'crisis', 'Security Council', 'access', 'US']
    """
    if re.search(r"[^aeiou]ies$", english):
        return english[:-3] + "y"
    if re.search(r"(?:[sx]|ch|sh)es$", english):
        return english[:-2]
    return english[:-1] if re.search(r"[a-z]{2}[^su\Wi]s$", english) and not english.endswith("ss") else english


def is_kind(english: str) -> str:
    """What a phrase may be swapped for: "number", "name" or nothing."""
    if re.fullmatch(r"[\d.,]+", english):
        return "number"
    return "name" if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", english) else ""


def choose(phrases: tuple[Phrase, ...], rng: random.Random) -> list[Phrase]:
    """One to three phrases that do not overlap; one half of the time."""
    want = 1 + (rng.random() < 0.45) + (rng.random() < 0.2)
    chosen: list[Phrase] = []
    for phrase in rng.sample(phrases, min(len(phrases), 2 * want)):
        if len(chosen) < want and all(phrase.end <= p.start or phrase.start >= p.end for p in chosen):
            chosen.append(phrase)
    return chosen


def swap(phrase: Phrase, other: Pair, target: str) -> tuple[Phrase, str]:
    """The phrase asking for a name or number of another row, and the target that obeys; unchanged where none fits.

    What the source says no longer helps here: only obeying does.
    """
    kind = is_kind(phrase.english)
    fitting = [p.english for p in other.phrases if kind and is_kind(p.english) == kind]
    stands = re.compile(rf"(?<!\w){re.escape(phrase.english)}(?!\w)")
    if not fitting or len(stands.findall(target)) != 1:
        return phrase, target
    return Phrase(phrase.start, phrase.end, fitting[0]), stands.sub(lambda _: fitting[0], target)


def annotated(pair: Pair, other: Pair, rng: random.Random) -> tuple[str, str]:
    """Source and target of the pair, one to three of its phrases annotated; `other` lends names to swap in."""
    target, phrases = pair.target, []
    for phrase in choose(pair.phrases, rng):
        draw = rng.random()
        if draw < SWAPPED:
            phrase, target = swap(phrase, other, target)
        elif draw < SWAPPED + LEMMA:
            phrase = Phrase(phrase.start, phrase.end, singular(phrase.english))
        phrases.append(phrase)
    return insert(pair.source, phrases), target
