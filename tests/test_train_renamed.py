"""Names give way to others in training, on both sides of a pair."""

import random

import pytest

from translate.train.corpus import Pair, Phrase
from translate.train.names import collected, renamed


def named(source: str, target: str, form: str, english: str) -> Pair:
    at = source.index(form)
    return Pair("t", source, target, (Phrase(at, at + len(form), english),))


CHINA = named("Banka e Kinës foli.", "The Bank of China spoke.", "Kinës", "China")
NORWAY = named("E Norvegjës.", "Of Norway.", "Norvegjës", "Norway")
POOL = collected([CHINA, CHINA, CHINA, NORWAY, NORWAY, NORWAY])


def test_names_are_known_by_their_likeness_or_by_being_seen_often() -> None:
    rows = [
        named("Takoi Putinin.", "He met Putin.", "Putinin", "Putin"),  # alike: once is enough
        *[named("E Ministrisë.", "Of the Ministry.", "Ministrisë", "Ministry")] * 3,
        named("Të ministrisë.", "Of the ministry.", "ministrisë", "ministry"),  # so it is no name
        named("E Gjermanisë.", "Of Germany.", "Gjermanisë", "Germany"),  # seen too seldom
        *[named("E Greqisë.", "Of Greece.", "Greqisë", "Greece")] * 3,
        *[named("E Greqisë.", "Of Athens.", "Greqisë", "Athens")] * 3,  # which of them is it?
    ]
    assert collected(rows).english == {"Putinin": "Putin"}
    assert POOL.english == {"Kinës": "China", "Norvegjës": "Norway"}


@pytest.mark.parametrize(
    ("source", "target", "renamed_to"),
    [
        ("Banka e Kinës foli.", "China's bank spoke.", ["Banka e Norvegjës foli. Norway's bank spoke."]),
        ("Chinatown e Kinës.", "China's Chinatown.", ["Chinatown e Norvegjës. Norway's Chinatown."]),
        ("Kinës iu tha.", "It was told.", []),  # the English does not name it
        ("Kinës, Kinës!", "To China!", []),
        ("Kinës iu tha.", "China told China.", []),
        ("E Kinë-s.", "Of China.", []),
    ],
)
def test_a_name_gives_way_on_both_sides_or_on_none(source: str, target: str, renamed_to: list[str]) -> None:
    made = {" ".join(renamed(source, target, POOL, random.Random(seed))) for seed in range(20)}
    assert sorted(made - {f"{source} {target}"}) == renamed_to


SPORTS = [  # three names that both languages write alike, a country that they do not, and a word that is no name
    named("Takoi Macronin në Gjermani.", "He met Macron in Germany.", "Gjermani", "Germany"),
    Pair("t", "Foli Keita, pastaj Horrocks.", "First Keita spoke, then Horrocks, of the Visit."),
    Pair("t", "Një vizitë.", "A visit."),
]


def test_names_written_alike_are_collected() -> None:
    assert collected(SPORTS).alike == {True: ["Keita"], False: ["Horrocks", "Macron"]}


@pytest.mark.parametrize(
    ("source", "target", "renamed_to"),
    [
        ("Takoi Macronin.", "He met Macron.", ["Takoi Horrocksin. He met Horrocks."]),
        ("Foli Keita.", "Keita spoke.", []),  # no other name ends in a vowel
        ("Macronit, Macronin!", "To Macron!", []),
        ("Macron, Macron!", "To Macron!", []),
        ("Macroniada.", "Macron's time.", []),  # more than an ending
        ("Macron, Horrocks.", "Macron, Horrocks.", []),  # no name left that does not stand there
    ],
)
def test_a_name_written_alike_gives_way_with_its_ending(source: str, target: str, renamed_to: list[str]) -> None:
    made = {" ".join(renamed(source, target, collected(SPORTS), random.Random(seed))) for seed in range(40)}
    assert sorted(made - {f"{source} {target}"}) == renamed_to
