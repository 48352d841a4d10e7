"""Marks around words come back around their English."""

import pytest

from fakes import desk
from glossary.termbase import Term
from translate.emphasis import emphases, unmarked
from translate.pipeline import translate

# Echoed, each comes back as it is, and the model reads no mark.
MARKED = [
    "**Kina dhe Rusia** nënshkruan sot.",
    "Kina **hapi dyert**.",
    "**Kina hapi dyert**",
    "**Kina hapi dyert.**",
    "Ai tha: *po*, pastaj ***jo*** dhe _ndoshta_!",
    'Një <b>lajm</b> dhe <a href="https://a.al/b_c">një lidhje e gjatë</a> sot.',
    "Po po **po** po po.",
    "**Pikë e dytë:** kryeministri foli.",
    "* **Kina** foli.",
    "**Ai erdhi sot. Ajo iku dje.**",
    "Ai erdhi **sot. Ajo** iku dje.",
    "Shihni {x} **këtu** dhe <br> atje.",
    "Shih faqen **https://ata.gov.al** sot.",
    "Lexoni **[raportin zyrtar](https://ata.gov.al/r)** sot.",
    "Shih https://a.al/x?_foto_=1 sot.",
    "Hapni `**kwargs**` dhe `<b>tekst</b>` sot.",
    "**Kush fitoi zgjedhjet?** Askush nuk e di.",
    "*Kryeministri dha dorëheqjen.* Ai iku.",
    "Pika e <b><i>dytë</i></b> është e rëndësishme.",
    "**Pika *e dytë* mbeti** sot.",
    "__Hapi i dytë:__ palët folën.",
    "Lexoni [raportin *zyrtar*](https://ata.gov.al/r) sot.",
]
UNMARKED = [
    ("a sum", "5 * 6 * 7"),
    ("no space", "2*3*4"),
    ("snake case", "emri_i_fushës"),
    ("spaces inside", "ai * tha * po"),
    ("one mark", "tha *po"),
    ("unlike marks", "tha **po* sot"),
    ("a path", "C:\\*\\*.txt"),
    ("unlike tags", "tha <b>po</i> sot"),
]


@pytest.mark.parametrize("text", MARKED)
def test_marks_stay_where_the_words_stay(text: str) -> None:
    one = desk()
    assert translate(text, one).text == text
    read = [request.source for request in one.model.requests]  # type: ignore[attr-defined]  # a fake
    assert not any(mark in source for source in read for mark in ("*", "_", "<b>", "<a"))


@pytest.mark.parametrize("text", [case[1] for case in UNMARKED], ids=[case[0] for case in UNMARKED])
def test_no_emphasis(text: str) -> None:
    assert emphases(text) == []
    assert unmarked(text, emphases(text)) == text


def test_marks_go_with_their_words() -> None:
    other = desk(lambda _: ["Of the region the peace is firm."])
    done = translate("**Paqja** e rajonit është e qëndrueshme.", other)
    assert done.text.count("**") == 2


def test_marks_go_around_a_term_that_was_forced() -> None:
    one = desk(lambda _: ["Council of safety spoke."], Term("Këshilli i Sigurimit", "Security Council"))
    assert translate("**Këshilli i Sigurimit** foli.", one).text == "**Security Council** spoke."


def test_a_mark_that_finds_no_words_is_a_guess_and_no_mark_is_lost() -> None:
    text = "Ai tha " + ", ".join("<b>po</b>" for _ in range(5)) + "."
    done = translate(text, desk(lambda _: ["Yes, yes."]))
    assert done.text.count("<b>") == done.text.count("</b>") == 5
    assert any("guess" in warning for _, warning in done.warnings)


def test_the_place_of_a_term_in_marks_is_its_own() -> None:
    text = "Foli **Këshilli i Sigurimit** dje."
    done = translate(text, desk(lambda source: [source], Term("Këshilli i Sigurimit", "Security Council")))
    assert [outcome.match.form for segment in done.segments for outcome in segment.outcomes] == ["Këshilli i Sigurimit"]


@pytest.mark.parametrize(
    "loud", ["**LAJM I RI NGA KINA** DHE NGA RUSIA", 'KINA HAP <a href="https://a.al/aBc">DYERT</a> SOT']
)
def test_a_headline_in_capitals(loud: str) -> None:
    assert translate(loud, desk()).text == loud
