"""Trying a term in a draft: of its possible placings, the one that breaks least and that the model likes best."""

import collections
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from glossary.albanian import fold, word
from glossary.lexicon import PROPER
from glossary.outcome import misused, satisfied
from glossary.recognise import Match
from translate.doubt import doubts
from translate.draft import Draft
from translate.model import Drafter
from translate.placing import Placing

Scores = dict[tuple[str, str], float]  # what a model thinks of (source, target): mean log-probability of a token (nats)

SHORTLIST = 3  # placings of a term that the model is asked about
FIGURE_OR_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
NAME = 4  # letters by which a name is known again: Brazili, Brazil
CONTENT = re.compile(
    r"\b(?!(?:the|and|for|its|his|her|has|had|was|are|not|with|from|that|this|will|have|their)\b)[^\W\d_]{3,}"
)


@dataclass(frozen=True)
class Task:
    """A segment, how the model read it, the terms in it (offsets in what was read) and its drafts, best first."""

    source: str
    read: str
    matches: tuple[Match, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class Trial:
    """A term to try in a draft of a task, and where."""

    task: Task
    draft: Draft
    match: int  # number of the match
    placings: tuple[Placing, ...]


@dataclass(frozen=True)
class Candidate:
    """A placing, and how good it is."""

    placing: Placing
    score: float  # what the model thinks of the whole: mean log-probability (nats) of a token
    worth: tuple[int, int, float]  # faults (negative), terms that stand, score


def best(trials: Sequence[Trial], model: Drafter, scored: Scores) -> list[Candidate]:
    """For each trial the placing that breaks least, keeps the most terms, and that the model scores best; one call.

    What the model is asked is added to what is scored.
    """
    shortlists = [_shortlist(trial) for trial in trials]
    pairs = [(trial.task.read, p.draft.text) for trial, (_, left) in zip(trials, shortlists, strict=True) for p in left]
    new = [pair for pair in dict.fromkeys(pairs) if pair not in scored]
    scored.update(zip(new, model.score(new), strict=True))
    scores = iter([scored[pair] for pair in pairs])
    return [max(_scored(soundness, left, scores), key=lambda found: found.worth) for soundness, left in shortlists]


def _scored(soundness: tuple[int, int], placings: list[Placing], scores: Iterator[float]) -> list[Candidate]:
    made = zip(placings, islice(scores, len(placings)), strict=True)
    return [Candidate(placing, score, (*soundness, score)) for placing, score in made]


def _shortlist(trial: Trial) -> tuple[tuple[int, int], list[Placing]]:
    """The soundest placings, a few of them, and how sound they are: only these are worth the model's time."""
    matches = list(trial.task.matches)
    soundness = [(-_faults(trial, placing), sum(satisfied(matches, placing.draft.text))) for placing in trial.placings]
    most = max(soundness)
    return most, [p for p, sound in zip(trial.placings, soundness, strict=True) if sound == most][:SHORTLIST]


def _faults(trial: Trial, placing: Placing) -> int:
    """How many things are wrong with a placing: the term grown into another word, repeats, a sick sentence."""
    task, text = trial.task, placing.draft.text
    english = task.matches[trial.match].target
    after = text[len(placing.prefix) :]
    grown = bool(re.match(r"[^\W_]", after)) and not re.match(r"(?:e?s)\b", after)
    wanted = sum(other.target == english for other in task.matches)
    repeated = text.lower().count(english.lower()) > wanted
    put_in = [(placing.start, placing.end, english)]
    return grown + repeated + said_again(trial.draft.text, put_in, text) + flaws(task.source, task.matches, text)


def said_again(draft: str, put_in: Sequence[tuple[int, int, str]], text: str) -> int:
    """How many words a text says more often than a draft with some English put in: (start, end, English) each.

    >>> said_again("the second world war", [(4, 20, "World War II")], "the World War II world war")
    2
    """
    allowed = _content(draft)
    for start, end, english in put_in:
        allowed = allowed - _content(draft[start:end]) + _content(english)
    return sum(times > max(1, allowed[word]) for word, times in _content(text).items())


def strayed(source: str, old: str, new: str) -> list[str]:
    """The names and figures of an old draft that a new one lost, and the words of the source that only it copies.

    In: of the old draft what should stay.

    >>> strayed("Nisma e Brazilit: 3 nga 1.200 veta.", "Brazil had 3 of 1,200.", "The Nisma had some of 1200.")
    ['3', 'Brazil', 'Nisma']
    """
    before, after = (set(FIGURE_OR_WORD.findall(text)) for text in (old, new))
    starts = {fold(word)[:NAME] for word in FIGURE_OR_WORD.findall(source)}
    kept = {fold(word)[:NAME] for word in after} | {_bare(word) for word in after}
    names = {
        word for word in before if word[0].isupper() and fold(word)[:NAME] in starts and fold(word)[:NAME] not in kept
    }
    figures = {word for word in before if word[0].isdigit() and _bare(word) not in kept}
    copied = {word for word in after - before if len(word) >= NAME and word in source and _is_common(word)}
    return sorted(figures | names) + sorted(copied)


def _bare(figure: str) -> str:
    return re.sub(r"[.,]", "", figure)


def _is_common(form: str) -> bool:
    """Whether a word is an Albanian one, and no name that both languages share."""
    readings = word(form).readings
    return bool(readings) and not any(reading.kind & PROPER for reading in readings)


def _content(text: str) -> collections.Counter[str]:
    """The words of an English text that carry meaning, with how often they stand in it.

    >>> sorted(_content("The MP said that oil is oil."))
    ['oil', 'said']
    """
    return collections.Counter(CONTENT.findall(text.lower()))


def flaws(source: str, matches: Sequence[Match], text: str) -> int:
    """How much is wrong with a text wherever its terms stand: what it looks like, and forbidden English."""
    return len(doubts(source, text)) + sum(map(bool, misused(matches, text)))
