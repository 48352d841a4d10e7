"""Sentence boundaries: the table in segment_cases.json, by kind, and what holds for any text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segment import Span, split, split_clauses

CASES: dict[str, list[list[str]]] = json.loads(Path(__file__).with_name("segment_cases.json").read_text("utf-8"))
PIECES = st.text(
    st.sampled_from(list("aëBÇ19 \t\n\u00a0.!?…,;:—-„”“\"'«»()[]")) | st.characters(codec="utf-8"), max_size=60
)


def pieces(text: str, spans: list[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def rows(*kinds: str) -> list[list[str]]:
    return [case for kind in kinds for case in CASES[kind]]


@pytest.mark.parametrize("sentences", rows("real", "made-up", "negative"))
def test_sentences_joined_by_a_space_come_apart_again(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert pieces(text, split(text)) == [sentence.strip() for sentence in sentences]


@pytest.mark.parametrize("sentences", rows("unspaced"))
def test_a_forgotten_space_is_seen(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert pieces(text, split(text)) == sentences


@pytest.mark.parametrize("sentences", rows("known failure"))
@pytest.mark.xfail(strict=True)
def test_known_failures(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert pieces(text, split(text)) == sentences


@pytest.mark.parametrize("space", ["\n", "  ", "\t", "\r\n", "\u00a0"])
def test_any_white_space_parts_sentences(space: str) -> None:
    text = space + space.join(["Dr. Hoxha erdhi.", "Ai u ul."]) + space
    assert pieces(text, split(text)) == ["Dr. Hoxha erdhi.", "Ai u ul."]


def assert_covers(text: str, spans: list[Span]) -> None:
    """The spans are in order, trimmed, and leave out only white space."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(piece and piece == piece.strip() for piece in pieces(text, spans))
    assert "".join(text.split()) == "".join("".join(pieces(text, spans)).split())


@given(PIECES)
def test_split_loses_nothing(text: str) -> None:
    assert_covers(text, split(text))


@given(PIECES, st.integers(1, 20))
def test_split_clauses_loses_nothing_and_obeys(text: str, longest: int) -> None:
    spans = split_clauses(text, lambda piece: len(piece) > longest)
    assert_covers(text, spans)
    assert all(end - start <= longest for start, end in spans)


@pytest.mark.parametrize("unit", ["a. ", "a.", "(", ". ", ".", "“", "„a. ", "1. ", "(a. ", "etj. ", "4. 2. ", "a"])
def test_a_long_line_is_cut_in_linear_time(unit: str) -> None:
    """Each takes a moment; were a rule quadratic, these would take minutes."""
    text = (unit * 300_000)[:300_000].strip()
    assert_covers(text, split(text))
    assert_covers(text, split_clauses(text, lambda piece: len(piece) > 600))


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Ai erdhi.", 20, ["Ai erdhi."]),
        ("Ai erdhi, pa; ajo iku, fjeti.", 20, ["Ai erdhi, pa;", "ajo iku, fjeti."]),
        ("Ai erdhi shpejt — askush nuk e pa.", 20, ["Ai erdhi shpejt —", "askush nuk e pa."]),
        ("Ai u nis herët dhe arriti me vonesë.", 30, ["Ai u nis herët", "dhe arriti me vonesë."]),
        ("Ai u nis sot, por ajo, e lodhur, mbeti.", 30, ["Ai u nis sot,", "por ajo, e lodhur, mbeti."]),
        ("Çmimi u rrit në 1 500 000 euro këtë vit.", 32, ["Çmimi u rrit në", "1 500 000 euro këtë vit."]),
        ("Tha ai: „Erdhi, pa, fitoi” ndërsa ata fjetën.", 40, ["Tha ai: „Erdhi, pa, fitoi”", "ndërsa ata fjetën."]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
    ],
)
def test_clauses(text: str, longest: int, expected: list[str]) -> None:
    assert pieces(text, split_clauses(text, lambda piece: len(piece) > longest)) == expected


def test_clauses_are_cut_inside_no_word_number_or_quotes() -> None:
    sentence = "ministri tha se „vendi, sipas tij, ka ecur” dhe se 1 500 000 veta do të votojnë më 4. 2. 2026, "
    text = (sentence * 40).strip()
    parts = pieces(text, split_clauses(text, lambda piece: len(piece) > 120))
    assert all(part.count("„") == part.count("”") for part in parts)
    assert " ".join(parts) == text
    assert not any(re.search(r"\d$", part) or re.match(r"\d", part) for part in parts if part != parts[-1])
