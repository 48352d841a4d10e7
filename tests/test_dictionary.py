"""The dictionary's tables: what is in them, and what the lexicon's glosses are worth."""

import zipfile
from pathlib import Path

import pytest

from glossary.lexicon.dictionary import TABLE, VERBS, english, verbs
from glossary.lexicon.glosses import SUPPLEMENT, build, gloss

GLOSSES = [
    ("capsule", "capsule"),
    ("containment, holding", "containment"),
    ("to light up", "light up"),
    ("female gardener", "gardener"),
    ("volume (capacity)", "volume"),
    ("uncastrated male goat used as stud", ""),
    ("of/from Permet", ""),
    ("", ""),
]
LEXEMES = """-lexeme
 lex: kapsulë
 stem: kapsul.
 gramm: NOUN,f
 paradigm: 1a
 trans_en: capsule; pod

-lexeme
 lex: makth
 stem: makth.
 gramm: NOUN,m
 paradigm: 1a
 trans_en: placenta

-lexeme
 lex: fort
 stem: fort.
 gramm: ADV,old
 paradigm: 1a
 trans_en: strongly

-lexeme
 lex: rri
 stem: rri.
 gramm: V,vi
 paradigm: rri
 trans_en: stay
"""
PARADIGMS = "-paradigm: 1a\n -flex: .i\n  gramm: sg,nom,def\n\n-paradigm: në\n -flex: .më\n  gramm: 1,pl,pres,ind,act\n"
PARADIGMS += "\n-paradigm: rri\n -flex: <0>.<.>\n  gramm: \n  paradigm: në\n"


@pytest.mark.parametrize(("text", "expected"), GLOSSES)
def test_the_english_of_a_gloss(text: str, expected: str) -> None:
    assert gloss(text) == expected


def test_the_tables_are_made_from_the_wheel(tmp_path: Path) -> None:
    wheel, table, forms = tmp_path / "a.whl", tmp_path / "english.tsv", tmp_path / "verbs.txt"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("uniparser_albanian/data_strict/lexemes.txt", LEXEMES)
        archive.writestr("uniparser_albanian/data_strict/paradigms.txt", PARADIGMS)
    build(wheel, table, forms)
    lines = table.read_text(encoding="utf-8").splitlines()
    assert "kapsulë\tcapsule\t" in lines
    assert "makth\tnightmare\t" in lines  # the supplement's, not the wheel's
    assert not any(line.startswith(("fort\t", "rri\t")) for line in lines)
    assert forms.read_text(encoding="utf-8").split() == ["rrimë"]  # rhyme, and (we) stay


def test_the_committed_tables_are_sorted_and_whole() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert all(line.count("\t") == 2 for line in (*lines, *SUPPLEMENT.read_text(encoding="utf-8").splitlines()))
    assert len({line.split("\t")[0] for line in lines}) == len(lines)
    assert VERBS.read_text(encoding="utf-8").split() == sorted(verbs())


@pytest.mark.parametrize("lemma", ["", "aaa", "zzz", "ëëë", "\U0010ffff"])
def test_a_lemma_that_is_not_there(lemma: str) -> None:
    assert english(lemma) is None
