"""Where a translation leaves the glossary."""

from pathlib import Path

import pytest

from glossary.consistency import consistency
from glossary.recognise import build_index
from glossary.termbase import Status, Term, Termbase

INDEX = build_index(
    Termbase(
        Path("x.po"),
        (
            Term("Këshilli i Sigurimit", "Security Council"),
            Term("Kievi", "Kyiv", forbidden=("Kiev",)),
            Term("ligj organik", "organic law", status=Status.PROPOSED),
            Term("Serbia", "Serbia"),
            Term("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan"),
        ),
    )
)
# source, target: line, column, form, line of the target, forbidden English
CASES = {
    "kept": ("Këshilli i Sigurimit u mblodh.", "The Security Council met.", []),
    "kept in the possessive": ("vendimi i Këshillit të Sigurimit", "the Security Council's decision", []),
    "missing": ("Sot Këshilli i Sigurimit u mblodh.", "The Council met.", [(1, 5, "Këshilli i Sigurimit", 1, "")]),
    "kept once of twice": (
        "Këshilli i Sigurimit dhe Këshilli i Sigurimit",
        "the Security Council and it",
        [(1, 26, "Këshilli i Sigurimit", 1, "")],
    ),
    "forbidden": ("në Kiev", "in Kiev", [(1, 4, "Kiev", 1, "Kiev")]),
    "forbidden beside the approved": ("Kievi", "Kyiv (Kiev)", [(1, 1, "Kievi", 1, "Kiev")]),
    "forbidden elsewhere": ("Tirana\nKievi", "Kiev\nKyiv", []),
    "proposed terms bind nobody": ("ligji organik", "the act", []),
    "line by line": (
        "Kievi\nTirana\n\tKëshilli i Sigurimit\n",
        "Kyiv\nTirana\nThe Council\n",
        [(3, 2, "Këshilli i Sigurimit", 3, "")],
    ),
    "in another line": ("Kievi\nTirana", "Tirana\nKyiv", [(1, 1, "Kievi", 1, "")]),
    "paragraphs, hard-wrapped": (
        "Sot Këshilli\ni Sigurimit u\nmblodh.\n\nKievi.\n",
        "The Council met\ntoday.\n\n\nKyiv.\n",
        [(1, 5, "Këshilli\ni Sigurimit", 1, "")],
    ),
    "other paragraphs: the texts as wholes": (
        "Tirana\nKëshilli i Sigurimit\nKievi",
        "Kyiv.\nThe Council.",
        [(2, 1, "Këshilli i Sigurimit", 1, "")],
    ),
    "the English stands in a later line": (
        "Titulli\n\nKush?\nThotë\nKievi.\nPor\nsot\nKievi.\n",
        "Title\n\nWho?\nSays\nit.\nBut\ntoday\nKyiv.\n",
        [(5, 1, "Kievi", 5, "")],
    ),
    "the English stands in the middle": (
        "Titulli\n\nKievi dhe\nnë Kiev foli\ne Kievi.\n",
        "Title\n\nIt and\nin Kyiv spoke\nand it.\n",
        [(3, 1, "Kievi", 3, ""), (5, 3, "Kievi", 5, "")],
    ),
    "hard-wrapped elsewhere": (
        "Titulli\n\nNjë\nKëshilli i Sigurimit\ndy\nKievi tre katër.\n",
        "Title\n\nOne\nthe Council\ntwo\nthree,\nfour Kyiv.\n",
        [(4, 1, "Këshilli i Sigurimit", 4, "")],
    ),
    "forbidden in a later line": (
        "Titulli\n\nKievi.\nPor\nKievi.\nDhe.\n",
        "Title\n\nKyiv.\nBut\nKiev.\nAnd.\n",
        [(5, 1, "Kievi", 5, "Kiev")],
    ),
    "a genitive as an adjective, and another one": (
        "Titulli\n\nnë Serbi\npo\ne Serbisë\ne\ntë Serbisë\n",
        "Title\n\nthere\nyes\nthe Serbian\nand\nof Serbia\n",
        [(3, 4, "Serbi", 3, "")],
    ),
    "template": ("Plani i 15-të Pesëvjeçar", "the 14th Five-Year Plan", [(1, 1, "Plani i 15-të Pesëvjeçar", 1, "")]),
    "Windows line ends": ("Tirana\r\nKievi\r\n", "Tirana\r\nthe city\r\n", [(2, 1, "Kievi", 2, "")]),
    "nothing": ("", "", []),
    "no English": ("Kievi", "", [(1, 1, "Kievi", 1, "")]),
}


@pytest.mark.parametrize(("source", "target", "expected"), CASES.values(), ids=CASES)
def test_consistency(source: str, target: str, expected: list[tuple[int, int, str, int, str]]) -> None:
    departures = consistency(source, target, INDEX)
    assert [(d.line, d.column, d.match.form, d.target_line, d.forbidden) for d in departures] == expected
