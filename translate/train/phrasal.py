"""Rough Albanian for English prose, to train on: phrase by phrase from the left, the smoothest way of saying it.

Statistical back-translation needs no second model to be trained (compare Poncelas et al. 2018): the table comes from
the aligned rows in minutes, and the English side, which the model learns to write, is real.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from translate.annotation import ARROW
from translate.train.align import LOOSE, Aligner, eflomal_links
from translate.train.corpus import Pair
from translate.train.phrasetable import LONGEST, Option, Table, Words, phrase_table, tokens, uncapitalised
from translate.train.synthesise import FILTERS

# Begins a source that was made so (tagged back-translation, Caswell et al. 2019): a sign that the vocabulary has, where
# annotation never puts it.
MARK = f"{ARROW} "
TAG = "phrasal"
BEAM = 6  # ways of saying it that are followed at each word
SMOOTH = 0.7  # weight of the trigrams
LENGTH = 1.2  # reward of each word
SWAP = -1.2  # cost of two neighbours that change places: economic growth, rritja ekonomike
SWAPPED = 3  # words of two such neighbours
UNKNOWN = -3.0  # of a word that the table lacks, which is copied
BACK_OFF = math.log(0.4)  # "stupid backoff" (Brants et al. 2007)
NEVER = -15.0  # of a word never seen
EDGE = ("<s>", "</s>")
NO_SPACE_BEFORE, NO_SPACE_BEHIND = ".,;:!?)]}%”’»…/", "([{“„«$€£/"

Trigrams = dict[Words, float]  # one, two or three words -> log of how likely the last is after the others
Stretches = dict[tuple[int, int], list[Option]]  # first word, end -> its translations
Ways = dict[Words, tuple[float, Words]]  # the last two words -> the best way to get there


def trigrams(sentences: Iterable[list[str]]) -> Trigrams:
    """How likely each word is, alone, after one word and after two; of three words, those seen twice."""
    counts: Counter[Words] = Counter()
    for sentence in sentences:
        row = (EDGE[0], EDGE[0], *sentence, EDGE[1])
        for size in (1, 2, 3):
            counts.update(row[end - size : end] for end in range(3, len(row) + 1))
    behind: Counter[Words] = Counter()
    for words, n in counts.items():
        behind[words[:-1]] += n
    return {words: math.log(n / behind[words[:-1]]) for words, n in counts.items() if len(words) < 3 or n > 1}


def smoothness(model: Trigrams, words: Words) -> float:
    """How likely the last of three words is after the two before."""
    for size, cost in ((3, 0.0), (2, BACK_OFF), (1, 2 * BACK_OFF)):
        if (found := model.get(words[-size:])) is not None:
            return found + cost
    return NEVER


def stretches(sentence: list[str], table: Table) -> Stretches:
    """What the table has for the stretches of a sentence, each word copied that it lacks, and neighbours swapped."""
    found: Stretches = {}
    for start in range(len(sentence)):
        for end in range(start + 1, min(len(sentence), start + LONGEST) + 1):
            words = tuple(sentence[start:end])
            known = next((table[form] for form in cased(words, opens=start == 0) if form in table), None)
            if known or end == start + 1:
                found[start, end] = known or [(UNKNOWN, words)]
    return found | swapped(sentence, found)


def cased(words: Words, *, opens: bool) -> Iterator[Words]:
    """The words as they stand; with the small letter that their sentence took; a lone word in either case.

    >>> list(cased(("The", "law"), opens=True)), list(cased(("US",), opens=False))
    ([('The', 'law'), ('the', 'law')], [('US',)])
    """
    yield words
    first, *rest = words
    if not first.isupper():
        small, large = first[0].lower() + first[1:], first[0].upper() + first[1:]
        if opens or not rest:
            yield from [(small, *rest)] if small != first else []
        if not rest:
            yield from [(large,)] if large != first else []


def swapped(sentence: list[str], found: Stretches) -> Stretches:
    """The stretches that two neighbouring ones make up, with what they have also the other way round."""
    more: Stretches = defaultdict(list)
    for (start, middle), left in found.items():
        for end in range(middle + 1, min(len(sentence), start + SWAPPED) + 1):
            if all(word[0].isalpha() for word in sentence[start:end]):
                for score, words in left[:3]:
                    more[start, end] += [(score + s + SWAP, w + words) for s, w in found.get((middle, end), [])[:3]]
    return {span: found.get(span, []) + options for span, options in more.items()}


def spoken(sentence: list[str], table: Table, model: Trigrams) -> Words:
    """The smoothest translation, by a beam over the words of the sentence that are done."""
    beams: list[Ways] = [{} for _ in range(len(sentence) + 1)]
    beams[0] = {(EDGE[0], EDGE[0]): (0.0, ())}
    from_here: dict[int, list[tuple[int, Option]]] = defaultdict(list)
    for (start, end), found in stretches(sentence, table).items():
        from_here[start] += [(end, option) for option in found]
    for start, ways in enumerate(beams[:-1]):
        for last, (score, said) in sorted(ways.items(), key=lambda way: -way[1][0])[:BEAM]:
            for end, (cost, words) in from_here[start]:
                line = last + words
                smooth = sum(smoothness(model, line[i : i + 3]) for i in range(len(words)))
                total = score + cost + SMOOTH * smooth + LENGTH * len(words)
                if beams[end].get(line[-2:], (-math.inf,))[0] < total:
                    beams[end][line[-2:]] = (total, said + words)
    ended = beams[-1].items()
    return max(ended, key=lambda way: way[1][0] + SMOOTH * smoothness(model, (*way[0], EDGE[1])))[1][1]


def written(words: Iterable[str]) -> str:
    """Words and signs as a line, with a capital.

    >>> written(["ai", "tha", ":", '"', "po", '"', ",", "(", "sot", ")", "."])
    'Ai tha: "po", (sot).'
    """
    line, opened = "", False
    for word in words:
        closing = opened if word == '"' else word in NO_SPACE_BEFORE
        line += word if closing or not line or line[-1] == "\0" or line[-1] in NO_SPACE_BEHIND else f" {word}"
        if word == '"':
            opened = not opened
            line += "\0" if opened else ""
    line = line.replace("\0", "")
    return line[:1].upper() + line[1:]


def phrasal(
    pairs: Iterable[Pair], albanian: Iterable[str], english: Iterable[str], aligner: Aligner = eflomal_links
) -> Iterator[Pair]:
    """Pairs tagged "phrasal": the English sentences with rough Albanian.

    The table comes from the pairs, the trigrams from their Albanian and more of it. What a filter catches is left out.
    """
    rows = [pair for pair in pairs if pair.tag not in LOOSE]
    sources, targets = [tokens(pair.target) for pair in rows], [tokens(pair.source) for pair in rows]
    table = phrase_table(sources, targets, aligner)
    model = trigrams(uncapitalised(chain(targets, map(tokens, albanian))))
    for sentence in english:
        pair = Pair(TAG, MARK + written(spoken(tokens(sentence), table, model)), sentence)
        if not any(catches(pair) for catches in FILTERS):
            yield pair
