"""Names in the place of others on both sides of a pair, so that a model reads a name and does not guess a likely one.

A small model that has seen much of China writes China where another country stands. Here every name of the corpus is as
likely as any other, in its form: Kinës gives way to Francës, Putinit to Macronit. And names that both languages write
alike, many more, give way to each other, so that a model learns to copy a name it has never seen.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from translate.train.corpus import Pair

OFTEN = 3  # times that a name must be seen where its English is spelled otherwise
SURE = 0.6  # share of those times with the same English
ENDING = 2  # letters by which forms are told to be of one case
COPIED = 0.6  # share of the rows with names written alike in which those give way, each one time in two
VOWELS = frozenset("aeiouyë")
_ENGLISH_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}\b")  # within a sentence, where only names are capital


@dataclass(frozen=True)
class Names:
    """Albanian forms of names, each with its English."""

    english: dict[str, str] = field(default_factory=dict)
    by_ending: dict[str, list[str]] = field(default_factory=dict)  # the forms by their last letters
    alike: dict[bool, list[str]] = field(default_factory=dict)  # written alike, by whether they end in a vowel
    known_alike: frozenset[str] = frozenset()


def collected(pairs: Sequence[Pair]) -> Names:
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
    own = {name for form, counts in english.items() for name in counts if not _is_alike(form, name)}
    alike = _english_names(pairs) - own
    by_vowel = {vowel: sorted(name for name in alike if (name[-1] in VOWELS) is vowel) for vowel in (True, False)}
    return Names(names, dict(by_ending), by_vowel, frozenset(alike))


def _english_names(pairs: Iterable[Pair]) -> set[str]:
    """The names of the English sides: capital within a sentence, never in small letters."""
    names: set[str] = set()
    small: set[str] = set()
    for pair in pairs:
        names.update(name for name in _ENGLISH_NAME.findall(pair.target) if name[1:].islower())
        small.update(word for word in re.findall(r"\w+", pair.target) if word.islower())
    return {name for name in names if name.lower() not in small}


def _is_name(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word[0].isupper() and word[1:].islower()


def _is_alike(form: str, name: str) -> bool:
    """Whether a form is a name with an Albanian ending.

    >>> _is_alike("Putinit", "Putin"), _is_alike("Kinës", "China")
    (True, False)
    """
    return form.lower().startswith(name[:-1].lower()) and len(form) <= len(name) + ENDING


def renamed(source: str, target: str, names: Names, rng: Random) -> tuple[str, str]:
    """A pair with names in the place of others; as it stands where none stands once on both sides."""
    alike = _written_alike(source, target, names)
    if alike and rng.random() < COPIED:
        return _copied(source, target, alike, names, rng)
    words = Counter(re.findall(r"\w+", source))
    known = [form for form, times in words.items() if times == 1 and form in names.english]
    found = [form for form in known if len(_word(names.english[form]).findall(target)) == 1]
    if not found:
        return source, target
    old = rng.choice(found)
    new = rng.choice(names.by_ending[old[-ENDING:]])
    return _word(old).sub(new, source), _word(names.english[old]).sub(names.english[new], target)


def _written_alike(source: str, target: str, names: Names) -> list[tuple[str, str]]:
    """The forms of names that the English writes alike, and these: ("Macronit", "Macron")."""
    words = re.findall(r"\w+", source)
    there = [name for name, times in Counter(re.findall(r"\w+", target)).items() if times == 1]
    forms = [([w for w in words if w.startswith(name)], name) for name in there if name in names.known_alike]
    return [(found[0], name) for found, name in forms if len(found) == 1 and len(found[0]) <= len(name) + ENDING]


def _copied(source: str, target: str, alike: list[tuple[str, str]], names: Names, rng: Random) -> tuple[str, str]:
    """The pair with about half of these names in the place of others, endings kept."""
    for form, name in alike:
        new = rng.choice(names.alike[name[-1] in VOWELS])
        if rng.random() < 0.5 and not re.search(rf"\b{new}", source + target):
            source = _word(form).sub(new + form[len(name) :], source)
            target = _word(name).sub(new, target)
    return source, target


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}\b")
