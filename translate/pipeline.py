"""The flow: a text -> segments -> terms -> drafts -> approved English -> the text again."""

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from glossary.outcome import misused
from glossary.recognise import Match
from glossary.termbase import Status
from translate.annotation import MARKS
from translate.desk import Desk
from translate.doubt import doubts
from translate.draft import Draft
from translate.enforce import Enforced, enforce
from translate.gloss import glossed
from translate.heading import heading
from translate.language import is_albanian, is_foreign
from translate.layout import Layout, Paragraph, compose, fill, lay_out
from translate.model import Progress, Request
from translate.passage import Piece, read, write
from translate.protect import has_language
from translate.respell import respelled
from translate.segment import split
from translate.translation import Segment, TranslatedSegment, Translation
from translate.trial import Task, flaws
from translate.wrapping import Wrap

Span = tuple[int, int]


def translate(text: str, desk: Desk, wrap: Wrap = Wrap.AUTO, progress: Progress | None = None) -> Translation:
    """Translate an article's text; everything but the words stays as it is."""
    began = time.perf_counter()
    layout = lay_out(text, wrap)
    spans = [segmented(paragraph.text) for paragraph in layout.paragraphs]
    segments = [_segments(p, found) for p, found in zip(layout.paragraphs, spans, strict=True)]
    foreign = is_foreign([paragraph.text for paragraph in layout.paragraphs])  # then a word alone is so too
    passages = {
        s.source: read(s, desk.reader)
        for s in itertools.chain(*segments)
        if _translatable(s.source) and (" " in s.source or not foreign)
    }
    pieces = list(dict.fromkeys(piece for passage in passages.values() for _, piece in passage.pieces))
    english = dict(zip(pieces, _english(pieces, desk, progress), strict=True))
    done = {source: write(p, [english[piece] for _, piece in p.pieces]) for source, p in passages.items()}
    targets = [[_target(segment, done) for segment in found] for found in segments]
    return _assembled(layout, spans, targets, time.perf_counter() - began)


def segmented(text: str) -> list[Span]:
    """The (start, end) of a paragraph's sentences, or of the whole of it where it is not Albanian."""
    return split(text) if is_albanian(text) else [(0, len(text))]


def _segments(paragraph: Paragraph, spans: list[Span]) -> list[Segment]:
    text, line = paragraph.text, paragraph.line
    return [Segment(text[a:b], line, paragraph.offset(a), paragraph.offset(b - 1) + 1) for a, b in spans]


def _translatable(source: str) -> bool:
    return has_language(source) and is_albanian(source)


def _english(pieces: Sequence[Piece], desk: Desk, progress: Progress | None) -> list[tuple[Enforced, Draft]]:
    """Each piece's English with its terms, and the model's own best draft."""
    read, drafts = _drafted(pieces, desk, progress)
    first = [best[0] for best in drafts]
    for i, redone in _redrafted(pieces, [source for source, _ in read], drafts, desk):
        drafts[i] = _soundest_first(pieces[i], [*drafts[i], *redone])
    tasks = [_task(piece, *found, best) for piece, found, best in zip(pieces, read, drafts, strict=True)]
    return list(zip(enforce(tasks, desk.model, desk.beam, asks=desk.asks), first, strict=True))


def _drafted(
    pieces: Sequence[Piece], desk: Desk, progress: Progress | None
) -> tuple[list[tuple[str, tuple[Match, ...]]], list[list[Draft]]]:
    """What the model read of each piece, with the matches where they stand in that, and its drafts.

    Rare words are glossed; where the model copies the marks, it reads the piece as it is. Of a
    heading of one word what it drafts is left aside.
    """
    read = [glossed(piece.source, piece.matches, desk.known) for piece in pieces]
    drafts = desk.model.draft([Request(source) for source, _ in read], desk.beam, progress=progress)
    copied = [i for i, best in enumerate(drafts) if any(mark in best[0].text for mark in MARKS)]
    plain = desk.model.draft([Request(pieces[i].source) for i in copied], desk.beam)
    for i, best in zip(copied, plain, strict=True):
        read[i], drafts[i] = (pieces[i].source, pieces[i].matches), best
    for i, piece in enumerate(pieces):
        if (english := heading(piece.source)) and not piece.binding:
            read[i], drafts[i] = (piece.source, ()), [Draft(english, 0.0, ())]
    return read, drafts


def _task(piece: Piece, read: str, matches: Sequence[Match], drafts: Sequence[Draft]) -> Task:
    binding = tuple(match for match in matches if match.term.status is Status.APPROVED)
    spelled = tuple(respelled(piece.source, binding, draft) for draft in drafts)
    return Task(piece.source, read, binding, spelled)


def _redrafted(
    pieces: Sequence[Piece], read: Sequence[str], drafts: list[list[Draft]], desk: Desk
) -> Iterator[tuple[int, list[Draft]]]:
    """New drafts, decoded otherwise, of the pieces whose best draft is sick, or uses forbidden English."""
    sick = [i for i, piece in enumerate(pieces) if doubts(piece.source, drafts[i][0].text)]
    yield from zip(sick, desk.model.draft([Request(read[i]) for i in sick], desk.beam + 2, careful=True), strict=True)
    for i, piece in enumerate(pieces):
        if bad := [english for english in misused(piece.binding, drafts[i][0].text) if english]:
            yield i, desk.model.draft([Request(read[i])], desk.beam, suppress=_spellings(bad))[0]


def _spellings(forbidden: Sequence[str]) -> list[str]:
    """Forbidden English as a model may write it: in small letters, with capitals, in the plural."""
    cased = {
        form for english in forbidden for form in (english, english.lower(), english.capitalize(), english.title())
    }
    return sorted(cased | {f"{form}s" for form in cased})


def _soundest_first(piece: Piece, drafts: list[Draft]) -> list[Draft]:
    """Drafts in the order of how little is wrong with them."""
    return sorted(drafts, key=lambda draft: flaws(piece.source, piece.binding, draft.text))


def _target(segment: Segment, done: dict[str, TranslatedSegment]) -> TranslatedSegment:
    """The segment's translation; where there is none it stands as it is, and the report says so."""
    if segment.source in done:
        return replace(done[segment.source], segment=segment)
    reason = "not Albanian: left as it stands" if has_language(segment.source) else "no words: left as it stands"
    return TranslatedSegment(segment, segment.source, "", None, (), (reason,))


def _assembled(
    layout: Layout, spans: list[list[Span]], targets: list[list[TranslatedSegment]], seconds: float
) -> Translation:
    """Put the segments' targets where their sources stood, and note where that is in the new text."""
    filled = [
        fill(paragraph.text, found, [segment.target for segment in done])
        for paragraph, found, done in zip(layout.paragraphs, spans, targets, strict=True)
    ]
    bodies = [body for body, _ in filled]
    text, placed = compose(layout, bodies)
    segments = [
        _located(segment, paragraph, start)
        for paragraph, (_, starts), done in zip(placed, filled, targets, strict=True)
        for start, segment in zip(starts, done, strict=True)
    ]
    return Translation(text, tuple(segments), len(bodies), seconds)


def _located(segment: TranslatedSegment, paragraph: Paragraph, start: int) -> TranslatedSegment:
    last = start + len(segment.target) - 1
    return replace(segment, target_start=paragraph.offset(start), target_end=paragraph.offset(last) + 1)
