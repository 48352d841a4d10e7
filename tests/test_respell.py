"""What differs from approved English in spelling alone is respelled, and the sentence stays as it was drafted."""

import pytest

from fakes import FakeModel, desk
from glossary.outcome import Verdict
from glossary.termbase import Term
from translate.draft import Draft, Link
from translate.pipeline import translate
from translate.respell import Edit, edited, key, term_edit

SAME = [
    ("organised", "organized"), ("Defence", "defense"), ("centre", "center"), ("programmes", "programs"),
    ("labour", "labor"), ("liberalisation", "liberalization"), ("Vučić", "Vucic"),
]  # fmt: skip
OTHER = [("police", "policy"), ("four", "for"), ("Iran", "Iraq"), ("council", "counsel"), ("price", "prize")]
RESPELLED = [  # term, its English, source, draft, expected
    ("ministri i Mbrojtjes", "defense minister", "Foli ministri i Mbrojtjes Vengu.", "Defence Minister Vengu spoke.",
     "Defense Minister Vengu spoke."),
    ("Agjenda 2030", "2030 Agenda", "Agjenda 2030 u miratua.", "The 2030 agenda was adopted.",
     "The 2030 Agenda was adopted."),
    ("{n} shkurt", "February {n}", "Filloi më 24 shkurt 2025.", "It began on 24 February 2025.",
     "It began on February 24, 2025."),
    ("{n} shkurt", "February {n}", "Filloi më 24 shkurt.", "It began on the 24th February.",
     "It began on February 24."),
    ("{n} shkurt", "February {n}", "Filloi më 24 shkurt.", "It began on the 24th of February.",
     "It began on February 24."),
    ("{n}-{n} mars", "March {n}-{n}", "Vizita zgjat nga 14-15 mars.", "The visit lasts 14–15 March.",
     "The visit lasts March 14-15."),
    ("{n}, {n} dhe {n} maj", "May {n}, {n} and {n}", "Mbahet më 3, 4 dhe 5 maj.", "It is held on 3, 4 and 5 May.",
     "It is held on May 3, 4 and 5."),
    ("krim i organizuar", "organized crime", "Krimi i organizuar u rrit.", "Organised crime rose.",
     "Organized crime rose."),
    ("Këshilli i Sigurimit", "Security Council", "Foli Këshilli i Sigurimit.", "The security-council's head spoke.",
     "The Security Council's head spoke."),
]  # fmt: skip
FIGURES = [
    ("decimals", "Rritja ishte 7,8 për qind.", "Growth was 7,8 percent.", "Growth was 7.8 percent."),
    ("no marks", "U vranë 63 459 veta.", "63459 people were killed.", "63,459 people were killed."),
    ("spaces", "U vranë 63 459 veta.", "63 459 people were killed.", "63,459 people were killed."),
    ("no-break spaces", "U vranë 12\u00a0500 veta.", "12\u00a0500 people were killed.", "12,500 people were killed."),
    (
        "one within another",
        "Nga 1 234 567 te 234 567 veta.",
        "1 234 567 to 234 567 people.",
        "1,234,567 to 234,567 people.",
    ),
    ("a decade", "Vitet '90 ishin të rënda.", "The 1990s were hard.", "The 1990s were hard."),
    ("a score", "Fituam 121:108 mbrëmë.", "We won 121:108 last night.", "We won 121:108 last night."),
    ("a time", "Erdhi me 9:15,38 e dyta.", "She came second in 9:15,38.", "She came second in 9:15.38."),
    ("a season", "Sezoni 2023/24 filloi.", "The 2023/24 season began.", "The 2023/24 season began."),
    ("percent in words", "Ra me 5 për qind.", "It fell by five per cent.", "It fell by five percent."),
    ("a percent sign", "Ra me 5 %.", "It fell by 5 percent.", "It fell by 5 percent."),
    ("a year", "Ndodhi në vitin 1997.", "It happened in 1997.", "It happened in 1997."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_a_word(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_words(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(("term", "english", "source", "draft", "expected"), RESPELLED)
def test_a_term_is_respelled_and_the_model_not_asked(
    term: str, english: str, source: str, draft: str, expected: str
) -> None:
    one = desk(lambda _: [draft], Term(term, english))
    done = translate(source, one)
    assert done.text == expected
    assert done.count(Verdict.ENFORCED) == 1
    assert isinstance(one.model, FakeModel)
    assert len(one.model.requests) == 1


@pytest.mark.parametrize(("source", "draft", "expected"), [case[1:] for case in FIGURES], ids=[c[0] for c in FIGURES])
def test_figures(source: str, draft: str, expected: str) -> None:
    one = desk(lambda _: [draft])
    assert translate(source, one).text == expected
    assert isinstance(one.model, FakeModel)
    assert len(one.model.requests) == 1


def test_places_that_are_taken_are_left() -> None:
    text = "Defence ministry, defence ministry."
    assert term_edit("defense ministry", text, [(0, 16)]) == Edit(18, 34, "defense ministry")
    assert term_edit("defense ministry", text, [(0, 16), (18, 34)]) is None


def test_new_words_look_where_the_old_ones_looked() -> None:
    draft = Draft("On 24 February, he", -0.1, (Link(3, 5, ((8, 1.0),)), Link(6, 15, ((8, 0.5), (11, 0.5)))))
    done = edited(draft, [Edit(3, 14, "February 24")])
    assert done.text == "On February 24, he"
    assert [done.text[link.start : link.end] for link in done.links] == ["February", "24,"]
    assert done.links[0].attention == ((8, 0.75), (11, 0.25))
