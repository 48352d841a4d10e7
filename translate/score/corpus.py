"""What is scored, line for line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from translate.errors import TranslateError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment stands, so that a person finds it."""

    article: str
    line: int  # from 1


@dataclass(frozen=True)
class Corpus:
    """Hypotheses by system, references and sources; every list has one entry a segment."""

    systems: Mapping[str, Sequence[str]]
    references: tuple[Sequence[str], ...]
    sources: Sequence[str] | None
    places: Sequence[Place]
    blank: int = 0  # lines left out, as every side is blank there
    baseline: str = ""  # the system that an earlier scoring brought, the first of all

    @property
    def hypothesis(self) -> str:
        """The system that is scored: the first but for the baseline."""
        return next(name for name in self.systems if name != self.baseline)

    @property
    def sides(self) -> dict[str, Sequence[str]]:
        """Every list of lines by a name that a person knows it by."""
        references = {f"reference {n}": lines for n, lines in enumerate(self.references, 1)}
        return {**self.systems, **references, **({"source": self.sources} if self.sources is not None else {})}


def in_step(corpus: Corpus) -> Corpus:
    """The corpus without lines that are blank on every side.

    Raises TranslateError where the sides differ in their number of lines, or nothing is left.
    """
    if not corpus.systems or not corpus.references:
        raise TranslateError("scoring needs a hypothesis and a reference; give both")
    (first, lines), *others = corpus.sides.items()
    for name, side in others:
        check_counts(lines, side, first, name)
    if len(corpus.places) != len(lines):
        raise TranslateError(f"{len(corpus.places)} places for {len(lines)} lines; give one for each")
    kept = [n for n, row in enumerate(zip(*corpus.sides.values(), strict=True)) if any(text.strip() for text in row)]
    if not kept:
        raise TranslateError(f"{first}: nothing to score, every line is blank")
    if len(kept) == len(lines):
        return corpus
    return replace(
        corpus,
        systems={name: [side[n] for n in kept] for name, side in corpus.systems.items()},
        references=tuple([side[n] for n in kept] for side in corpus.references),
        sources=[corpus.sources[n] for n in kept] if corpus.sources is not None else None,
        places=[corpus.places[n] for n in kept],
        blank=corpus.blank + len(lines) - len(kept),
    )


def check_counts(first: Sequence[str], second: Sequence[str], first_name: str, second_name: str) -> None:
    """Raise TranslateError unless both sides have as many lines; name the first that is blank on one side only."""
    if len(first) == len(second):
        return
    message = f"{first_name} has {len(first)} lines, {second_name} has {len(second)}"
    pairs = enumerate(zip(first, second, strict=False), 1)
    apart = next((n for n, (a, b) in pairs if bool(a.strip()) != bool(b.strip())), None)
    if apart:
        blank = second_name if first[apart - 1].strip() else first_name
        message += f"; line {apart} is the first that is blank in one only ({blank})"
    raise TranslateError(f"{message}; make them line for line")
