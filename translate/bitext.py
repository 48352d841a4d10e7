"""Segments with their English as PO for post-editing in Poedit, and as JSON lines for programs."""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib

from glossary.outcome import TermOutcome
from glossary.pofile import read_file
from translate.errors import TranslateError
from translate.layout import compose, fill, lay_out
from translate.pipeline import segmented
from translate.translation import TranslatedSegment, Translation
from translate.wrapping import Wrap

LINE_BREAK = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True)
class Edited:
    """An entry of a post-edited PO."""

    target: str
    line: int
    reviewed: bool  # no longer fuzzy


def to_po(translation: Translation, name: str) -> str:
    """A PO catalogue: an entry a segment, fuzzy until a person has looked, with the model's draft and the terms.

    The same sentence twice is one entry with two places, as PO wants it.
    """
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "X-Source-Language": "sq",
    }
    entries: dict[str, polib.POEntry] = {}
    for done in translation.segments:
        place = (name.replace(" ", "_"), str(done.segment.line))
        if done.segment.source in entries:
            entries[done.segment.source].occurrences.append(place)
            continue
        entries[done.segment.source] = polib.POEntry(
            msgid=done.segment.source,
            msgstr=done.target,
            occurrences=[place],
            comment="\n".join(_remarks(done)),
            flags=["fuzzy"],
        )
    catalogue.extend(entries.values())
    return str(catalogue) + "\n"


def _remarks(done: TranslatedSegment) -> list[str]:
    terms = [f"term: {o.match.form} → {o.match.target} ({_verdict(o)})" for o in done.outcomes]
    return [*([f"draft: {done.draft}"] if done.draft else []), *terms, *(f"look: {w}" for w in done.warnings)]


def _verdict(outcome: TermOutcome) -> str:
    return f"{outcome.verdict}: {outcome.reason}" if outcome.reason else str(outcome.verdict)


def to_jsonl(translation: Translation) -> str:
    """One object a segment: source, target, line, score, terms, warnings."""
    return "".join(json.dumps(_object(done), ensure_ascii=False) + "\n" for done in translation.segments)


def _object(done: TranslatedSegment) -> dict[str, Any]:
    return {
        "source": done.segment.source,
        "target": done.target,
        "line": done.segment.line,
        "score": done.score,
        "terms": [term_object(outcome) for outcome in done.outcomes],
        "warnings": list(done.warnings),
    }


def term_object(outcome: TermOutcome) -> dict[str, Any]:
    """A term's outcome as JSON: offsets are in characters of the segment's source."""
    match = outcome.match
    return {
        "term": match.term.source,
        "form": match.form,
        "start": match.start,
        "end": match.end,
        "target": match.target,
        "outcome": str(outcome.verdict),
        "reason": outcome.reason,
    }


def read_po(path: Path) -> dict[str, Edited]:
    """The targets of a post-edited PO by source. Raises TranslateError where missing, GlossaryError if damaged."""
    if not os.path.exists(path):  # noqa: PTH110  # unlike pathlib's it says no where it may not look
        raise TranslateError(f"{path}: there is no such file; `perkthe translate --format po` writes one")
    entries = [entry for entry in read_file(path).entries if not entry.obsolete and entry.msgid]
    return {entry.msgid: Edited(entry.msgstr, entry.line, "fuzzy" not in entry.flags) for entry in entries}


@dataclass(frozen=True)
class Applied:
    """An article with edited targets in its layout."""

    text: str
    found: int  # sentences that have a target
    missing: tuple[str, ...]  # sources that have none, and stand as they are


def apply(edited: dict[str, Edited], article: str, wrap: Wrap = Wrap.AUTO) -> Applied:
    """Put edited targets into an article's layout. A line break inside a target becomes a space."""
    layout = lay_out(article, wrap)
    targets = {source: LINE_BREAK.sub(" ", entry.target) for source, entry in edited.items() if entry.target.strip()}
    bodies: list[str] = []
    sources: list[str] = []
    for paragraph in layout.paragraphs:
        spans = segmented(paragraph.text)
        found = [paragraph.text[start:end] for start, end in spans]
        bodies.append(fill(paragraph.text, spans, [targets.get(source, source) for source in found])[0])
        sources += found
    missing = tuple(source for source in sources if source not in targets)
    return Applied(compose(layout, bodies)[0], len(sources) - len(missing), missing)
