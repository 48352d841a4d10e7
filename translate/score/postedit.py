"""What a person changed in a machine's draft: how much, which words, and what the glossary could learn from it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.albanian import LINKERS, fold
from glossary.termbase import Termbase
from translate.errors import TranslateError
from translate.language import ALBANIAN
from translate.score.consistency import NO_TERM
from translate.score.corpus import Corpus, Place
from translate.score.difference import exchanges
from translate.score.drafts import Entry
from translate.score.names import words
from translate.score.scores import THRESHOLD, Figure, Scores, score_corpus

_REPEATED = 2  # times that a change is made before it is more than a turn of phrase
_LONGEST_TERM = 4  # words of English
_LONGEST_SOURCE = 6  # words of Albanian, linking articles among them
_STEM = 5  # letters of an Albanian word that its endings leave alone, near enough


@dataclass(frozen=True)
class Exchange:
    """Words of the draft, and what they were changed to; either may be empty."""

    before: str
    after: str
    times: int


@dataclass(frozen=True)
class Candidate:
    """A term that the glossary may lack: the change was made again and again."""

    source: str  # what the Albanian of the changed segments has in common, as it stands in the first of them
    target: str
    instead_of: str
    times: int


@dataclass(frozen=True)
class PostEdit:
    """What post-editing did to a draft."""

    scores: Scores  # of the draft against its edited self: TER is HTER
    hter: Figure
    untouched: int  # segments left as they were
    unseen: int  # segments still fuzzy, which nobody has looked at; left out
    exchanges: tuple[Exchange, ...]  # the most frequent first
    candidates: tuple[Candidate, ...]


def post_edit(
    entries: Sequence[Entry], name: str, termbase: Termbase | None = None, threshold: float = THRESHOLD
) -> PostEdit:
    """Measure post-editing by HTER (Snover et al., AMTA 2006): the edits a person made, for each word left.

    `entries` have the machine's draft and the edited target; `name` is what messages call them. Raises TranslateError
    where nobody has looked at any, or the draft is not remembered.
    """
    seen = [entry for entry in entries if entry.reviewed]
    if not seen:
        raise TranslateError(
            f"{name}: all {len(entries)} segments are fuzzy, nobody has looked at them; edit some first"
        )
    kept = [entry for entry in seen if entry.draft is not None]
    if not kept:
        raise TranslateError(
            f"{name}: no `#. draft:` comment says what the machine wrote; name the draft's own file too"
        )
    scores = score_corpus(_corpus(kept, name), termbase, threshold)
    return _measured(kept, len(entries) - len(seen), scores)


def _corpus(entries: Sequence[Entry], name: str) -> Corpus:
    """The draft against its edited self."""
    return Corpus(
        {name: [entry.draft or "" for entry in entries]},
        ([entry.target for entry in entries],),
        [entry.source for entry in entries],
        [Place(entry.article, entry.line) for entry in entries],
    )


def _measured(entries: Sequence[Entry], unseen: int, scores: Scores) -> PostEdit:
    drafts = [entry.draft or "" for entry in entries]
    hter = scores.systems[0].figure("ter")
    assert hter is not None  # TER is measured of any corpus
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for before, after in exchanges(drafts[number], entry.target):
            found[_bare(before), _bare(after)].append(number)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return PostEdit(
        scores,
        hter,
        sum(draft == entry.target for draft, entry in zip(drafts, entries, strict=True)),
        unseen,
        tuple(Exchange(before, after, len(where)) for (before, after), where in ranked),
        tuple(_candidates(ranked, entries)),
    )


def _bare(phrase: str) -> str:
    """The phrase without articles at its start, which come and go with the words around; or the article alone."""
    words = phrase.split()
    return " ".join(words[1:]) if len(words) > 1 and words[0].lower() in ("the", "a", "an") else phrase


def _candidates(ranked: Sequence[tuple[tuple[str, str], list[int]]], entries: Sequence[Entry]) -> list[Candidate]:
    sources = [entry.source for entry in entries]
    candidates: dict[str, Candidate] = {}
    for (before, after), where in ranked:
        segments = sorted(set(where))
        if len(segments) < _REPEATED or not before or not after or len(after.split()) > _LONGEST_TERM:
            continue
        if source := _shared_term(segments, sources):
            target = _grown(after, [entries[n].target for n in segments])
            instead_of = _grown(before, [entries[n].draft or "" for n in segments])
            candidates.setdefault(source, Candidate(source, target, instead_of, len(where)))
    return list(candidates.values())


def _grown(phrase: str, texts: Sequence[str]) -> str:
    """The phrase with the words beside it that all texts have, so that a change of one word shows the whole term."""
    grown, rows = phrase.split(), [words(text) for text in texts]
    while len(grown) < _LONGEST_TERM:
        places = [_place(grown, row) for row in rows]
        after = {
            row[at + len(grown)] if at + len(grown) < len(row) else "" for at, row in zip(places, rows, strict=True)
        }
        before = {row[at - 1] if at else "" for at, row in zip(places, rows, strict=True)}
        if len(after) == 1 and min(after).lower() not in NO_TERM | {""}:
            grown = [*grown, *after]
        elif len(before) == 1 and min(before).lower() not in NO_TERM | {""}:
            grown = [*before, *grown]
        else:
            break
    return " ".join(grown)


def _place(phrase: Sequence[str], row: Sequence[str]) -> int:
    """Where a phrase stands in a text's words."""
    return next((n for n in range(len(row)) if list(row[n : n + len(phrase)]) == list(phrase)), 0)


def _shared_term(segments: Sequence[int], sources: Sequence[str]) -> str:
    """The Albanian phrase that all of some segments have and the fewest others, the longest of equals; or nothing."""
    forms = dict(reversed(_phrases(sources[segments[0]])))
    shared = set(forms)
    everywhere: Counter[tuple[str, ...]] = Counter()
    for number, source in enumerate(sources):
        phrases = {stems for stems, _ in _phrases(source)}
        everywhere.update(phrases & forms.keys())
        if number in segments:
            shared &= phrases
    best = min(shared, key=lambda stems: (everywhere[stems], -len(stems), stems), default=None)
    return forms[best] if best else ""


def _phrases(text: str) -> list[tuple[tuple[str, ...], str]]:
    """The phrases of an Albanian text that could be a term: by the stems of their words, and as they stand."""
    found = words(text)
    return [
        (_stems(found[start:end]), " ".join(found[start:end]))
        for start in range(len(found))
        for end in range(start + 1, min(start + _LONGEST_SOURCE, len(found)) + 1)
        if found[start].lower() not in ALBANIAN and found[end - 1].lower() not in ALBANIAN
    ]


def _stems(phrase: Sequence[str]) -> tuple[str, ...]:
    """What inflection leaves of a phrase: not the endings, nor the linking articles."""
    return tuple(fold(word)[:_STEM] for word in phrase if word.lower() not in LINKERS)
