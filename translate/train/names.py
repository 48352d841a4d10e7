"""Names in the place of others on both sides of a pair, so that a model reads a name and does not guess a likely one.

A small model that has seen much of China writes China where another country stands. Here every name of the corpus is as
likely as any other, in its form: Kinës gives way to Francës, Putinit to Macronit.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from translate.train.corpus import Pair

OFTEN = 3  # times that a name must be seen where its English is spelled otherwise
SURE = 0.6  # share of those times with the same English
ENDING = 2  # letters by which forms are told to be of one case


@dataclass(frozen=True)
class Names:
    """Albanian forms of names, each with its English."""

    english: dict[str, str] = field(default_factory=dict)
    by_ending: dict[str, list[str]] = field(default_factory=dict)  # the forms by their last letters


def collected(pairs: Iterable[Pair]) -> Names:
    """The names of one word among the phrases of the pairs; words that also stand in small letters are none."""
    english: dict[str, Counter[str]] = defaultdict(Counter)
    small: set[str] = set()
    for pair in pairs:
        for phrase in pair.phrases:
            form = pair.source[phrase.start : phrase.end]
            if _is_name(form) and _is_name(phrase.english):
                english[form][phrase.english] += 1
            elif form.islower():
                small.add(form)
    names: dict[str, str] = {}
    by_ending: dict[str, list[str]] = defaultdict(list)
    for form, counts in english.items():
        name, times = counts.most_common(1)[0]
        if form.lower() not in small and (_is_alike(form, name) or times >= max(OFTEN, SURE * counts.total())):
            names[form] = name
            by_ending[form[-ENDING:]].append(form)
    return Names(names, dict(by_ending))


def _is_name(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word[0].isupper() and word[1:].islower()


def _is_alike(form: str, name: str) -> bool:
    """Whether a form is a name with an Albanian ending.

    >>> _is_alike("Putinit", "Putin"), _is_alike("Kinës", "China")
    (True, False)
    """
    return form.lower().startswith(name[:-1].lower()) and len(form) <= len(name) + ENDING


def renamed(source: str, target: str, names: Names, rng: Random) -> tuple[str, str]:
    """A pair with one name in the place of another; as it stands where no name stands once on both sides."""
    words = Counter(re.findall(r"\w+", source))
    known = [form for form, times in words.items() if times == 1 and form in names.english]
    found = [form for form in known if len(_word(names.english[form]).findall(target)) == 1]
    if not found:
        return source, target
    old = rng.choice(found)
    new = rng.choice(names.by_ending[old[-ENDING:]])
    return _word(old).sub(new, source), _word(names.english[old]).sub(names.english[new], target)


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}\b")
