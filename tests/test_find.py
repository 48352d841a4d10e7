"""Terms found in texts of either language, and what two glossaries differ in."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from glossary import PACKAGED
from glossary.compiled import read_index
from glossary.diff import diff
from glossary.find import find
from glossary.index import build_index
from glossary.termbase import Status, Term, Termbase
from translate.cli import app

UN = Term("Kombet e Bashkuara", "United Nations", "un")
OKB = Term("OKB", "UN", "un")
COUNCIL = Term("Këshilli i Sigurimit", "Security Council", "un")
LONG = Term("Këshilli i Sigurimit i OKB-së", "UN Security Council", "un")
PLAN = Term("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan", "china")
AGENDA = Term("Agjenda 2030", "2030 Agenda", "un")
NATO = Term("NATO", "NATO", "nato")
PROPOSED = Term("ligj organik", "", "law", Status.PROPOSED)
RETIRED = Term("Lidhja e Kombeve", "League of Nations", status=Status.RETIRED)
TERMBASE = Termbase(Path("x.po"), (UN, OKB, COUNCIL, LONG, PLAN, AGENDA, NATO, PROPOSED, RETIRED))

FOUND: dict[str, list[tuple[Term, str, str, str]]] = {  # text: term, language, form, English
    "Mbledhja e Këshillit të Sigurimit të OKB-së": [
        (LONG, "sq", "Këshillit të Sigurimit të OKB-së", "UN Security Council")
    ],
    "Planit të 15-të Pesëvjeçar": [(PLAN, "sq", "Planit të 15-të Pesëvjeçar", "15th Five-Year Plan")],
    "ligjin organik": [(PROPOSED, "sq", "ligjin organik", "")],
    "the UN Security Council's vote": [(LONG, "en", "UN Security Council's", "UN Security Council")],
    "the united nations": [(UN, "en", "united nations", "United Nations")],
    "the 15th Five-Year Plan": [(PLAN, "en", "15th Five-Year Plan", "15th Five-Year Plan")],
    "the 2030 Agenda": [(AGENDA, "en", "2030 Agenda", "2030 Agenda")],
    "NATO-s": [(NATO, "sq", "NATO-s", "NATO")],
    "NATO": [(NATO, "sq", "NATO", "NATO")],
    "Security Council, Security Council": [
        (COUNCIL, "en", "Security Council", "Security Council"),
        (COUNCIL, "en", "Security Council", "Security Council"),
    ],
    "un pays": [],
    "the League of Nations": [],
    "Lidhja e Kombeve": [],
    "këshilltari": [],
    "2031 Agenda": [],
    "": [],
    "\n": [],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_find(text: str, expected: list[tuple[Term, str, str, str]]) -> None:
    findings = find(text, build_index(TERMBASE))
    assert [(f.term, f.language, f.form, f.english) for f in findings] == expected
    assert all(text[f.start : f.end] == f.form for f in findings)


def test_find_in_an_empty_glossary() -> None:
    assert find("Security Council", build_index(Termbase(Path("x.po"), ()))) == []


def test_diff() -> None:
    old = (UN, COUNCIL, Term("Kievi", "Kiev"), Term("ligj", "law", "law", line=3))
    new = (
        UN,
        Term("Kievi", "Kyiv", forbidden=("Kiev",)),
        Term("ligj", "law", "law", line=30),
        Term("ligj", "act", "eu"),
    )
    changes = diff(Termbase(Path("a.po"), old), Termbase(Path("b.po"), new))
    assert [(change.term.source, change.old is None, change.new is None) for change in changes] == [
        ("Kievi", False, False),
        ("ligj", True, False),
        ("Këshilli i Sigurimit", False, True),
    ]
    assert list(changes[0].parts()) == [("target", "Kiev", "Kyiv"), ("forbidden", (), ("Kiev",))]
    assert list(changes[1].parts()) == []
    assert diff(Termbase(Path("a.po"), old), Termbase(Path("c.po"), old)) == []


NAMES: dict[str, list[tuple[str, str]]] = {  # as they stand in lists and behind `në`: form, English
    "Mozambik, Bosnjë-Hercegovinë": [("Mozambik", "Mozambique"), ("Bosnjë-Hercegovinë", "Bosnia and Herzegovina")],
    "në Bosnjë–Hercegovinë": [("Bosnjë–Hercegovinë", "Bosnia and Herzegovina")],
    "i Bosnjë-Hercegovinës": [("Bosnjë-Hercegovinës", "Bosnia and Herzegovina")],
    "në Bosnjë e Hercegovinë": [("Bosnjë e Hercegovinë", "Bosnia and Herzegovina")],
    "Strasburg, Trakë, Birmani": [("Strasburg", "Strasbourg"), ("Trakë", "Thrace"), ("Birmani", "Myanmar")],
    "ndërmarrje të vogla e të mesme": [("ndërmarrje të vogla e të mesme", "small and medium-sized enterprises")],
    "në Plavë dhe Guci": [("Plavë dhe Guci", "Plav and Gusinje")],
    "trakë": [],
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_names_of_the_packaged_glossary(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.form, f.english) for f in find(text, read_index(PACKAGED))] == expected
    result = CliRunner().invoke(app, ["glossary", "find", text, "--json"])
    assert [(one["found"], one["english"]) for one in json.loads(result.stdout)] == expected
