"""Glossary files for tests, written by hand in the tests themselves."""

from pathlib import Path

HEADER = """# Our terms
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
FIRST_LINE = HEADER.count("\n") + 1  # of the first entry


def write_po(folder: Path, entries: str, name: str = "sq-en.po") -> Path:
    """A glossary of these entries behind a header."""
    path = folder / name
    path.write_text(HEADER + entries.strip("\n") + "\n", encoding="utf-8")
    return path


def entry(msgid: str, msgstr: str, *lines: str) -> str:
    """An entry; `lines` stand before its msgid."""
    return "\n".join((*lines, f'msgid "{msgid}"', f'msgstr "{msgstr}"')) + "\n\n"
