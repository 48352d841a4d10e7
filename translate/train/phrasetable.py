"""Aligned rows -> phrases of one language with what they are in the other (Koehn, Och & Marcu 2003).

A phrase pair is a stretch of words on either side whose links stay inside it. Here English is given and Albanian
looked for.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from translate.train.align import WORD, Aligner, Links

Words = tuple[str, ...]
Option = tuple[float, Words]  # log of how likely, and the translation
Table = dict[Words, list[Option]]

LONGEST = 5  # words of a phrase that is looked up
LONGEST_OUT = 7  # words of its translation
OPTIONS = 8  # translations kept of a phrase
DISCOUNT = 0.4  # of each count: what was seen once is half luck
BACKWARD = 0.5  # weight of how likely the phrase is, given its translation
PHRASE = -0.3  # cost of each phrase: fewer and longer ones are better
TOKEN = re.compile(rf"\d+(?:[.,:/–-]\d+)+|(?:[A-Z]\.){{2,}}|{WORD.pattern}")
NEIGHBOURS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


def tokens(text: str) -> list[str]:
    """The words and signs of a text; figures and initials stay whole.

    >>> tokens("The U.S. paid $12,500.50 at 10:30 (2020–2021).")
    ['The', 'U.S.', 'paid', '$', '12,500.50', 'at', '10:30', '(', '2020–2021', ')', '.']
    """
    return TOKEN.findall(text)


def uncapitalised(sentences: Iterable[list[str]]) -> list[list[str]]:
    """The sentences, their first word in lower case where most of it within sentences is.

    >>> uncapitalised([["The", "US"], ["US", "and", "the", "EU"]])
    [['the', 'US'], ['US', 'and', 'the', 'EU']]
    """
    kept = list(sentences)
    inside = Counter(word for sentence in kept for word in sentence[1:])

    def first(word: str) -> str:
        small = word[:1].lower() + word[1:]
        return small if inside[small] and inside[small] >= inside[word] else word

    return [[*map(first, sentence[:1]), *sentence[1:]] for sentence in kept]


def grown(forward: Links, backward: Links) -> Links:
    """The links both ways, and those beside them that one way has, for words without a link ("grow-diag").

    >>> sorted(grown({(0, 0), (1, 1)}, {(0, 0), (1, 2), (4, 1)}))
    [(0, 0), (1, 1), (1, 2)]
    """
    links, either = forward & backward, forward | backward
    firsts, seconds = {a for a, _ in links}, {b for _, b in links}
    around = sorted(links)
    for a, b in around:  # which grows meanwhile
        for link in [(a + x, b + y) for x, y in NEIGHBOURS]:
            if link in either and link not in links and (link[0] not in firsts or link[1] not in seconds):
                links.add(link)
                firsts.add(link[0])
                seconds.add(link[1])
                around.append(link)
    return links


def phrase_pairs(source: Sequence[str], target: Sequence[str], links: Links) -> Iterator[tuple[Words, Words]]:
    """The phrase pairs of a row, each also with the unlinked word beside its target."""
    targets, sources = defaultdict(set), defaultdict(set)
    for a, b in links:
        targets[a].add(b)
        sources[b].add(a)
    for first in [i for i in range(len(source)) if i in targets]:
        for last in range(first, min(len(source), first + LONGEST)):
            inside = {b for a in range(first, last + 1) for b in targets.get(a, ())}
            low, high = min(inside), max(inside)
            if high - low >= LONGEST_OUT:
                break
            if any(not first <= a <= last for b in range(low, high + 1) for a in sources.get(b, ())):
                continue
            for start in (low, low - 1) if low and low - 1 not in sources else (low,):
                for end in (high, high + 1) if high + 1 < len(target) and high + 1 not in sources else (high,):
                    if end - start < LONGEST_OUT:
                        yield tuple(source[first : last + 1]), tuple(target[start : end + 1])


def phrase_table(sources: list[list[str]], targets: list[list[str]], aligner: Aligner) -> Table:
    """The likeliest translations of each phrase of the rows, likeliest first.

    Aligned are lower-case words, the targets' cut to six letters, as in `translate.train.align`.
    """
    links = aligner(
        [" ".join(row).lower() for row in sources], [" ".join(word[:6].lower() for word in row) for row in targets]
    )
    counts: dict[Words, Counter[Words]] = defaultdict(Counter)
    for source, target, (forward, backward) in zip(uncapitalised(sources), uncapitalised(targets), links, strict=True):
        for phrase, translation in phrase_pairs(source, target, grown(forward, backward)):
            counts[phrase][translation] += 1
    totals: Counter[Words] = Counter()
    for found in counts.values():
        totals.update(found)
    return {phrase: options(found, totals) for phrase, found in counts.items()}


def options(found: Counter[Words], totals: Counter[Words]) -> list[Option]:
    """The likeliest translations of a phrase, from how often it has each and how often each is seen at all."""
    whole = found.total()
    likely = (
        (math.log((n - DISCOUNT) / whole) + BACKWARD * math.log((n - DISCOUNT) / totals[out]) + PHRASE, out)
        for out, n in found.most_common(3 * OPTIONS)
    )
    return sorted(likely, reverse=True)[:OPTIONS]
