"""Glossaries as other programs have them: CSV, TSV, TBX and PO files in and out, by the end of the name."""

from pathlib import Path

from glossary.batch import Batch
from glossary.errors import GlossaryError
from glossary.pofile import replace_file
from glossary.rows import Program, Selection, select, write_table
from glossary.table import read_table
from glossary.tbx import read_tbx, write_tbx
from glossary.termbase import Termbase, read_termbase

_READERS = {
    ".csv": read_table,
    ".tsv": read_table,
    ".tab": read_table,
    ".txt": read_table,
    ".utf8": read_table,
    ".tbx": read_tbx,
    ".xml": read_tbx,
}
_DELIMITERS = {".csv": ",", ".tsv": "\t", ".tab": "\t", ".txt": "\t", ".utf8": "\t"}


def read_terms(path: Path) -> Batch:
    """The terms of a CSV, TSV, TBX or PO file. Raises GlossaryError where it cannot be read at all."""
    suffix = path.suffix.lower()
    if suffix == ".po":
        return Batch(path, read_termbase(path).terms)
    if suffix not in _READERS:
        raise GlossaryError(f'{path}: the format "{suffix}" is unknown; use .csv, .tsv, .tbx or .po')
    return _READERS[suffix](path)


def write_terms(termbase: Termbase, path: Path, program: Program = Program.PERKTHE) -> Selection:
    """Write a termbase as a CSV, TSV or TBX file, and say which terms are in it.

    Raises GlossaryError where it cannot.
    """
    suffix = path.suffix.lower()
    chosen = select(termbase.terms, program)
    if suffix in _DELIMITERS:
        text = write_table(chosen.terms, _DELIMITERS[suffix], program)
        # Excel takes a CSV without the mark for Windows' own letters, and saves ë as Ã«.
        marked = suffix == ".csv" and program is Program.PERKTHE
        replace_file(path, text.encode("utf-8-sig" if marked else "utf-8"))
    elif suffix in _READERS and program is Program.PERKTHE:
        replace_file(path, write_tbx(chosen.terms).encode())
    else:
        formats = ".csv, .tsv or .tbx" if program is Program.PERKTHE else ".csv or .tsv"
        raise GlossaryError(f'{path}: "{suffix}" is no format for {program}; use {formats}')
    return chosen
