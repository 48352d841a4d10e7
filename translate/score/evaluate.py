"""Models on a test set: its source translated, once for each model and for all that decides its English, and scored."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.document import make_folder, read_text, write_text
from translate.errors import TranslateError
from translate.score.outputs import check_output
from translate.score.scores import Scores, SystemScores
from translate.score.wording import signatures

Drafter = Callable[[list[str]], list[str]]  # the English of Albanian lines, line for line

CARD_HEAD = """\
| model | test set | segments | BLEU | chrF++ | TER | term success | signature |
| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
"""


@dataclass(frozen=True)
class Cache:
    """A folder of translations, each under the digest of all that made it."""

    folder: Path

    def translated(self, lines: Sequence[str], draft: Drafter, made_by: Sequence[str]) -> list[str]:
        """The English of some lines: as kept, or drafted and kept. `made_by` holds digests of all that decides it."""
        key = digest_of_text([*made_by, *lines])
        path = self.folder / f"{key}.json"
        kept = _read(path) if path.is_file() else None
        if kept is not None and len(kept) == len(lines):
            return kept
        make_folder(self.folder)
        check_output("--cache", path, [])  # before the work, so that none is lost
        english = draft(list(lines))
        if len(english) != len(lines):
            raise TranslateError(f"{len(lines)} lines became {len(english)}; a drafter must answer line for line")
        write_text(path, json.dumps(english, ensure_ascii=False), [])
        return english


def _read(path: Path) -> list[str] | None:
    """None for what is no translation, such as half of one."""
    try:
        kept = json.loads(read_text(path))
    except (ValueError, RecursionError, TranslateError):
        return None
    return kept if isinstance(kept, list) and all(isinstance(line, str) for line in kept) else None


def digest_of_text(texts: Iterable[str]) -> str:
    """A digest of some texts, in order."""
    digest = hashlib.sha256()
    for text in texts:
        data = text.encode()
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """A digest of what is in some files and folders, whatever they are called and where they are."""
    digest = hashlib.sha256()
    for root in paths:
        found = root.rglob("*") if root.is_dir() else [root]
        files = sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)
        for path in files:
            name = path.relative_to(root).as_posix().encode() if path != root else b""
            with path.open("rb") as file:
                digest.update(name + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def card_row(system: SystemScores, scores: Scores, test_set: str, how: str) -> str:
    """A model's figures as a row of the model card's table; `how` is what else made them, glossary and beam."""
    figures = {figure.key: figure for figure in system.figures}
    bleu, chrf, ter = (f"{figures[key].value:.1f}" for key in ("bleu", "chrf", "ter"))
    terms = f"{figures['terms'].value:.3f}" if "terms" in figures else "–"
    signed = (f"`{line.replace('|', ' ')}`" for line in signatures(scores))  # a bar would end the cell
    cells = [_cell(f"{system.name}, {how}"), _cell(test_set), str(len(scores.corpus.places)), bleu, chrf, ter, terms]
    return f"| {' | '.join(cells)} | {'<br>'.join(signed)} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def put_rows(card: str, rows: Iterable[str]) -> str:
    """A card with some rows, each put in by `_put_row`."""
    for row in rows:
        card = _put_row(card, row)
    return card


def _put_row(card: str, row: str) -> str:
    """A card with a row: in place of the same model's on the same test set, at its table's end, or in a new table."""
    mine = row.split(" | ")[:2]
    lines = card.splitlines(keepends=True)
    head = next((n for n, line in enumerate(lines) if line == CARD_HEAD.splitlines(keepends=True)[0]), None)
    if head is None:
        return card + ("\n" if card and not card.endswith("\n\n") else "") + CARD_HEAD + row
    end = next((n for n in range(head, len(lines)) if not lines[n].startswith("|")), len(lines))
    same = next((n for n in range(head + 2, end) if lines[n].split(" | ")[:2] == mine), None)
    if same is not None:
        lines[same] = row
    else:
        if end and not lines[end - 1].endswith("\n"):
            lines[end - 1] += "\n"
        lines.insert(end, row)
    return "".join(lines)
