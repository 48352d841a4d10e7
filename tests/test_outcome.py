"""Whether approved English stands in a target."""

import pytest

from glossary.outcome import places, satisfied, wordings
from glossary.recognise import Match
from glossary.termbase import Term


def match(english: str) -> Match:
    return Match(Term("term", english), 0, 1, "t", english)


STANDS = [
    ("Security Council", "The Security Council met."),
    ("Security Council", "the Security Council's members"),
    ("Security Council", "the Security Council’s members"),
    ("Security Council", "the Security\nCouncil"),
    ("Security Council", "the Security\u00a0Council"),
    ("Security Council", "THE SECURITY COUNCIL MET"),
    ("March 5", "on March\n5"),
    ("March 5", "MARCH 5, 2026"),
    ("March 5", "from 3 to 5 March"),
    ("March 5", "on March 3 and 5"),
    ("Article 5", "Article-5"),
    ("15,000", "15000 or so"),
    ("15,000", "15 thousand"),
    ("Security Council", "two Security Councils"),
    ("security council", "Security councils met"),
    ("foreign minister", "Chinese Foreign Minister Wang Yi"),
    ("foreign minister", "the foreign ministers of the two countries"),
    ("foreign minister", "the foreign ministers' meeting"),
    ("head of state", "Heads of state met."),
    ("heads of state", "the head of state"),
    ("Ministry of Foreign Affairs", "both Ministries of Foreign Affairs"),
    ("nuclear weapons", "a nuclear weapon"),
    ("policy", "policies"),
    ("embassy", "Embassies"),
    ("tax", "taxes"),
    ("spokesman", "the spokesmen"),
    ("children", "a child"),
    ("president-elect", "the presidents-elect"),
    ("attorney general", "attorneys general"),
    ("commander-in-chief", "commanders-in-chief"),
    ("high-level opening-up", "High-level opening up"),
    ("Five-Year Plan", "the Five‑Year Plan"),
    ("Kosovo-Serbia dialogue", "the Kosovo–Serbia dialogue"),
    ("People's Republic of China", "the People’s Republic of China's embassy"),
    ("15th Five-Year Plan", "the 15th Five-Year Plan"),
    ("5th meeting", "the fifth meeting"),
    ("fifth meeting", "the 5th meeting"),
    ("UN", "the UN's"),
    ("UN", "UN-led talks"),
    ("EU", "non-EU countries"),
    ("EU", "(EU)"),
    ("G20", "G20 leaders"),
    ("St. Petersburg", "in St. Petersburg."),
    ("Vetëvendosje", "the Vetëvendosje Movement"),
]
DOES_NOT = [
    ("March 5", "on 5 March"),
    ("March 5", "on March 15"),
    ("Article 5", "Article 3 and 5"),
    ("15,000", "115,000"),
    ("Security Council", "the security council"),
    ("Security Council", "the Council of Security"),
    ("Security Council", "the Security and Defence Council"),
    ("Security Council", "Security. Council"),
    ("Security Council", ""),
    ("UN", "The union"),
    ("UN", "un"),
    ("UN", "UNESCO"),
    ("EU", "museum"),
    ("EU", "EUFOR"),
    ("US", "us"),
    ("US", "U"),
    ("Xi", "Xi'an"),
    ("Xi", "Xinhua"),
    ("art", "party"),
    ("news", "new"),
    ("economics", "economic"),
    ("United Nations", "the United Nation"),
    ("15th Five-Year Plan", "the 14th Five-Year Plan"),
    ("15th Five-Year Plan", "the 115th Five-Year Plan"),
    ("2nd meeting", "the 22nd meeting"),
    ("COVID-19", "Covid-19"),
    ("", "anything"),
    (" ", "anything"),
]


@pytest.mark.parametrize(("english", "target"), STANDS)
def test_stands(english: str, target: str) -> None:
    assert satisfied([match(english)], target) == [True]


@pytest.mark.parametrize(("english", "target"), DOES_NOT)
def test_does_not_stand(english: str, target: str) -> None:
    assert satisfied([match(english)], target) == [False]


MINISTRY = Term("Ministria e Jashtme", "Foreign Ministry")
ISLANDS = Term("Nansha", "Nansha Qundao", variants=("ishujt Nansha",))
NUMBERS = [  # a term, its form, a target in which its English stands or not, how it may be put in
    (MINISTRY, "Ministritë e Jashtme", "both foreign ministries", True, ["Foreign Ministries"]),
    (MINISTRY, "Ministritë e Jashtme", "the foreign ministry of each", False, ["Foreign Ministries"]),
    (MINISTRY, "Ministria e Jashtme", "both foreign ministries", False, ["Foreign Ministry"]),
    (ISLANDS, "ishujt Nansha", "the nansha qundaos", False, ["Nansha Qundao"]),
    (Term("avokati i përgjithshëm", "Attorney General"), "avokatët e përgjithshëm", "the Attorneys General", True,
     ["Attorneys General"]),
]  # fmt: skip


@pytest.mark.parametrize(("term", "form", "target", "stands", "worded"), NUMBERS)
def test_the_plural_of_a_name(term: Term, form: str, target: str, stands: bool, worded: list[str]) -> None:
    found = Match(term, 0, len(form), form, term.target)
    assert satisfied([found], target) == [stands]
    assert wordings(found) == worded


SEVERAL = {
    "twice in the source, once in the target": (["UN", "UN"], "The UN", [True, False]),
    "twice in both": (["UN", "UN"], "The UN and the UN's bodies", [True, True]),
    "once in the source, twice in the target": (["UN"], "UN, UN", [True]),
    "one inside the other, once": (
        ["UN Security Council", "Security Council"],
        "the UN Security Council",
        [True, False],
    ),
    "one inside the other, both": (
        ["Security Council", "UN Security Council"],
        "the Security Council, that is, the UN Security Council",
        [True, True],
    ),
    "the longer alone answers for the shorter": (["Security Council"], "the UN Security Council", [True]),
    "two that make up a longer one": (["UN", "Security Council"], "the UN Security Council", [True, True]),
    "the order does not matter": (["China", "Russia"], "Russia and China", [True, True]),
    "capitals choose first": (["assembly", "Assembly"], "Kosovo's Assembly and an assembly", [True, True]),
    "capitals choose first, in any order": (["Assembly", "assembly"], "An assembly of the Assembly", [True, True]),
    "one for two": (["assembly", "Assembly"], "Kosovo's Assembly", [False, True]),
    "small letters alone": (["assembly", "Assembly"], "an assembly, an assembly", [True, False]),
    "three inside each other": (
        ["Council", "Security Council", "UN Security Council"],
        "The Council, the UN Security Council and a Security Council",
        [True, True, True],
    ),
    "three inside each other, two there": (
        ["Council", "Security Council", "UN Security Council"],
        "The UN Security Council and the Council",
        [True, False, True],
    ),
    "none": ([], "The UN", []),
}


@pytest.mark.parametrize(("english", "target", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_several(english: list[str], target: str, expected: list[bool]) -> None:
    assert satisfied([match(one) for one in english], target) == expected


def test_places() -> None:
    target = "The Security Council and the UN Security Council"
    spans = places([match("UN Security Council"), match("Security Council"), match("EU")], target)
    assert [span and target[slice(*span)] for span in spans] == ["UN Security Council", "Security Council", None]
