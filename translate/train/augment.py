"""Sources as people really type them. Each change is a small function (source, target, rng) -> (source, target)."""

import random
import re
from collections.abc import Callable

from translate.annotation import ARROW
from translate.figures import FIGURE, english
from translate.train.annotate import annotated
from translate.train.corpus import Pair
from translate.train.names import Names, renamed

Change = Callable[[str, str, random.Random], tuple[str, str]]

RENAMED = 0.3  # share of the rows where a name gives way to another, if there is one
FIGURED = 0.5  # share of the rows with a figure of thousands or decimals where it gives way to another
JOINED = 0.04  # share of the rows that get a second one behind them, as in a segment of two sentences
QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ('"', '"'))
UNDOTTED = str.maketrans("ëËçÇ", "eEcC")
MARKERS = ("-", "–", "•", "*", "{n}.", "{n})", "({n})")


def bare(source: str, target: str, _rng: random.Random) -> tuple[str, str]:
    """Typed without ë and ç.

    >>> bare("Çështje", "Issue", random.Random(1))
    ('Ceshtje', 'Issue')
    """
    return source.translate(UNDOTTED), target


def capitals(source: str, target: str, _rng: random.Random) -> tuple[str, str]:
    """A headline in capitals."""
    return source.upper(), target.upper()


def passed(_source: str, target: str, _rng: random.Random) -> tuple[str, str]:
    """What is English already is passed through."""
    return target, target


def unstopped(source: str, target: str, _rng: random.Random) -> tuple[str, str]:
    """Without the final stop."""
    return (source[:-1], target[:-1]) if source.endswith(".") and target.endswith(".") else (source, target)


def quoted(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """With quotation marks of another style; the English keeps its own.

    >>> quoted('Tha “po”.', 'He said "yes".', random.Random(3))
    ('Tha „po“.', 'He said "yes".')
    """
    first, last = rng.choice(QUOTES)
    return re.sub(r"[“„«\"]([^“”„«»\"]+)[”“»\"]", rf"{first}\1{last}", source), target


def numbered(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """With another number where both sides have the same one once: numbers are copied, not guessed.

    >>> numbered("Mbeti 15 vjet.", "It lasted 15 years.", random.Random(1))
    ('Mbeti 24 vjet.', 'It lasted 24 years.')
    """
    figures = [f for f in re.findall(r"\d+", source) if int(f) > 1]
    once = [f for f in figures if source.count(f) == target.count(f) == 1]
    if not once:
        return source, target
    old = rng.choice(once)
    new = rng.choice("123456789") + "".join(rng.choice("0123456789") for _ in old[1:])
    if re.search(rf"{old}(?:st|nd|rd|th)\b", target) or int(new) < 2:
        return source, target  # an ordinal's ending would be wrong, a plural too
    return source.replace(old, new), target.replace(old, new)


def figured(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """With other digits in a figure that the two languages write otherwise: marks are learned apart from digits.

    >>> figured("U rrit 3,4 %, në 12.500.", "It grew 3.4 %, to 12,500.", random.Random(3))
    ('U rrit 9,2 %, në 12.500.', 'It grew 9.2 %, to 12,500.')
    """
    marked = [(found.group(), english(found)) for found in FIGURE.finditer(source)]
    once = [(f, ours) for f, ours in marked if f != ours and source.count(f) == target.count(ours) == 1]
    if not once:
        return source, target
    old, ours = rng.choice(once)
    digits = [rng.choice("123456789"), *(rng.choice("0123456789") for _ in re.findall(r"\d", old)[1:])]
    return source.replace(old, _with_digits(old, digits)), target.replace(ours, _with_digits(ours, digits))


def _with_digits(figure: str, digits: list[str]) -> str:
    left = iter(digits)
    return re.sub(r"\d", lambda _: next(left), figure)


def listed(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """With a list marker, in the source often glued to its word."""
    marker = rng.choice(MARKERS).format(n=rng.randint(1, 20))
    return marker + rng.choice(("", " ")) + source, f"{marker} {target}"


def joinable(pair: Pair, other: Pair) -> bool:
    """Whether two rows may be one segment: not too long, ended, neither with the mark of `phrasal` at its beginning.

    >>> said = Pair("t", "Po.", "Yes.")
    >>> joinable(said, Pair("t", "Jo.", "No.")), joinable(said, Pair("phrasal", "⟶ Jo.", "No."))
    (True, False)
    """
    marked = pair.source.startswith(ARROW) or other.source.startswith(ARROW)
    return not marked and pair.source.endswith(".") and len(pair.source) + len(other.source) < 400


SHARES: tuple[tuple[Change, float], ...] = (  # of the rows, where they are not annotated or joined
    (bare, 0.05),
    (numbered, 0.1),
    (unstopped, 0.03),
    (quoted, 0.03),
    (listed, 0.02),
    (capitals, 0.01),
    (passed, 0.01),
)


def augmented(pair: Pair, other: Pair, names: Names, annotate: float, rng: random.Random) -> tuple[str, str]:
    """Source and target to learn from: annotated, renamed, joined with `other`, changed in one way, or left alone."""
    if pair.phrases and rng.random() < annotate:
        return annotated(pair, other, rng)
    if rng.random() < FIGURED and (changed := figured(pair.source, pair.target, rng)) != (pair.source, pair.target):
        return changed
    if names.english and rng.random() < RENAMED:
        return renamed(pair.source, pair.target, names, rng)
    if rng.random() < JOINED and joinable(pair, other):
        return f"{pair.source} {other.source}", f"{pair.target} {other.target}"
    draw = rng.random()
    for change, share in SHARES:
        if draw < share:
            return change(pair.source, pair.target, rng)
        draw -= share
    return pair.source, pair.target
