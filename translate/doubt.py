"""What looks wrong in a draft by its shape alone, so that it is decoded again or said in the report."""

import collections
import re

# A word or a short phrase that follows itself twice or more: the loops of neural decoders on rare input.
LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,4}?)(?:\W+\1\b){2,}", re.IGNORECASE)
# the the; he is, he is; point 2, point 2; 1,200 1,200
DOUBLED = re.compile(r"\b([^\W\d_]{2,}(?:\s+\w+){0,4}|\d{2,}|\d[\d.,]*\d),?\s+\1\b(?![.,]\d)", re.IGNORECASE)
PHRASE = 4  # words; English news seldom says the same four words three times in a sentence
FAIR_DOUBLES = frozenset({"that", "had", "very", "no", "ha", "bla", "so", "many"})
SHORTEST, LONGEST = 0.4, 2.2  # shares of the source's length; English news is 0.85 to 1.1 of its Albanian
SLACK = 12  # characters, so that short segments may differ more


def doubts(source: str, target: str) -> list[str]:
    """What is odd about a target, in words for a person; empty for most.

    >>> doubts("Ai erdhi.", "He came."), doubts("Ai erdhi.", "")
    ([], ['nothing was written'])
    >>> doubts("Kina dhe Rusia", "China and and and and Russia")
    ['a repetition: "and"']
    """
    if not target.strip():
        return ["nothing was written"] if source.strip() else []
    found = []
    if (looped := _looped(target)) and not _looped(source):
        found.append(f'a repetition: "{looped}"')
    elif (doubled := _doubled(target)) and not _doubled(source):
        found.append(f'doubled: "{doubled}"')
    if len(target) + SLACK < SHORTEST * len(source):
        found.append(f"very short: {len(target)} characters for {len(source)}")
    if len(target) > LONGEST * len(source) + SLACK:
        found.append(f"very long: {len(target)} characters for {len(source)}")
    return found


def _looped(text: str) -> str:
    """What a text repeats: in a row, or a phrase said three times; empty if nothing."""
    if found := LOOP.search(text):
        return found[1]
    words = text.lower().split()
    phrases = collections.Counter(tuple(words[i : i + PHRASE]) for i in range(len(words) - PHRASE + 1))
    return next((" ".join(phrase) for phrase, times in phrases.items() if times > 2), "")


def _doubled(text: str) -> str:
    return next((word[1] for word in DOUBLED.finditer(text) if word[1].lower() not in FAIR_DOUBLES), "")
