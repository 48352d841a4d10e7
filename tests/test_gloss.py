"""Rare words are annotated for a model that obeys, and nothing of that is seen in the target."""

from dataclasses import replace
from pathlib import Path

import pytest

from fakes import desk, echo
from glossary.recognise import Match
from glossary.termbase import Term
from translate.annotation import MARKS
from translate.gloss import glossed, read_known
from translate.pipeline import translate
from translate.report import explain
from translate.train.known import known

KNOWN = frozenset({"mace", "ketër i vogël"})
CASES = [  # kind, Albanian, what is annotated
    ("a noun", "Erdhi një ketër.", ["ketër ⟶ squirrel"]),
    ("a plural", "Erdhën disa iriqë.", ["iriqë ⟶ hedgehogs"]),
    ("an adjective", "Një shtresë gjeologjike.", ["shtresë ⟶ layer", "gjeologjike ⟶ geological"]),
    ("begins the sentence", "Ketri iku.", ["Ketri ⟶ squirrel"]),
    ("known", "Erdhi një mace.", []),
    ("a verb too", "Ne rrimë.", []),
    ("a name", "Foli Ketri dje.", []),
    ("a name that opens the sentence", "Bajame Daci iku.", []),
    ("no word of the dictionary", "Erdhi një xyzabc.", []),
    ("two words with one form", "Erdhi bletari dhe mori vese.", []),
    (
        "three at most",
        "Ketri, iriqi, kirurgu, lepuri.",
        ["Ketri ⟶ squirrel", "iriqi ⟶ hedgehog", "kirurgu ⟶ surgeon"],
    ),
]


@pytest.mark.parametrize(("kind", "source", "annotated"), CASES, ids=[case[0] for case in CASES])
def test_what_is_annotated(kind: str, source: str, annotated: list[str]) -> None:
    read, _ = glossed(source, [], KNOWN)
    assert [part.split(" ⟧")[0].strip() for part in read.split("⟦")[1:]] == annotated, kind


def test_a_model_that_does_not_say_what_it_knows_is_told_nothing() -> None:
    assert glossed("Erdhi një ketër.", [], frozenset()) == ("Erdhi një ketër.", ())


def test_terms_are_not_glossed_and_move() -> None:
    source = "Një iriq pa Këshillin e Ketrave."
    start = source.index("Këshillin")
    term = Match(Term("Këshilli i Ketrave", "Squirrel Council"), start, start + 19, source[start : start + 19], "x")
    read, (moved,) = glossed(source, [term], KNOWN)
    assert read == "Një ⟦ iriq ⟶ hedgehog ⟧ pa Këshillin e Ketrave."
    assert read[moved.start : moved.end] == "Këshillin e Ketrave"


def test_the_marks_stay_out_of_the_target() -> None:
    obeys = replace(desk(lambda source: [source.replace("⟦ ketër ⟶ squirrel ⟧", "squirrel")]), known=KNOWN)
    done = translate("Erdhi një ketër.", obeys)
    assert done.text == "Erdhi një squirrel."
    assert [segment.glosses for segment in done.segments] == [(("ketër", "squirrel"),)]
    assert "ketër → squirrel: the dictionary's" in explain(done)


def test_a_model_that_copies_the_marks_is_asked_again_without() -> None:
    done = translate("Erdhi një ketër **i kuq** sot.", replace(desk(echo), known=KNOWN)).text
    assert not any(mark in done for mark in MARKS)


def test_terms_are_enforced_beside_glosses() -> None:
    term = Term("Këshilli i Sigurimit", "Security Council")
    model = desk(lambda source: [source.replace("⟦ ketër ⟶ squirrel ⟧", "squirrel").replace("foli", "spoke")], term)
    done = translate("Një ketër foli te Këshilli i Sigurimit.", replace(model, known=KNOWN)).text
    assert done == "Një squirrel spoke te Security Council."


def test_known_words_of_a_package(tmp_path: Path) -> None:
    assert read_known(tmp_path) == frozenset()
    (tmp_path / "known.txt").write_text("\n".join(known(["Një mace."] * 3 + ["Një ketër."] * 2)) + "\n")
    assert read_known(tmp_path) == {"mace"}
