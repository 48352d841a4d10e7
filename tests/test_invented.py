"""Words that a draft invented give way to English; words that are none of its invention stay."""

import re

import pytest

from fakes import desk
from glossary.termbase import Term
from translate.draft import Draft, Link
from translate.invented import invented, is_english, mended, translation
from translate.pipeline import translate

MENDED = [  # kind, Albanian, draft (word by word), expected; None: it stays
    ("a noun", "Kapsula u hap.", "Capssula was opened.", "Capsule was opened."),
    ("a noun inside", "Ajo kapsula u hap.", "That capssula was opened.", "That capsule was opened."),
    ("a plural", "Ranë ujëvarat atje.", "Fell waterwavs there.", "Fell waterfalls there."),
    ("an adjective", "Veprimtari gjeologjike ishte.", "Activity geoological was.", "Activity geological was."),
    ("behind an article", "Një ide e errët ishte.", "A idea of darkil was.", "A idea of dark was."),
    ("a name", "Foli me Lufthansa sot.", "Spoke with Warhansa today.", "Spoke with Lufthansa today."),
    ("an unknown name", "Foli me Vruzhakun sot.", "Spoke with Prymnist today.", "Spoke with Vruzhak today."),
    ("a name in small letters", "Foli me Costello sot.", "Spoke with conello today.", "Spoke with Costello today."),
    ("the name stands already", "Costello foli dje.", "Costello prymnisted yesterday.", None),
    ("English", "Foli me kapsula sot.", "Spoke with capsules today.", None),
    ("copied", "Hëngri byrek sot.", "Ate byrek today.", None),
    ("unknown on both sides", "Foli me vrakut sot.", "Spoke with prymnist today.", None),
    ("a capital looks astray", "Foli me kapsula sot.", "Spoke with Prymnist today.", None),
    ("like another name", "Tha Costello se kapsula ra.", "Said it that Conello fell.", None),
    ("short", "Foli me kapsula sot.", "Spoke with cps today.", None),
]


@pytest.mark.parametrize(("kind", "source", "text", "expected"), MENDED, ids=[case[0] for case in MENDED])
def test_what_was_invented_is_mended(kind: str, source: str, text: str, expected: str | None) -> None:
    links, at, there = [], 0, 0
    for here, word in zip(text.split(), source.split(), strict=False):
        at, there = text.index(here, at), source.index(word, there)
        links.append(Link(at, at + len(here), ((there, 1.0),)))
        at, there = at + len(here), there + len(word)
    assert mended(source, [], Draft(text, 0.0, tuple(links))).text == (expected or text), kind


def test_terms_are_left_alone() -> None:
    term = Term("Kapsula", "Kapssulae")
    assert translate("Kapsula u hap.", desk(lambda _: ["Kapssulae was opened."], term)).text == "Kapssulae was opened."


def test_what_stays_invented_is_told() -> None:
    done = translate("Ai foli sot.", desk(lambda _: ["He prymnisted today."]))
    assert [warning for _, warning in done.warnings] == ['"prymnisted" is no English word']


def test_what_is_english() -> None:
    for english in "reported agencies Beijing largest unemployment stopped misused happiness".split():
        assert is_english(english), english
    for other in "capssula qeveria untild haveh".split():
        assert not is_english(other), other


def test_invented_words_of_the_source_are_its_own() -> None:
    assert invented("Ai ha byrek.", [], "He eats byrek and prymnists.") == [(18, 27)]


@pytest.mark.parametrize(
    ("form", "english"),
    [("tuberkulozit", "tuberculosis"), ("kirurgët", "surgeons"), ("trotuar", "sidewalk"), ("xyzabc", "")],
)
def test_translation(form: str, english: str) -> None:
    (found,) = re.finditer(r"\w+", form)
    assert translation(form, found) == english
