"""Small rules, each with its table: language, casing, doubts, tidying."""

import pytest

from fakes import desk
from translate.casing import shouted, spoken
from translate.doubt import doubts
from translate.language import is_albanian
from translate.pipeline import translate
from translate.tidy import tidy

ALBANIAN = [
    ("Ursula von der Leyen viziton Tiranën.", True),
    ("Von der Leyen: Kosova meriton liberalizim.", True),
    ("BE vendos tarifa", True),
    ("Sa kushton nafta?", True),
    ("Los Angeles digjet", True),
    ("The Guardian: Trump fiton", True),
    ("As Kurti as Osmani", True),
    ("Rio de Janeiro pret samitin", True),
    ("THE TWO SIDES SIGNED THE AGREEMENT", False),
    ("Chinese President Xi Jinping will be in Moscow as a guest.", False),
    ("Presidenti foli sot me homologun e tij.", True),
    ("Presidenti eshte ne Pekin per nje vizite.", True),
    ("TËRMET I FORTË NË TURQI", True),
    ("Xi Jinping", True),
    ("Sipas “The New York Times”, marrëveshja u nënshkrua të hënën në Pekin.", True),
    ("The president met his counterpart in Beijing.", False),
    ("All rights reserved.", False),
    ("Die Bundesregierung hat gestern ein neues Gesetz beschlossen.", False),
    ("Il governo italiano ha approvato ieri una nuova legge per le famiglie.", False),
    ("Vlada Srbije je juče usvojila novi zakon o medijima.", False),
    ("Përshëndetje, miq!", True),
    ("Kosovo's external debt remains low, but it is growing.", False),
]
SHOUTED = [
    ("TËRMET I FORTË NË TURQI", "Tërmet i fortë në Turqi"),
    ("XI JINPING TAKOI PUTININ NË PEKIN", "Xi Jinping takoi Putinin në Pekin"),
    ("OKB-JA DHE BE-JA PËR GAZËN", "OKB-ja dhe BE-ja për gazën"),
    ("“KINA” ËSHTË GATI", "“Kina” është gati"),
]
COMMON = set("tërmet i fortë në takoi dhe për gazën është gati".split())
DOUBTS = [
    ("clean", "Kina hapi dyert.", "China opened its doors.", []),
    ("empty", "Kina hapi dyert.", " ", ["nothing was written"]),
    ("nothing from nothing", "", "", []),
    ("loop", "Kina hapi dyert.", "China opened opened opened doors.", ['a repetition: "opened"']),
    (
        "phrase loop",
        "Ai foli gjatë sot.",
        "So he said that he said that he said that.",
        ['a repetition: "he said that"'],
    ),
    (
        "scattered loop",
        "Kina e ruan paqen në botë. " * 2,
        "To keep the peace a, to keep the peace b, to keep the peace c.",
        None,
    ),
    ("doubled", "Kina hapi dyert.", "China opened the the doors.", ['doubled: "the"']),
    ("doubled phrase", "Ai foli.", "He is he is here.", ['doubled: "He is"']),
    ("fair double", "Ai kishte ikur.", "He said that that had had no effect.", []),
    ("doubled in the source", "Shumë, shumë mirë mirë.", "Very well well.", []),
    ("short", "Presidenti i Kinës vizitoi sot Tiranën dhe Prishtinën me avion.", "Yes.", None),
    ("long", "Po.", "Yes, this is a very long sentence that nobody ever asked for.", None),
]
TIDY = [
    ("space before a comma", "Po, mirë.", "Yes , good .", "Yes, good."),
    ("ellipsis", "E pastaj…", "And then...", "And then…"),
    ("headline", "Kina hap dyert", "China opens doors.", "China opens doors"),
    ("headline with an abbreviation", "Kina dhe SHBA", "China and the U.S.", "China and the U.S."),
    ("missing stop", "Kina hapi dyert.", "China opened doors", "China opened doors."),
    ("question", "Kush erdhi?", "Who came", "Who came?"),
    ("decimal comma", "Rritja 7,8 %.", "Growth 7,8%.", "Growth 7.8%."),
    ("thousands", "U vranë 12.500 veta.", "It killed 12.500 people.", "It killed 12,500 people."),
    ("millions", "1.250.000,75 euro.", "1.250.000,75 euros.", "1,250,000.75 euros."),
    ("no figure: an hour", "Në orën 10.30.", "At 10.30.", "At 10.30."),
    ("no figure: a date", "Më 4.2.2026.", "On 4.2.2026.", "On 4.2.2026."),
    ("no figure: a list", "Nenet 7,8,9.", "Articles 7,8,9.", "Articles 7,8,9."),
    ("no figure: English already", "Modeli 2.500,3 dhe 1,500.", "Model 2,500.3 and 1,500.", "Model 2,500.3 and 1,500."),
    ("a date and its year", "Më 15 maj 2026.", "On May 15 2026.", "On May 15, 2026."),
    ("a date and its year inside", "Më 5 maj 1999 ra.", "On May 5 1999 it fell.", "On May 5, 1999 it fell."),
    ("a date without a year", "Më 15 maj 300 veta.", "On May 15 300 people.", "On May 15 300 people."),
    ("an before a vowel", "Një akti.", "It is a act.", "It is an act."),
    ("a before a consonant", "Një bord.", "An board met.", "A board met."),
    ("neither", "Një BE.", "An EU plan, a US one, a union.", "An EU plan, a US one, a union."),
    ("no article", "Vitamina A është mirë.", "Vitamin A is good.", "Vitamin A is good."),
    ("capital", "Kina foli.", "china spoke.", "China spoke."),
    ("small letter stays", "dhe Kina.", "and China.", "and China."),
]


@pytest.mark.parametrize(("text", "expected"), ALBANIAN)
def test_language(text: str, expected: bool) -> None:
    assert is_albanian(text) is expected


@pytest.mark.parametrize(("text", "expected"), SHOUTED)
def test_shouted_text_is_spoken(text: str, expected: str) -> None:
    assert shouted(text)
    assert spoken(text, COMMON.__contains__, frozenset({"OKB", "BE"})) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize("text", ["OKB", "NATO dhe BE", "Xi Jinping", "2026", "SHBA"])
def test_not_shouted(text: str) -> None:
    assert not shouted(text)


@pytest.mark.parametrize(("case", "source", "target", "expected"), DOUBTS, ids=[c[0] for c in DOUBTS])
def test_doubts(case: str, source: str, target: str, expected: list[str] | None) -> None:
    found = doubts(source, target)
    assert found == expected if expected is not None else len(found) == 1


@pytest.mark.parametrize(("case", "source", "target", "expected"), TIDY, ids=[c[0] for c in TIDY])
def test_tidy(case: str, source: str, target: str, expected: str) -> None:
    assert tidy(source, target) == expected
    assert tidy(source, expected) == expected


def test_a_headline_comes_out_in_capitals() -> None:
    seen = []

    def note(source: str) -> list[str]:
        seen.append(source)
        return ["Strong earthquake in Turkey X1"]

    assert translate("TËRMET I FORTË NË TURQI {x} SOT", desk(note)).text == "STRONG EARTHQUAKE IN TURKEY {x}"
    assert seen[0].startswith("Tërmet i fortë në Turqi")
