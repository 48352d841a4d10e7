"""Candidate terms of a corpus."""

from pathlib import Path

import pytest

from glossary.extract import Candidate, as_term, extract
from glossary.phrases import phrases
from glossary.recognise import build_index
from glossary.termbase import Status, Term, Termbase

NOTHING = build_index(Termbase(Path("x.po"), ()))
SEEDS = Path(__file__).parent.parent / "seeds"

PHRASES = {
    "Sot Këshilli i Sigurimit u mblodh.": {"Këshilli i Sigurimit"},
    "partneriteti strategjik": {"partneriteti strategjik"},
    "Ata bashkëpunojnë.": set(),
    "Qeveria foli.": {"Qeveria"},
    "tha Xi Jinping": {"Xi Jinping"},
    "tha Xi": {"Xi"},
    "qeveria e Kosovës": {"Kosovës"},
    "ky është viti i fundit": set(),
    "në vitin 2026": set(),
    "Ministria e Punëve të Jashtme dhe Lufta": {"Ministria e Punëve", "Ministria e Punëve të Jashtme", "Lufta"},
    "Ministria e Kulturës dhe Turizmit": {"Ministria e Kulturës", "Ministria e Kulturës dhe Turizmit"},
    "Kina dhe Rusia": {"Kina", "Rusia"},
    "Presidenti i Kinës dhe Rusia": {"Presidenti i Kinës", "Kinës", "Rusia"},
    "filamenti metalik i llambës": set(),  # an unknown noun may be a verb
    "të drejtave të autorit": set(),
    "mbrojtja e të drejtave të autorit": {"mbrojtja e të drejtave", "mbrojtja e të drejtave të autorit"},
    "Ata kanë mbrojtur rezultatet e fitores.": {"rezultatet e fitores"},
    "me vendosmëri sistemin ndërkombëtar": {"sistemin ndërkombëtar"},
    "heqja e vizave e bëri udhëtimin": {"heqja e vizave"},
    "zemra nëpërmjet gypave": set(),
    "bujqësia dhe fushat": set(),
    "komunitet me të ardhme të përbashkët": {
        "komunitet me të ardhme", "komunitet me të ardhme të përbashkët",
    },
    "zhvillimi me vendet": set(),
    "dy miliardë dollarë amerikanë": {"dollarë amerikanë"},
    "Planit të 15-të Pesëvjeçar": {"Planit"},
    "Shkolla F dhe The Onion": {"Shkolla F", "The Onion"},
    "": set(),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PHRASES.items())
def test_phrases(text: str, expected: set[str]) -> None:
    found = list(phrases(text))
    assert {phrase.form for phrase in found} == expected
    assert all(text[phrase.start : phrase.end] == phrase.form for phrase in found)


def test_all_case_forms_have_one_key() -> None:
    forms = ["Këshilli i Sigurimit", "Këshillin e Sigurimit", "Këshillit të Sigurimit", "Keshillit te Sigurimit"]
    keys = {max(phrases(f"thotë {form}"), key=lambda phrase: len(phrase.form)).key for form in forms}
    assert keys == {("këshill", "·", "sigurim")}


# A line of text with a phrase twice, and the candidate that it gives.
CITED = {
    "përfitimi i energjisë bërthamore nga energjia bërthamore": "energji bërthamore",
    "përmes qarkut të mbyllur, për qark të mbyllur": "qark i mbyllur",
    "me partneritetin strategjik, për partneritetin strategjik": "partneritet strategjik",
    "përballë situate ndërkombëtare, përballë situate ndërkombëtare": "situatë ndërkombëtare",
    "rojeve të pyllit, rojeve të pyllit": "rojet e pyllit",
    "folësve të gjuhës, folësve të gjuhës": "folësit e gjuhës",
    "armëve bërthamore, armëve bërthamore": "armët bërthamore",
    "në Komitetin Qendror të Partisë, nga Komiteti Qendror i Partisë": "Komiteti Qendror i Partisë",
    "te Pallati i Madh i Popullit, në Pallatin e Madh të Popullit": "Pallati i Madh i Popullit",
    "në Pallatin e Madh të Popullit, në Pallatin e Madh të Popullit": "Pallati i Madh i Popullit",
    "për Universitetin, në Universitetin": "Universiteti",
    "në veri të Oklandit, banorët e Oklandit": "Oklandi",
    "mjedisi i Floridës, plazhet e Floridës": "Florida",
    "në Protokollin e Kiotos, jashtë Protokollit të Kiotos": "Protokolli i Kiotos",
    "banorët e Kiotos, tempujt e Kiotos": "Kioto",
    "varri i Tutankamunit, për Tutankamunin": "Tutankamuni",
    "në Kamboxhën, për Kamboxhën": "Kamboxha",
    "tha Ma Ying-jeou-i, foli Ma Ying-jeou-i": "Ma Ying-jeou",
    "zyra e Kristofor Vestonit, shtëpia e Kristofor Vestonit": "Kristofor Veston",
    "filma të Disney-it, parku i Disney-it": "Disney",
    "vota e OKB-së, vota e OKB-së": "OKB",
    "në Berlin, për Berlin": "Berlin",  # no accusative
    "me Putin, për Putin": "Putin",
}


@pytest.mark.parametrize(("text", "expected"), CITED.items())
def test_candidates_are_in_their_citation_form(text: str, expected: str) -> None:
    assert [candidate.source for candidate in extract([text], [], NOTHING)] == [expected]


ARTICLE = """Sot Këshilli i Sigurimit u mblodh.
Anëtarët e Këshillit të Sigurimit folën për Këshillin e Sigurimit dhe për Sigurimin.
Kina do partneritet strategjik; partneriteti strategjik i Kinës."""
ENGLISH = """The Security Council met today.
Members of the Security Council spoke about the Security Council and Security.
China wants a strategic partnership; China's strategic partnership."""


def test_a_capital_at_the_start_of_a_sentence_is_no_sure_name() -> None:
    assert [phrase.sure for phrase in phrases("Qeveria foli. Sot Qeveria foli.")] == [False, True]
    assert extract(["Qeveria foli. Qeveria iku."], [], NOTHING) == []


def test_candidates() -> None:
    assert [(candidate.source, candidate.count) for candidate in extract([ARTICLE], [], NOTHING)] == [
        ("Këshilli i Sigurimit", 3),
        ("Kina", 2),
        ("partneritet strategjik", 2),
    ]


def test_the_likely_english() -> None:
    english = {candidate.source: candidate.target for candidate in extract([ARTICLE], [ENGLISH], NOTHING)}
    assert english["Këshilli i Sigurimit"] == "Security Council"
    assert english["Kina"] == "China"


def test_what_the_glossary_has_is_left_out() -> None:
    index = build_index(Termbase(Path("x.po"), (Term("Këshilli i Sigurimit", "Security Council"),)))
    sources = [candidate.source for candidate in extract([ARTICLE], [], index)]
    assert "Këshilli i Sigurimit" not in sources
    assert "Kina" in sources


def test_how_often_is_often_enough() -> None:
    assert [c.source for c in extract([ARTICLE], [], NOTHING, least=3)] == ["Këshilli i Sigurimit"]
    assert extract([ARTICLE], [], NOTHING, least=5) == []
    assert extract([], [], NOTHING) == []
    assert extract([""], [""], NOTHING) == []


def test_a_candidate_is_proposed_with_its_example() -> None:
    term = as_term(Candidate("Kina", "China", 2, "Kina do partneritet strategjik"))
    assert (term.source, term.target, term.status) == ("Kina", "China", Status.PROPOSED)
    assert term.notes == ("found 2 times; the English is a guess from the references: Kina do partneritet strategjik",)


def test_the_seed_article() -> None:
    article, english = (next(SEEDS.glob(f"*.{side}.txt")).read_text(encoding="utf-8") for side in ("sq", "en"))
    found = {candidate.source: candidate.target for candidate in extract([article], [english], NOTHING)}
    assert found["Rusia"] == "Russia"
    assert found["bashkëpunim strategjik"] == "strategic cooperation"
    assert not {"Kinës", "Rusinë", "Presidenti", "Kina dhe Rusia", "nivel të lartë"} & found.keys()
