"""Segments out of the PO and JSONL that `perkthe translate` writes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polib

from translate.document import read_text
from translate.errors import TranslateError

_DRAFT = "draft: "  # how the comment starts that keeps what the machine wrote


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment as a draft file has it."""

    source: str
    target: str
    article: str
    line: int
    draft: str | None = None  # what the machine wrote, if the file remembers
    reviewed: bool = True  # no longer fuzzy

    def with_draft(self, draft: str) -> "Entry":
        """The segment with what the machine wrote from elsewhere."""
        return replace(self, draft=draft)


def is_draft(path: Path) -> bool:
    """Whether a file is a PO or JSONL rather than text."""
    return path.suffix.lower() in (".po", ".jsonl")


def read_draft(path: Path) -> list[Entry]:
    """The segments of a PO or JSONL in the order of the article. Raises TranslateError where it is damaged."""
    text = read_text(path)  # polib takes a path that is not there for a file's content
    entries = _po(path) if path.suffix.lower() == ".po" else _jsonl(path, text)
    if not entries:
        raise TranslateError(f"{path}: there is no segment in it; `perkthe translate --format po` writes them")
    return entries


def _po(path: Path) -> list[Entry]:
    try:
        catalogue = polib.pofile(str(path))
    except (OSError, ValueError) as error:  # the message has the line
        raise TranslateError(f"{path}: this PO cannot be read ({error}); mend the line or write it again") from None
    found = [
        Entry(entry.msgid, entry.msgstr, article, line, _machine(entry), not entry.fuzzy)
        for entry in catalogue
        if not entry.obsolete
        for article, line in _places(path, entry)
    ]
    articles = list(dict.fromkeys(entry.article for entry in found))
    return sorted(found, key=lambda entry: (articles.index(entry.article), entry.line))


def _places(path: Path, entry: Any) -> list[tuple[str, int]]:
    places = [(article, int(line)) for article, line in entry.occurrences if str(line).isdigit()]
    return places or [(path.name, entry.linenum)]


def _machine(entry: Any) -> str | None:
    comments = (line for line in entry.comment.split("\n") if line.startswith(_DRAFT))
    comment = next(comments, None)
    return comment.removeprefix(_DRAFT) if comment is not None else None


def _jsonl(path: Path, text: str) -> list[Entry]:
    entries = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            each = json.loads(line)
            entry = Entry(each["source"], each["target"], str(each.get("article", path.name)), int(each["line"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            fault = 'this is no JSON object with "source", "target" and "line"'
            raise TranslateError(f"{path}:{number}: {fault}; write it again with `perkthe translate`") from None
        if not isinstance(entry.source, str) or not isinstance(entry.target, str):
            raise TranslateError(f'{path}:{number}: "source" and "target" must be text; write the file again')
        entries.append(entry)
    return entries


def by_line(entries: Sequence[Entry], path: Path, lines: int = 0) -> tuple[list[str], list[str]]:
    """Sources and targets as the lines of their article, at least `lines` of them.

    Raises TranslateError where the segments are of several articles.
    """
    articles = {entry.article for entry in entries}
    if len(articles) > 1:
        raise TranslateError(
            f"{path}: segments of {len(articles)} articles; score it against a PO or JSONL of the same"
        )
    count = max(lines, *(entry.line for entry in entries))
    sources, targets = [""] * count, [""] * count
    for entry in entries:
        sources[entry.line - 1] = f"{sources[entry.line - 1]} {entry.source}".strip()
        targets[entry.line - 1] = f"{targets[entry.line - 1]} {entry.target}".strip()
    return sources, targets


def in_order_of(entries: Sequence[Entry], path: Path, wanted: Sequence[Entry], wanted_path: Path) -> list[Entry]:
    """For each wanted segment the entry with its source. Raises TranslateError where there is none."""
    by_source: dict[str, list[Entry]] = {}
    for entry in entries:
        by_source.setdefault(entry.source, []).append(entry)
    found = []
    for want in wanted:
        answers = by_source.get(want.source)
        if not answers:
            place = f"{wanted_path} has it for line {want.line} of {want.article}"
            raise TranslateError(f"{path}: no segment “{want.source}”, but {place}; are they of the same article?")
        found.append(answers.pop(0) if len(answers) > 1 else answers[0])
    if len(entries) > len(wanted):
        raise TranslateError(
            f"{path} has {len(entries)} segments, {wanted_path} {len(wanted)}; score files of the same article"
        )
    return found
