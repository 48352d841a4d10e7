"""Rows that would teach the model something wrong are left out, each for a reason that is counted."""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from translate.train.corpus import Pair

KEPT = {"l10n": 0.25}  # share of a tag's rows that is used at all
WEIGHTS = {  # how often a row is seen in a pass over the corpus; 1 where nothing is said
    "news-written": 2.0,  # the domain of the seed article
    "l10n": 0.6,  # short and imperative
    "opus100": 0.3,  # a quarter of it is loose
    "tatoeba": 0.5,
    "phrases": 0.5,
    "back": 0.5,
    "forward": 0.5,
    "phrasal": 0.5,
    "dictionary": 2.0,
    "english-translated": 2.0,  # open English prose with Albanian by a large language model, sentence by sentence
    "mono-translated": 2.0,  # Albanian news with English by the same
    "sentences-written": 3.0,  # both sides by the same: short, for words that the corpora lack
}
LONGEST = 1200  # characters
FOREIGN = re.compile("[Ͱ-᷿⺀-퟿]")  # letters from Greek on, Latin's extensions left out


def folded(text: str) -> str:
    """Text as duplicates are compared: letters and digits only, lower case."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def is_empty(pair: Pair) -> bool:
    """Nothing to learn on one side."""
    return not folded(pair.source) or not folded(pair.target)


def is_long(pair: Pair) -> bool:
    """More than a segment."""
    return max(len(pair.source), len(pair.target)) > LONGEST


def is_lopsided(pair: Pair) -> bool:
    """One side far longer than the other: shifted rows, and translations that say less or more.

    >>> is_lopsided(Pair("t", "Po.", "Yes, they said on Tuesday that they would come."))
    True
    >>> is_lopsided(Pair("t", "Po.", "Yes."))
    False
    """
    ratio = (len(pair.source) + 15) / (len(pair.target) + 15)
    return not 0.5 < ratio < 2.0


def is_copied(pair: Pair) -> bool:
    """Four words or more that are the same on both sides: not translated."""
    same = folded(pair.source)
    return len(same.split()) > 3 and same == folded(pair.target)


def is_foreign(pair: Pair) -> bool:
    """Mostly in another script.

    >>> is_foreign(Pair("t", "Москва", "Moscow")), is_foreign(Pair("t", "Ç’është?", "What is it?"))
    (True, False)
    """
    return any(3 * len(FOREIGN.findall(text)) > len(text) for text in (pair.source, pair.target))


def is_surplus(pair: Pair) -> bool:
    """Beyond the share that is used of its tag; the same rows every time."""
    return zlib.crc32(f"{pair.source}\t{pair.target}".encode()) % 1000 >= 1000 * KEPT.get(pair.tag, 1.0)


RULES: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("empty", is_empty),
    ("long", is_long),
    ("foreign", is_foreign),
    ("copied", is_copied),
    ("lopsided", is_lopsided),
    ("surplus", is_surplus),
)


@dataclass
class Sizes:
    """What became of the rows of each tag."""

    pairs: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)  # English
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)  # (tag, reason)

    def keep(self, pair: Pair) -> None:
        """Count a row that is used."""
        self.pairs[pair.tag] += 1
        self.words[pair.tag] += len(pair.target.split())

    def rows(self) -> Iterator[str]:
        """Lines `tag TAB pairs TAB English words TAB reason=count …`, the largest first."""
        for tag, words in self.words.most_common():
            reasons = " ".join(f"{why}={n}" for (whose, why), n in sorted(self.left_out.items()) if whose == tag)
            yield f"{tag}\t{self.pairs[tag]}\t{words}\t{reasons}"


def clean(pairs: Iterable[Pair], evaluation: Iterable[str], sizes: Sizes) -> Iterator[Pair]:
    """The rows to train on, counted in `sizes`; none that is in, or a duplicate of, the evaluation text."""
    banned = {folded(text) for text in evaluation}
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        key = folded(pair.source), folded(pair.target)
        reason = next((name for name, breaks in RULES if breaks(pair)), None)
        reason = reason or ("evaluation" if banned.intersection(key) else "duplicate" if key in seen else None)
        if reason:
            sizes.left_out[pair.tag, reason] += 1
            continue
        seen.add(key)
        sizes.keep(pair)
        yield pair
