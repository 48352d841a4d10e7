import csv
from pathlib import Path

import pytest

from glossary.recognise import build_index, recognise
from glossary.termbase import Status, Term, Termbase

DEV = Path(__file__).parents[2] / "shared/terms/inflection_dev.tsv"


def base(*terms: Term) -> Termbase:
    return Termbase(Path("test.po"), terms)


def found(text: str, *terms: tuple[str, str]) -> list[tuple[str, str]]:
    index = build_index(base(*(Term(source, target) for source, target in terms)))
    return [(match.form, match.target) for match in recognise(text, index)]


@pytest.mark.skipif(not DEV.exists(), reason="needs ../shared")
def test_inflection_dev() -> None:
    with DEV.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    hits = [(row, bool(found(row["text"], (row["term"], row["english"])))) for row in rows]
    assert [row["text"] for row, hit in hits if row["matches"] == "1" and not hit] == []
    assert len([row["text"] for row, hit in hits if row["matches"] == "0" and hit]) <= 1


def test_templates() -> None:
    plan = ("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan")
    jubilee = ("{n}-vjetori i", "{n:ordinal} anniversary of")
    assert found("fillimin e Planit të 15-të Pesëvjeçar të Kinës", plan) == [
        ("Planit të 15-të Pesëvjeçar", "15th Five-Year Plan")
    ]
    assert found("gjithashtu 30-vjetorin e themelimit", jubilee) == [("30-vjetorin e", "30th anniversary of")]
    assert found("30 vjetori i", jubilee) == [("30 vjetori i", "30th anniversary of")]


def test_longest_first_retired_left_out() -> None:
    terms = [("Këshilli i Sigurimit", "Security Council"), ("OKB", "UN")]
    longer = ("Këshilli i Sigurimit i OKB-së", "UN Security Council")
    text = "të Këshillit të Sigurimit të OKB-së dhe OKB-në"
    assert found(text, *terms, longer) == [
        ("Këshillit të Sigurimit të OKB-së", "UN Security Council"),
        ("OKB-në", "UN"),
    ]
    assert recognise("OKB", build_index(base(Term("OKB", "UN", status=Status.RETIRED)))) == []
