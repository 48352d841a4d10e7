"""Candidate terms from a corpus: what is said often and is not in the glossary yet."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from glossary.albanian import LINKERS
from glossary.albanian import word as read
from glossary.citation import indefinite, nominative, oblique
from glossary.consistency import paired
from glossary.lexicon import NOMINATIVE
from glossary.phrases import Phrase, phrases
from glossary.recognise import Index, recognise
from glossary.spelling import fold
from glossary.termbase import Status, Term
from glossary.wordclass import is_common


@dataclass(frozen=True)
class Candidate:
    """A phrase that may be a term."""

    source: str  # in its likely citation form
    target: str  # likely English, empty where none can be told
    count: int
    example: str  # a line that it stands in


@dataclass(frozen=True)
class _Place:
    """Where a phrase stands."""

    paragraph: int  # number in the corpus
    phrase: Phrase


@dataclass(frozen=True)
class _Paragraph:
    source: str
    target: str  # empty without a reference


def extract(articles: Sequence[str], references: Sequence[str], index: Index, least: int = 2) -> list[Candidate]:
    """Phrases that stand at least `least` times in the articles, the most frequent first.

    `references` are translations of the articles, one for one, or none. What the glossary has is left out, and a
    phrase within a longer candidate is counted only where it stands alone.
    """
    corpus = list(_paragraphs(articles, references))
    places: defaultdict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for number, paragraph in enumerate(corpus):
        for phrase in _unknown(paragraph.source, index):
            places[phrase.key].append(_Place(number, phrase))
    kept = _standing_alone(places, least)
    english = _English([paragraph.target for paragraph in corpus])
    found = [_candidate(places[key], alone, corpus, english) for key, alone in kept.items()]
    return sorted(found, key=lambda candidate: (-candidate.count, fold(candidate.source)))


def as_term(candidate: Candidate) -> Term:
    """The candidate as a proposed term, its count and example in a note."""
    times = "once" if candidate.count == 1 else f"{candidate.count} times"
    likely = "; the English is a guess from the references" if candidate.target else ""
    note = f"found {times}{likely}: {candidate.example}"
    return Term(candidate.source, candidate.target, status=Status.PROPOSED, notes=(note,))


def _paragraphs(articles: Sequence[str], references: Sequence[str]) -> Iterator[_Paragraph]:
    for number, article in enumerate(articles):
        if references:
            for ours, theirs in paired(article, references[number]):
                yield _Paragraph(ours.text, theirs.text)
        else:
            for line in article.splitlines():
                yield _Paragraph(line, "")


def _unknown(text: str, index: Index) -> Iterator[Phrase]:
    """The phrases of a text outside the terms that it has already."""
    known = recognise(text, index)
    for phrase in phrases(text):
        if not any(term.start <= phrase.start and phrase.end <= term.end for term in known):
            yield phrase


def _standing_alone(places: dict[tuple[str, ...], list[_Place]], least: int) -> dict[tuple[str, ...], int]:
    """The phrases frequent enough, the longest first, with how often each stands outside longer ones."""
    covered: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    kept = {}
    for key in sorted(places, key=lambda key: (-len(key), key)):
        alone = [
            place
            for place in places[key]
            if not any(s <= place.phrase.start and place.phrase.end <= e for s, e in covered[place.paragraph])
        ]
        if len(alone) >= least and any(place.phrase.sure for place in alone):
            kept[key] = len(alone)
            for place in alone:
                covered[place.paragraph].append((place.phrase.start, place.phrase.end))
    return kept


def _candidate(places: list[_Place], alone: int, corpus: list[_Paragraph], english: "_English") -> Candidate:
    forms = Counter(" ".join(place.phrase.form.split()) for place in places)
    before = {" ".join(p.phrase.form.split()): corpus[p.paragraph].source[: p.phrase.start] for p in places}
    best = min(forms, key=lambda form: (not _is_nominative(form, before[form], forms), -forms[form], form))
    source = indefinite(best if _is_nominative(best, before[best], forms) else nominative(best))
    paragraphs = sorted({place.paragraph for place in places})
    return Candidate(
        source=source,
        target=english.likely(source, paragraphs, places[0].phrase.name),
        count=alone,
        example=_example(corpus[places[0].paragraph].source, places[0].phrase),
    )


def _is_nominative(form: str, before: str, forms: Container[str]) -> bool:
    """Whether a phrase stands in the nominative behind a text, or in no case that its other forms tell.

    >>> [_is_nominative(form, "", ()) for form in ("Universitetin", "Kamboxhën", "Putin")]
    [False, False, True]
    >>> _is_nominative("Oklandit", "banorët e ", ()), _is_nominative("Tutankamunin", "", ["Tutankamunit"])
    (False, False)
    """
    if oblique(form) or _OBLIQUE_NAME.fullmatch(form) or (form.endswith("n") and f"{form[:-1]}t" in forms):
        return False
    head = form.partition(" ")[0]
    if form == head and is_common(head):
        return any(reading.kind & NOMINATIVE for reading in read(head).readings)
    behind_article = bool(before.split()) and before.split()[-1] in LINKERS
    return not (behind_article and _GENITIVE.fullmatch(form))


# Kamboxhën, Ma Ying-jeou-i: no citation form of a name ends so.
_OBLIQUE_NAME = re.compile(r"[A-ZÇË]\w*ë[ns]|(?:[A-ZÇË]\S* )+[A-ZÇË]\S*-(?:it|in|ut|un|së|në|i|u|s|n)")
_GENITIVE = re.compile(r"(?:\S+ )*[^\W\d]{2,}(?:it|ut|[aiouë]s|së)|\S+-(?:it|ut|së|s)")


def _example(text: str, phrase: Phrase) -> str:
    """The sentence around a phrase, or so much of it as fits a line of notes."""
    start = max((m.end() for m in re.finditer(r"[.!?…:]\s+|\n", text[: phrase.start])), default=0)
    end = re.search(r"[.!?…](?=\s|$)|\n|$", text[phrase.end :])
    sentence = " ".join(text[start : phrase.end + (end.end() if end else 0)].split())
    return sentence if len(sentence) <= 200 else sentence[:199] + "…"


class _English:
    """The English phrases of the references, and the paragraphs that each stands in."""

    def __init__(self, targets: Iterable[str]) -> None:
        self._phrases = [_english_phrases(target) for target in targets]
        self._counts = Counter(phrase for phrases_here in self._phrases for phrase in phrases_here)

    def likely(self, source: str, paragraphs: list[int], name: bool) -> str:
        """The English that stands in the same paragraphs and most resembles the source; "" where none does.

        Dice's coefficient of the paragraphs, with the likeness in letters and in number of words added to it.
        """
        together = Counter(phrase for number in paragraphs for phrase in self._phrases[number])
        scores = {}
        for phrase, shared in together.items():
            dice = 2 * shared / (self._counts[phrase] + len(paragraphs))
            alike = phrase[0].isupper() == name and phrase.isupper() == source.isupper()  # acronym for acronym
            if dice >= 0.5 and shared >= min(2, len(paragraphs)) and alike:
                letters = SequenceMatcher(None, fold(source), fold(phrase), autojunk=False).ratio()
                scores[phrase] = dice + letters - 0.1 * abs(_length(source) - _length(phrase))
        best = max(scores, key=lambda phrase: (scores[phrase], phrase), default="")
        return best if best and scores[best] >= 1 else ""


_SMALL = frozenset("the of and for in on to a an by with at from as is was will be that this its their".split())
_ALBANIAN_SMALL = frozenset("i e të së në për me nga dhe".split())


def _length(phrase: str) -> int:
    return sum(word.lower() not in _SMALL | _ALBANIAN_SMALL for word in phrase.split())


def _english_phrases(text: str) -> set[str]:
    """Runs of up to six words that begin and end with a word that says something."""
    found = set()
    for clause in re.split(r"[^\w\s'’&-]+|\n", text):
        words = clause.split()
        for first, word in enumerate(words):
            if word.lower() in _SMALL:
                continue
            for last in range(first, min(first + 7, len(words))):
                if words[last].lower() not in _SMALL and words[last][0].isupper() == word[0].isupper():
                    found.add(re.sub(r"['’]s?$", "", " ".join(words[first : last + 1])))
    return found
