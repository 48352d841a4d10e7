"""Names that a draft bent are given back, and nothing else is touched."""

import pytest

from fakes import desk
from glossary.recognise import Match
from glossary.termbase import Term
from translate.names import given_back, stems
from translate.pipeline import translate

CASES = [  # kind, Albanian, draft, expected
    ("real", "Kështu tha Costello.", "So said Conello.", "So said Costello."),
    ("real", "Shkoi në Irkutsk me tren.", "He went to Iraqsk by train.", "He went to Irkutsk by train."),
    ("real", "Foli për Galapagosit.", "He spoke of the Galapayos.", "He spoke of the Galapagos."),
    ("real", "Vizita e Gomulkës.", "Gomuka's visit.", "Gomulka's visit."),
    ("real", "Pasuria e Disney-it.", "The wealth of Disny.", "The wealth of Disney."),
    ("an unknown name", "Kështu u tha Vruzhaku nga Xelku.", "So said Vruzhku of Xelk.", "So said Vruzhaku of Xelk."),
    ("copied with its ending", "U nis nga Guayaquili.", "It left Guayaquili.", "It left Guayaquil."),
    ("copied with its ending", "Kështu tha Mourinhoja.", "So said Mourinhoja.", "So said Mourinho."),
    ("its own spelling", "E pa Horroks sot.", "Horroks saw it, says Horrocks.", None),
    ("its own spelling", "Foli për Sinvarin dje.", "He spoke of Sinwar yesterday.", None),
    ("its own spelling", "Foli për Çernihivin.", "He spoke of Chernihiv.", None),
    ("its own letter, known", "Kështu tha Barrot.", "So said Barro.", "So said Barrot."),
    ("its own letter", "Kështu tha Prevost.", "So said Prevust.", "So said Prevost."),
    ("an English word first", "Ai tha se Millosi fitoi.", "Millions cheered.", None),
    ("run together", "Foli Rustem Umerov.", "Rustemumerov spoke.", None),
    ("its own letter", "Kështu tha Bartolomé de las Casas.", "So said Bartolomé de las Casas.", None),
    ("an ending that is none", "Kështu tha Vruzhaku.", "So said Vruzhaku.", None),
    ("two at once", "Ranë Falcone dhe Borsellino.", "Fazcon and Borselno fell.", "Falcone and Borsellino fell."),
    ("twice", "Ishte Apollo, pastaj Apollo 13.", "It was Apollo, then Opolo 13.", "It was Apollo, then Apollo 13."),
    ("English has its own", "U mbajt në Uashington.", "It was held in Washington.", None),
    ("English has its own", "Hyri në Londër.", "He entered London.", None),
    ("right already", "Takoi Merkelin.", "He met Merkel.", None),
    ("another letter", "Kështu tha Vuçiq.", "So said Vučić.", None),
    ("no likeness", "Kështu tha Costello.", "So said the Prymnist.", None),
    ("no name", "Kështu tha Kryetari.", "So said Kryetar.", None),  # that is for the model to translate
    ("what begins a sentence", "Kriptovalutat ranë.", "Kryptovalute fell.", None),
    ("small letters", "Kështu tha Costello.", "So said conello.", None),
    ("an acronym", "Kështu tha OSBE.", "So said OSBE and OSCEA.", None),
]


@pytest.mark.parametrize(("kind", "source", "draft", "expected"), CASES)
def test_bent_names_are_given_back(kind: str, source: str, draft: str, expected: str | None) -> None:
    assert given_back(source, [], draft) == (expected or draft), kind
    if kind not in {"no likeness", "small letters"}:  # which the attention tells
        assert translate(source, desk(lambda _: [draft])).text == (expected or draft), kind


@pytest.mark.xfail(strict=True, reason="English prose at hand has no Mélenchon, and it does not sound as it is spelled")
def test_a_name_that_albanian_spells_its_own_way() -> None:
    assert given_back("E pa Melanshon sot.", [], "Mélenchon saw it today.") == "Mélenchon saw it today."


def test_the_english_of_terms_is_left_alone() -> None:
    source, draft = "Doli te Zëri i Zorbellit sot.", "It was in the Zorpel Voice today."
    term = Term("Zëri i Zorbellit", "Zorpel Voice")
    assert given_back(source, [], draft) == "It was in the Zorbell Voice today."
    assert given_back(source, [Match(term, 8, 24, source[8:24], term.target)], draft) == draft


def test_stems_are_no_shorter_than_a_name() -> None:
    assert stems("Ania") == ["Ania"]
    assert stems("Rossit") == ["Rossit", "Rossi", "Ross"]
