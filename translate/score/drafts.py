"""Segments out of the PO and JSONL that `perkthe translate` writes."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polib

from translate.errors import TranslateError
from translate.score.reading import is_speakable, read_utf8, speakable

_DRAFT = "draft:"  # how the comment starts that keeps what the machine wrote
_KNOWN = (_DRAFT, "term:", "look:")  # how any comment starts that `perkthe translate` writes
_BROKEN_WORD = re.compile(r"\w-$")
_LAST = 10_000_000  # lines: more are no article, and would fill the memory


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
    text = read_utf8(path)  # polib takes a path that is not there for a file's content
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
        for number, entry in enumerate((entry for entry in catalogue if not entry.obsolete), 1)
        for article, line in _places(entry) or [(speakable(path.name), number)]
    ]
    articles = list(dict.fromkeys(entry.article for entry in found))
    return sorted(found, key=lambda entry: (articles.index(entry.article), entry.line))


def _places(entry: Any) -> list[tuple[str, int]]:
    """Where an entry says that it stands; nothing where it does not, or at no line that can be."""
    told = [(article, int(line)) for article, line in entry.occurrences if re.fullmatch(r"[0-9]{1,8}", str(line))]
    return [(article, line) for article, line in told if 0 < line <= _LAST]


def _machine(entry: Any) -> str | None:
    """The draft that a comment remembers; polib and Poedit wrap it over as many lines as it needs."""
    lines = entry.comment.split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith(_DRAFT)), None)
    if start is None:
        return None
    draft: str = lines[start].removeprefix(_DRAFT).strip()
    for line in lines[start + 1 :]:
        if line.startswith(_KNOWN):
            break
        between = "" if _BROKEN_WORD.search(draft) else " "  # a line may be broken at a hyphen
        draft = f"{draft}{between}{line.strip()}".strip()
    return draft


def _jsonl(path: Path, text: str) -> list[Entry]:
    entries = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            each = json.loads(line)
            article = each.get("article", speakable(path.name))
            entry = Entry(each["source"], each["target"], article, each["line"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            fault = 'this is no JSON object with "source", "target" and "line"'
            raise TranslateError(f"{path}:{number}: {fault}; write it again with `perkthe translate`") from None
        _check(entry, f"{path}:{number}")
        entries.append(entry)
    return entries


def _check(entry: Entry, place: str) -> None:
    if not all(map(is_speakable, (entry.source, entry.target, entry.article))):
        raise TranslateError(f'{place}: "source" and "target" must be text; write the file again')
    if type(entry.line) is not int or not 0 < entry.line <= _LAST:
        raise TranslateError(f'{place}: "line" must be a number from 1 to {_LAST}; write the file again')


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
