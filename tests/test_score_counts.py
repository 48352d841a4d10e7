"""The fast counts of edits and n-grams equal sacrebleu's own, segment by segment."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.lib_ter import translation_edit_rate

from scoring import dev, needs_dev, worse
from translate.score import edits
from translate.score.edits import count_edits
from translate.score.ngrams import bleu_counts, chrf_counts

WORDS = st.lists(st.sampled_from("abcdef"), max_size=30)
TEXT = st.text(st.sampled_from("ab ç.,\u00a0\u4e00"), max_size=20) | st.text(max_size=20)


def shuffled(words: Sequence[str], moves: Sequence[tuple[int, int, int]]) -> list[str]:
    moved = list(words)
    for start, length, goal in moves:
        if moved:
            start %= len(moved)
            run, moved = moved[start : start + length], moved[:start] + moved[start + length :]
            goal %= len(moved) + 1
            moved[goal:goal] = run
    return moved


@given(WORDS, WORDS)
def test_edits_of_any_words(hypothesis: list[str], reference: list[str]) -> None:
    assert count_edits(hypothesis, reference) == translation_edit_rate(hypothesis, reference)[0]


@given(
    st.lists(st.sampled_from("abcdefghijklmnop"), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(0, 40)), max_size=4),
)
def test_edits_of_moved_words(words: list[str], moves: list[tuple[int, int, int]]) -> None:
    moved = shuffled(words, moves)
    assert count_edits(moved, words) == translation_edit_rate(moved, words)[0]


@pytest.mark.parametrize(
    ("hypothesis", "reference", "edits"),
    [
        ("", "", 0),
        ("", "a b", 2),
        ("a b", "", 2),
        ("a b c", "a b c", 0),
        ("c d a b", "a b c d", 1),
        ("a x c", "a b c", 1),
    ],
)
def test_edits(hypothesis: str, reference: str, edits: int) -> None:
    assert count_edits(hypothesis.split(), reference.split()) == edits


def test_what_may_leave_tercoms_beam_is_left_to_sacrebleu(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def tercom(hypothesis: list[str], reference: list[str]) -> tuple[int, int]:
        asked.append(len(hypothesis))
        return translation_edit_rate(hypothesis, reference)

    monkeypatch.setattr(edits, "translation_edit_rate", tercom)
    long, other = [f"a{n}" for n in range(70)], [f"b{n}" for n in range(70)]
    assert count_edits(long, [*other[:69], "a0"]) == translation_edit_rate(long, [*other[:69], "a0"])[0]
    assert asked == [70]


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=5))
def test_ngrams_of_any_text(rows: list[tuple[str, str, str]]) -> None:
    hypotheses, *references = ([row[n] for row in rows] for n in range(3))
    expected = CHRF(word_order=2)._extract_corpus_statistics(hypotheses, references)
    assert np.array_equal(chrf_counts(hypotheses, references), expected)
    assert np.array_equal(
        bleu_counts(hypotheses, references), BLEU()._extract_corpus_statistics(hypotheses, references)
    )


def test_ngrams_of_more_letters_than_an_integer_holds() -> None:
    text = "".join(map(chr, range(0x4E00, 0x8000)))
    expected = CHRF(word_order=2)._extract_corpus_statistics([text], [[text[::-1] + text[:9]]])
    assert np.array_equal(chrf_counts([text], [[text[::-1] + text[:9]]]), expected)


@needs_dev
def test_counts_of_news() -> None:
    english = dev("en", 150)
    hypotheses = worse(english, 3)
    pairs = [(h.split(), r.split()) for h, r in zip(hypotheses, english, strict=True)]
    assert [count_edits(*pair) for pair in pairs] == [translation_edit_rate(*pair)[0] for pair in pairs]
    references = [english, worse(english, 5), hypotheses[::-1]]
    expected = CHRF(word_order=2)._extract_corpus_statistics(hypotheses, references)
    assert np.array_equal(chrf_counts(hypotheses, references), expected)
    assert np.array_equal(
        bleu_counts(hypotheses, references), BLEU()._extract_corpus_statistics(hypotheses, references)
    )
