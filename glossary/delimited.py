"""The rows of a CSV or TSV file, whatever wrote it: Excel, OmegaT, Weblate, DeepL, a person."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from glossary.batch import read_bytes
from glossary.errors import GlossaryError
from glossary.termbase import Fault, Problem

Row = tuple[int, list[str]]  # the line it begins on, 1-based, and its cells


def read_rows(path: Path) -> tuple[list[Row], list[Problem]]:
    """The rows that hold anything; and what is wrong with those that cannot be read.

    Raises GlossaryError where there is no such file, where it is in another encoding, and where the first row cannot
    be read, which may name the columns.
    """
    text, skipped = _decoded(path), 0
    if told := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):  # Excel's own hint
        text, skipped = text[told.end() :], 1
    first = text.split("\n", 1)[0]
    tabs = "\t" if path.suffix.lower() != ".csv" or "\t" in first else ""
    delimiter = told[1] if told else tabs or _separator(first)
    # OmegaT and people write quotes as they are between tabs; Excel doubles them.
    bare = delimiter == "\t" and '""' not in text
    rows: list[Row] = []
    bad: list[Problem] = []
    for number, cells in _parsed(list(io.StringIO(text, newline="")), delimiter, bare):
        line, width = skipped + number, len(rows[0][1]) if rows else 0
        if isinstance(cells, csv.Error):
            why = str(cells).replace("unexpected end of data", "a quote opens that is never closed")
            bad.append(Problem(path, line, Fault(f"not a row of a table ({why})", "close and double its quotes")))
            if not rows:
                raise GlossaryError(str(bad[0]))
            continue
        # OmegaT's remarks; a row as wide as the first one is a term that begins so, like a hashtag.
        remark = delimiter == "\t" and "".join(cells[:1]).startswith("#") and not 0 < width <= len(cells)
        if any(cell.strip() for cell in cells) and not remark:
            rows.append((line, [cell.strip() for cell in cells]))
    return rows, bad


def _decoded(path: Path) -> str:
    """The text of a table: UTF-8, or UTF-16 with its mark as Excel's "Unicode Text" has it."""
    raw = read_bytes(path)
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        remedy = 'in Excel save it as "CSV UTF-8 (Comma delimited)"'
        line = raw.count(b"\n", 0, error.start) + 1
        raise GlossaryError(f"{path}:{line}: not UTF-8 (byte {error.start}); {remedy}") from None


def _separator(first: str) -> str:
    """The comma or the semicolon, whichever stands first in a first row, outside of quotes.

    With a space behind it, or between two figures, it is more likely a part of a term.

    >>> [_separator(row) for row in ("Kievi,Kyiv,a;b;c;d", "Kultura, Rinia;Culture, Youth", "1,5 gradë;1.5 degrees")]
    [',', ';', ';']
    """
    bare = re.sub(r'"[^"]*"?', "", first)
    signs = re.findall(r"[,;](?! |(?<=\d,)\d)", bare) or re.findall(r"[,;]", bare)
    return signs[0] if signs else ","


def _parsed(lines: list[str], delimiter: str, bare: bool) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The cells of each row, or why they cannot be told, with the number of the row's first line.

    A row that cannot be read ends with its first line, and reading goes on behind that.
    """
    start = 0
    while start < len(lines):
        first = start
        reader = csv.reader(
            lines[start:], delimiter=delimiter, quoting=csv.QUOTE_NONE if bare else csv.QUOTE_MINIMAL, strict=True
        )
        try:
            for cells in reader:
                yield first + 1, cells
                first = start + reader.line_num
            return
        except csv.Error as error:
            yield first + 1, error
            start = first + 1
