"""What a translation is made of: segments, their English, and what became of their terms."""

from dataclasses import dataclass

from glossary.outcome import TermOutcome, Verdict


@dataclass(frozen=True)
class Segment:
    """A sentence of the source. `start` and `end` are offsets in the text of the article."""

    source: str
    line: int  # 1-based
    start: int
    end: int


@dataclass(frozen=True)
class TranslatedSegment:
    """A segment and its English. `target_start` and `target_end` are offsets in the translated text."""

    segment: Segment
    target: str
    draft: str  # what the model wrote by itself; empty where it was not asked
    score: float | None  # mean log-probability (nats) of the draft's tokens; None where the model was not asked
    outcomes: tuple[TermOutcome, ...] = ()  # offsets in the segment's source
    warnings: tuple[str, ...] = ()
    glosses: tuple[tuple[str, str], ...] = ()  # rare words, and the dictionary's English that the model was told
    target_start: int = 0
    target_end: int = 0


@dataclass(frozen=True)
class Translation:
    """A translated text, with all that is known about it."""

    text: str
    segments: tuple[TranslatedSegment, ...]
    paragraphs: int
    seconds: float

    @property
    def words(self) -> int:
        """Words of the source."""
        return sum(len(done.segment.source.split()) for done in self.segments)

    @property
    def warnings(self) -> list[tuple[Segment, str]]:
        """All warnings with the segment that each is about."""
        return [(done.segment, warning) for done in self.segments for warning in done.warnings]

    def count(self, *verdicts: Verdict) -> int:
        """How many terms came to one of these ends."""
        return sum(outcome.verdict in verdicts for done in self.segments for outcome in done.outcomes)
