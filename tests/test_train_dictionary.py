"""A dictionary becomes rows with the words that the corpora lack, in the right forms of both languages."""

import random
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("lemminflect", reason="of the extra `train`")

from glossary.lexicon.build import Lexeme, read_paradigms
from glossary.lexicon.conjugation import conjugations, finite_forms
from translate.train.dictionary import ADJECTIVES, NOUNS, TRANSITIVE, Entry, entry, rows

PARADIGMS = """-paradigm: 1a
 -flex: <0>.
  gramm: sg,nom,indef
 -flex: <0>.i
  gramm: sg,nom,def

-paradigm: aor
 -flex: .i
  gramm: 3,sg,aor,ind,act

-paradigm: lexoj
 -flex: <0>.o<.>
  gramm: nonst
  paradigm: aor
 -flex: <0>.v<.>
  gramm:
  paradigm: aor
"""


def made(part: str, english: str, *paradigms: str, stem: str = "stem", tags: str = "") -> Entry | None:
    endings = read_paradigms(PARADIGMS)
    endings |= conjugations(PARADIGMS, endings)
    found = frozenset([part, *tags.split(",")])
    return entry(Lexeme(stem, stem, found, [[stem]], list(paradigms), english), endings)


def test_forms_of_a_verb_come_from_two_paradigms() -> None:
    endings = read_paradigms(PARADIGMS)
    found = conjugations(PARADIGMS, endings)
    verb = Lexeme("lexoj", "lexoj", frozenset({"V"}), [["lexo"]], ["lexoj"])
    assert list(finite_forms([verb], found)) == ["lexovi"]


@pytest.mark.parametrize("tags", ["nonst", "proper", "old"])
def test_what_is_no_word_of_the_standard_language_is_left_out(tags: str) -> None:
    assert made("NOUN", "cat", "1a", tags=tags) is None


def test_an_explanation_is_no_english() -> None:
    assert made("NOUN", "goat that is used as a stud", "1a") is None


def test_a_noun_stands_in_its_frames() -> None:
    one = made("NOUN", "story", "1a", stem="rrëfim")
    assert one
    found = dict(rows([one], Counter(), Counter(["rrëfimi"]), random.Random(1)))
    assert found["Në fotografi shihet një rrëfim."] == "A story can be seen in the photograph."
    assert all("story" in english.lower() for english in found.values())


def test_a_verb_stands_in_its_tense() -> None:
    one = made("V", "light up", "lexoj", stem="ndriço", tags="vt")
    assert one
    assert dict(rows([one], Counter(), Counter(["ndriçovi"]), random.Random(1))) == {
        "Ai e ndriçovi planin.": "He lit up the plan."
    }


@pytest.mark.parametrize(("parallel", "prose"), [({"rrëfimi": 61}, {"rrëfimi": 61}), ({}, {})])
def test_what_is_known_or_never_met_has_no_row(parallel: dict[str, int], prose: dict[str, int]) -> None:
    one = made("NOUN", "story", "1a", stem="rrëfim")
    assert one
    assert not list(rows([one], Counter(parallel), Counter(prose), random.Random(1)))


def test_every_frame_has_its_place_on_both_sides() -> None:
    for frame in (*NOUNS, *ADJECTIVES, *TRANSITIVE):
        assert frame.albanian.count("{}") == frame.english.count("{}") == 1


def test_the_wheel_is_read_whole(tmp_path: Path) -> None:
    import zipfile

    from translate.train.dictionary import dictionary

    wheel = tmp_path / "a.whl"
    lexemes = "-lexeme\n lex: rrëfim\n stem: rrëfim.\n gramm: NOUN,m\n paradigm: 1a\n trans_en: story\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("uniparser_albanian/data_strict/paradigms.txt", PARADIGMS)
        archive.writestr("uniparser_albanian/data_strict/lexemes.txt", lexemes)
    assert {pair.tag for pair in dictionary(wheel, [], ["Rrëfimi i ri."])} == {"dictionary"}
