"""Whether every number and name of a source is accounted for in its English."""

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.recognise import Match
from translate.score.names import answers, capitalised, names
from translate.score.numerals import Numeral, albanian_numerals, english_numerals, lost_numerals


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a source can be looked for in its English."""

    numerals: tuple[Numeral, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """The numerals and names of a source that its English does not have."""

    numerals: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def facts(source: str, references: Sequence[str], matches: Sequence[Match]) -> Facts:
    """The numerals of a source outside its terms, and those of its names to which a reference has an answer.

    A name that no reference answers to may have another name in English, and says nothing of a hypothesis.
    """
    spans = [(match.start, match.end) for match in matches]
    known = [word for reference in references for word in capitalised(reference)]
    open_text = _blanked(source, spans)
    return Facts(
        tuple(albanian_numerals(open_text)), tuple(name for name in names(source, spans) if answers(name, known))
    )


def lost(facts: Facts, hypothesis: str) -> Lost:
    """What a hypothesis does not have of its source's facts."""
    numerals = lost_numerals(list(facts.numerals), english_numerals(hypothesis)) if facts.numerals else []
    words = capitalised(hypothesis) if facts.names else []
    return Lost(
        tuple(numeral.form for numeral in numerals), tuple(name for name in facts.names if not answers(name, words))
    )


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
