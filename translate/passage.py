"""What the model reads of a segment, and how its English becomes the segment's target again.

A passage is a segment without what is not language; it is read whole, or clause by clause where it is too long.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from glossary.outcome import TermOutcome, Verdict, misused, places, satisfied
from glossary.recognise import Match
from glossary.termbase import Status, Term
from translate.annotation import annotations
from translate.capital import acronyms
from translate.casing import shouted, spoken
from translate.doubt import doubts
from translate.draft import Draft
from translate.emphasis import Phrase, marked, phrase, unmarked
from translate.enforce import Enforced
from translate.figures import figures
from translate.invented import invented
from translate.names import given_back
from translate.protect import HELD, Masked, emphasised, mask, trim
from translate.quotes import requoted
from translate.segment import split_clauses
from translate.tidy import tidy
from translate.title import titled
from translate.translation import Segment, TranslatedSegment

COSTLY = 1.0  # nats a token: a term forced at a higher price is for a person to look at


@dataclass(frozen=True)
class Piece:
    """What the model reads at once, with the terms in it; stand-ins count as terms, so that they are enforced too."""

    source: str
    matches: tuple[Match, ...]  # offsets in `source`

    @property
    def binding(self) -> tuple[Match, ...]:
        """The matches that must stand in the English."""
        return tuple(match for match in self.matches if match.term.status is Status.APPROVED)


@dataclass(frozen=True)
class Passage:
    """The pieces of a segment, each with its offset in `masked.text`, which is the segment's source[start:end]."""

    segment: Segment
    start: int
    end: int
    masked: Masked
    shouted: bool
    pieces: tuple[tuple[int, Piece], ...]


@dataclass(frozen=True)
class Reader:
    """How a passage is read: what the model can take, what a dictionary knows, which terms there are."""

    fits: Callable[[str], bool]
    is_common: Callable[[str], bool]
    acronyms: frozenset[str]
    recognise: Callable[[str], list[Match]]


def read(segment: Segment, reader: Reader) -> Passage:
    """Make a segment ready for the model."""
    start, end = trim(segment.source)
    masked = mask(segment.source[start:end])
    loud = shouted(masked.text, reader.is_common, reader.acronyms)
    text = spoken(masked.text, reader.is_common, reader.acronyms) if loud else masked.text
    spans = [(0, len(text))]
    if not reader.fits(text):
        spans = split_clauses(text, lambda part: not reader.fits(part))
    pieces = tuple((a, Piece(text[a:b], _matches(masked.text[a:b], a, masked, reader, loud=loud))) for a, b in spans)
    return Passage(segment, start, end, masked, loud, pieces)


def _dressed(piece: Piece, text: str) -> str:
    """The English of a piece with its names, acronyms, quotation marks and titles as they should be."""
    text = acronyms(piece.source, piece.matches, given_back(piece.source, piece.matches, text))
    return titled(piece.matches, requoted(piece.source, piece.binding, text))


def write(passage: Passage, english: Sequence[tuple[Enforced, Draft]]) -> TranslatedSegment:
    """The segment's target from the English of its pieces, with the outcome of every term."""
    source = passage.segment.source
    texts = [_dressed(piece, done.text) for (_, piece), (done, _) in zip(passage.pieces, english, strict=True)]
    article = source[passage.start : passage.end]
    plain = unmarked(article, emphasised(article))
    core = tidy(plain, " ".join(texts))
    phrases = _phrases(passage, [done for done, _ in english])
    if passage.shouted:
        core, phrases = core.upper(), [replace(one, english=one.english.upper()) for one in phrases]
    core, guessed = marked(core, phrases)
    core = passage.masked.unmask(core)
    outcomes: list[TermOutcome] = []
    warnings = [
        *doubts(plain, core),
        *_inventions(passage, english),
        *(f'the marks around "{words}" are a guess' for words in guessed),
    ]
    for (offset, piece), (done, draft) in zip(passage.pieces, english, strict=True):
        for match, outcome in zip(piece.matches, _outcomes(piece, done, draft), strict=True):
            if match.term.domain != HELD:
                outcomes.append(replace(outcome, match=_placed(match, offset, passage)))
            elif outcome.verdict is Verdict.REVIEW:
                warnings.append(f"{match.term.source} was lost, or may stand in the wrong place")
    return TranslatedSegment(
        passage.segment,
        source[: passage.start] + core + source[passage.end :],
        passage.masked.unmask(" ".join(draft.text for _, draft in english)),
        sum(draft.score for _, draft in english) / len(english),
        tuple(outcomes),
        tuple(warnings),
        tuple(
            gloss
            for (_, piece), (done, _) in zip(passage.pieces, english, strict=True)
            for gloss in _glosses(piece, done)
        ),
    )


def _glosses(piece: Piece, done: Enforced) -> Iterator[tuple[str, str]]:
    """The words that the model read with the dictionary's English, and no glossary's."""
    terms = {match.form for match in piece.matches}
    yield from (gloss for gloss in annotations(done.read) if gloss[0] not in terms and gloss[0] in piece.source)


def _inventions(passage: Passage, english: Sequence[tuple[Enforced, Draft]]) -> list[str]:
    """What to say of words that no English has; names may be any."""
    return [
        f'"{word}" is no English word'
        for (_, piece), (done, _) in zip(passage.pieces, english, strict=True)
        for start, end in invented(piece.source, piece.matches, done.text)
        if (word := done.text[start:end]).islower()
    ]


def _phrases(passage: Passage, english: Sequence[Enforced]) -> list[Phrase]:
    """The English of every emphasis, told in the English of all pieces together."""
    found, before = [], ""
    for (offset, piece), done in zip(passage.pieces, english, strict=True):
        standing = places(list(piece.matches), done.text) if passage.masked.emphases else []
        for emphasis in passage.masked.emphases:
            start, end = emphasis.start - offset, emphasis.end - offset
            if 0 <= start < len(piece.source):
                terms = [p for m, p in zip(piece.matches, standing, strict=True) if p and start <= m.start < end]
                a, b = phrase(piece.source, done.text, done.links, start, end, terms)
                b += a < b and done.text[b : b + 1] == piece.source[end - 1] != "."  # **Po:** has its colon inside
                number = (before + done.text[:a]).count(done.text[a:b]) if a < b else 0
                found.append(Phrase(done.text[a:b], number, emphasis.start / len(passage.masked.text), emphasis))
        before += done.text + " "
    return found


def _matches(text: str, offset: int, masked: Masked, reader: Reader, *, loud: bool) -> tuple[Match, ...]:
    """The terms of a piece, and what must come out as it is: stand-ins and figures. None overlap; in order.

    In: the piece as the article has it, since capitals tell names, also in a headline.
    """
    held = [
        _held(
            stand_in.guard.literal, stand_in.name, stand_in.start - offset, stand_in.start - offset + len(stand_in.name)
        )
        for stand_in in masked.stand_ins
        if stand_in.name and offset <= stand_in.start < offset + len(text)
    ]
    found = [match for match in reader.recognise(text) if not (loud and _is_chance(match))]
    terms = _free(found, held)
    numbers = [_held(text[start:end], english, start, end) for start, end, english in figures(text)]
    return tuple(sorted([*held, *terms, *_free(numbers, [*held, *terms])], key=lambda match: match.start))


def _is_chance(match: Match) -> bool:
    """Whether a headline's word only looks like an acronym: U BË is no EU, where all is capitals."""
    acronym = match.term.source
    return acronym.isupper() and " " not in acronym and not match.form.startswith(acronym)


def _held(literal: str, english: str, start: int, end: int) -> Match:
    return Match(Term(literal, english, HELD), start, end, literal, english)


def _free(matches: list[Match], taken: list[Match]) -> list[Match]:
    """The matches that reach into none of the places taken."""
    places = {at for match in taken for at in range(match.start, match.end)}
    return [match for match in matches if places.isdisjoint(range(match.start, match.end))]


def _placed(match: Match, offset: int, passage: Passage) -> Match:
    """The match with its offsets and form in the segment's source."""
    start = passage.start + passage.masked.origin(offset + match.start)
    end = passage.start + passage.masked.origin(offset + match.end - 1) + 1
    return replace(match, start=start, end=end, form=passage.segment.source[start:end])


def _outcomes(piece: Piece, done: Enforced, draft: Draft) -> list[TermOutcome]:
    """What became of each match of a piece."""
    matches = list(piece.matches)
    drafted = satisfied(matches, draft.text)
    standing = satisfied(matches, done.text)
    forced = dict(zip(piece.binding, done.forced, strict=True))
    outcomes = []
    for match, was, stands, bad in zip(matches, drafted, standing, misused(matches, done.text), strict=True):
        verdict, reason = Verdict.DRAFTED if was else Verdict.ENFORCED, ""
        if match.term.status is Status.PROPOSED and not (stands and match.target):
            verdict, reason = Verdict.REVIEW, "a proposed term; it is not enforced"
        elif bad:
            verdict, reason = Verdict.REVIEW, f'"{bad}" must not be used'
        elif not stands:
            verdict, reason = Verdict.REVIEW, "it could not be placed"
        elif (how := forced.get(match)) and not how.spoken:
            verdict, reason = Verdict.REVIEW, "the draft did not speak of it; its place is a guess"
        elif how and how.cost > COSTLY:
            verdict, reason = Verdict.REVIEW, f"it was forced against the model ({how.cost:.1f} nats a token)"
        outcomes.append(TermOutcome(match, verdict, reason))
    return outcomes
