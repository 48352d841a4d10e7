"""Whether a term has the same English through an article.

Approved and forbidden English is known from the glossary. What a system wrote where neither stands is looked for: a
phrase that several segments with the term share, and no segment of the article without it, is taken for its
rendering. As in Semenov and Bojar (WMT 2022), an occurrence is consistent where it has the term's leading rendering.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from translate.score.terms import TermUse

_LONGEST_PHRASE = 4  # words
_CANDIDATES = 20  # phrases looked for in the rest of the article
_LONGEST_ARTICLE = 1000  # segments: more are a test set, where nothing is looked for
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
NO_TERM = frozenset(
    "a an the of to in on at by for from with and or but as is are was were be been has have had will would said says "
    "that this these those it its he his she her they their we our you your i not no also which who".split()
)
"""English words that no term begins or ends with."""

Occurrence = tuple[int, int]  # segment, number of the use in it


def consistent(
    articles: Sequence[str], hypotheses: Sequence[str], uses: Sequence[Sequence[TermUse]]
) -> list[tuple[int, int]]:
    """For each segment, how many of its terms have the leading rendering of their article, and how many could have.

    Terms that an article has but once are left out.
    """
    found = [[0, 0] for _ in hypotheses]
    for article in _by_article(articles):
        places: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        for segment in article:
            for number, use in enumerate(uses[segment]):
                places[use.term, use.target].append((segment, number))
        repeated = [occurrences for occurrences in places.values() if len(occurrences) > 1]
        spoken = {n: _spoken(hypotheses[n]) for n in article} if repeated and len(article) <= _LONGEST_ARTICLE else {}
        for occurrences in repeated:
            renderings = _renderings(occurrences, uses, spoken)
            leading, _ = Counter(renderings).most_common(1)[0]
            for (segment, _), rendering in zip(occurrences, renderings, strict=True):
                found[segment][0] += rendering == leading
                found[segment][1] += 1
    return [(same, all_) for same, all_ in found]


def _by_article(articles: Sequence[str]) -> list[list[int]]:
    segments: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        segments[article].append(number)
    return list(segments.values())


def _spoken(text: str) -> str:
    """The words of a text in small letters with a space on either side, so that whole words can be looked for."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _renderings(
    occurrences: Sequence[Occurrence], uses: Sequence[Sequence[TermUse]], spoken: Mapping[int, str]
) -> list[str]:
    """The English of each occurrence; of an unknown one a name of its own, so that it is like no other."""
    known = {(segment, number): _known(uses[segment][number]) for segment, number in occurrences}
    unknown = sorted({segment for (segment, _), english in known.items() if not english})
    phrase = _shared_phrase(unknown, {segment for segment, _ in occurrences}, spoken) if spoken else ""
    return [
        known[segment, number] or (phrase if phrase and phrase in spoken[segment] else f"{segment}.{number}")
        for segment, number in occurrences
    ]


def _known(use: TermUse) -> str:
    return use.target if use.satisfied else use.forbidden


def _shared_phrase(unknown: Sequence[int], with_term: Collection[int], spoken: Mapping[int, str]) -> str:
    """The longest phrase of most of the segments where a term's English is unknown; empty where none is shared.

    It has a space on either side.
    """
    if len(unknown) < 2:
        return ""
    counts = Counter(phrase for segment in unknown for phrase in _phrases(spoken[segment].split()))
    shared = sorted(((count, phrase.count(" "), phrase) for phrase, count in counts.items() if count > 1), reverse=True)
    elsewhere = [text for segment, text in spoken.items() if segment not in with_term]
    for _, _, phrase in shared[:_CANDIDATES]:
        if not any(phrase in text for text in elsewhere):
            return phrase
    return ""


def _phrases(words: Sequence[str]) -> set[str]:
    """The phrases of a text that could be a term's English, with a space on either side."""
    return {
        f" {' '.join(words[start:end])} "
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(words)) + 1)
        if words[start] not in NO_TERM and words[end - 1] not in NO_TERM
    }
