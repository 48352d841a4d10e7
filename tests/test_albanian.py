"""Albanian word forms, and the table of forms."""

import zipfile
from pathlib import Path

import pytest

from glossary.albanian import agrees, ordinal, word
from glossary.lexicon import Lexicon, lexicon
from glossary.lexicon.build import build, read_supplement
from glossary.spelling import fold, plain

LEMMAS = [
    ("këshillit", "këshill"), ("Këshillin", "këshill"), ("keshilli", "këshill"), ("KËSHILLAT", "këshill"),
    ("krerët", "krye"), ("kreu", "krye"), ("njerëzve", "njeri"), ("popujt", "popull"), ("netëve", "natë"),
    ("duarve", "dorë"), ("burrat", "burrë"), ("vëllezërit", "vëlla"), ("zëdhënësja", "zëdhënës"),
    ("ministren", "ministër"), ("kryeministres", "kryeministër"), ("drejtoreshë", "drejtor"), ("banorja", "banor"),
    ("mëdha", "madh"), ("jashtme", "jashtëm"), ("Europës", "evropë"), ("europiane", "evropian"),
    ("promovimit", "promovim"), ("Shqipëris", "shqipëri"), ("fuqit", "fuqi"), ("Perusë", "peru"),
    ("Armenisë", "armeni"), ("Maltës", "maltë"), ("Zvicrës", "zvicër"), ("Filipineve", "filipine"),
    ("dronëve", "dron"), ("Iranit", "iran"), ("OJQ", ""), ("ndryshuan", ""), ("qytetë", ""), ("Shenzhenit", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "lemma"), LEMMAS)
def test_lemmas(form: str, lemma: str) -> None:
    lemmas = {reading.lemma for reading in word(form).readings}
    assert lemma in lemmas if lemma else not lemmas


APART = [
    ("ministrisë", "ministrit"), ("këshilli", "këshilltari"), ("shtetit", "shtetasit"), ("drejta", "drejtori"),
    ("Serbisë", "serbët"), ("princi", "princesha"), ("armët", "armiku"), ("popullit", "popullsisë"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_share_no_lemma(one: str, other: str) -> None:
    lemmas = [{reading.lemma for reading in word(form).readings} for form in (one, other)]
    assert all(lemmas)
    assert lemmas[0].isdisjoint(lemmas[1])


TOGETHER = [
    ("Shenzhen", "Shenzhenit"), ("Göteborg", "Goteborgun"), ("Macron", "Macronit"), ("Tokushima", "Tokushimës"),
    ("Guangzhou", "Guangzhout"), ("Mbappé", "Mbappes"), ("Obiliq", "Obiliqit"), ("Skenderaj", "Skenderajt"),
    ("widget", "widgetet"), ("podkaster", "podkasterët"), ("Fribourg", "Fribourgut"), ("Kastër", "Kastri"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_guesses_of_unknown_words_meet(one: str, other: str) -> None:
    assert not word(one).readings
    assert word(one).guesses & word(other).guesses


@pytest.mark.parametrize(("one", "other"), [("Marin", "Marina"), ("Xhordan", "Xhordania"), ("Kloop", "Kloopian")])
def test_guesses_of_other_names_do_not(one: str, other: str) -> None:
    assert not word(one).guesses & word(other).guesses


ACRONYMS = [
    ("OKB", "okb"), ("OKB-së", "okb"), ("OKB–së", "okb"), ("OKB’së", "okb"), ("OKBsë", "okb"), ("SHBA-të", "shba"),
    ("ShBA", "shba"), ("Sh.B.A.", "shba"), ("Sh.B.A.-së", "shba"), ("UÇK-ja", "uck"), ("NATO-s", "nato"),
    ("G20", "g20"), ("KiE", "kie"), ("5G", "5g"), ("McDonald", ""), ("Kosovë", ""), ("2026", ""), ("A", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "acronym"), ACRONYMS)
def test_acronyms(form: str, acronym: str) -> None:
    assert word(form).acronym == acronym


VALUES = [
    ("15", 15, False), ("15-të", 15, True), ("15-te", 15, True), ("15të", 15, True), ("XV", 15, True),
    ("IX-të", 9, True), ("pesëmbëdhjetë", 15, True), ("Dytë", 2, True), ("njëzetë", 20, True), ("dy", None, False),
    ("XIL", None, False), ("MIX", None, False), ("2,5", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("form", "value", "is_ordinal"), VALUES)
def test_values(form: str, value: int | None, is_ordinal: bool) -> None:
    assert (word(form).value, word(form).ordinal) == (value, is_ordinal)


ARTICLES = [
    ("ministri", "i", {"ministër"}), ("ministri", "e", {"ministri"}), ("ministrin", "e", {"ministër"}),
    ("ministrat", "e", {"ministër"}), ("ministria", "e", {"ministri"}), ("ministria", "i", set()),
    ("ministrit", "të", {"ministër"}), ("ministri", "", {"ministër", "ministri"}),
]  # fmt: skip


@pytest.mark.parametrize(("form", "linker", "lemmas"), ARTICLES)
def test_articles_agree(form: str, linker: str, lemmas: set[str]) -> None:
    assert {reading.lemma for reading in word(form).readings if agrees(reading, form, linker)} == lemmas


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_english_ordinals(number: int, english: str) -> None:
    assert ordinal(number) == english


@pytest.mark.parametrize(
    ("typed", "folded"), [("ÇËSHTJE", "ceshtje"), ("e\u0308", "e"), ("Mbappé", "mbappe"), ("a\u00adb", "ab")]
)
def test_folding(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert fold(plain(typed)) == folded


PARADIGMS = """-paradigm: 1a
 -flex: <1>.
  gramm: sg,nom,indef
 -flex: <1>.i
  gramm: sg,nom,def
 -flex: <1>.në
  gramm: sg,acc,def,nonst

-paradigm: 5a
 -flex: <0>.t//<0>.të
  gramm: pl,nom,def
"""
LEXEMES = """-lexeme
 lex: mal
 stem: male.//malna.|mal.
 gramm: NOUN,m,inanim
 paradigm: 1a
 paradigm: 5a

-lexeme
 lex: AA
 stem: aa.//aa-.
 gramm: NOUN,abbr,f
 paradigm: 1a
"""


def test_the_table_is_built_again(tmp_path: Path) -> None:
    wheel, table = tmp_path / "uniparser.whl", tmp_path / "forms.bin"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(
            "uniparser_albanian/data_strict/paradigms.txt",
            PARADIGMS + "\n-paradigm: 3a\n\n-paradigm: 3d\n\n-paradigm: 2a\n",
        )
        archive.writestr("uniparser_albanian/data_strict/lexemes.txt", LEXEMES)
    build(wheel, table)
    first = table.read_bytes()
    readings = {
        form: Lexicon(table).readings(form) for form in ("mal", "mali", "malet", "malnatë", "malnë", "aa", "m", "")
    }
    assert [form for form, found in readings.items() if found] == ["mal", "mali", "malet", "malnatë"]
    assert [reading.lemma for reading in readings["malet"]] == ["mal"]
    build(wheel, table)
    assert table.read_bytes() == first


def test_a_table_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Lexicon(tmp_path / "none.bin")


def test_the_supplement_is_in_the_table() -> None:
    text = Path("glossary/lexicon/supplement.txt").read_text(encoding="utf-8")
    lexemes = list(read_supplement(text))
    assert len(lexemes) > 100
    assert [lexeme.lemma for lexeme in lexemes if not lexicon().readings(lexeme.lemma)] == []
