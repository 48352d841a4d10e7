"""What a package is worth: BLEU, chrF++ and speed on the dev set, whether it obeys annotations, and at what cost."""

import random
import re
import time
from dataclasses import dataclass

from translate.train.annotate import choose, insert, singular
from translate.train.corpus import Pair, Phrase, row
from translate.train.drafter import Drafter


@dataclass(frozen=True)
class Score:
    """BLEU and chrF++ of a corpus (sacrebleu's defaults, word order 2)."""

    bleu: float
    chrf: float


@dataclass(frozen=True)
class Terms:
    """The same sentences without and with annotation."""

    unasked: float  # share of the terms whose English the model writes of itself
    asked: float  # share where it is asked to
    bleu_unasked: float
    bleu_asked: float


def score(hypotheses: list[str], references: list[str]) -> Score:
    """Score detokenised text against one reference each."""
    import sacrebleu

    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    bleu = sacrebleu.corpus_bleu(hypotheses, [references])
    return Score(float(bleu.score), float(sacrebleu.corpus_chrf(hypotheses, [references], word_order=2).score))


def drafts(drafter: Drafter, sentences: list[str]) -> list[str]:
    """The texts of the drafts."""
    return [draft.text for draft in drafter(sentences)]


def stands(english: str, target: str) -> bool:
    """Whether the English of a term is in a target, in its form or the plural or singular of it.

    >>> stands("trade war", "Trade wars hurt."), stands("Rome", "Romeo")
    (True, False)
    """
    stem = re.escape(singular(english)).removesuffix("y")
    return bool(re.search(rf"(?<!\w){stem}(?:y|ies|e?s)?(?!\w)", target, re.IGNORECASE))


def is_termlike(phrase: Phrase) -> bool:
    """Short enough for a term: at most three English words."""
    return len(phrase.english.split()) <= 3


def terms(drafter: Drafter, dev: list[Pair]) -> Terms:
    """Annotate phrases of up to three words, the same ones every time, and look for the English in the drafts."""
    rng = random.Random(0)
    termlike = [(pair, tuple(p for p in pair.phrases if is_termlike(p))) for pair in dev]
    asked = [(pair, choose(phrases, rng)) for pair, phrases in termlike if phrases]
    references = [pair.target for pair, _ in asked]
    plain = drafts(drafter, [pair.source for pair, _ in asked])
    annotated = drafts(drafter, [insert(pair.source, phrases) for pair, phrases in asked])

    def success(targets: list[str]) -> float:
        found = [stands(p.english, t) for t, (_, phrases) in zip(targets, asked, strict=True) for p in phrases]
        return sum(found) / len(found)

    return Terms(success(plain), success(annotated), score(plain, references).bleu, score(annotated, references).bleu)


def speed(drafter: Drafter, sentences: list[str]) -> float:
    """Source words a second."""
    drafter(sentences[:8])  # the first call loads
    begun = time.perf_counter()
    drafter(sentences)
    return sum(len(s.split()) for s in sentences) / (time.perf_counter() - begun)


def side_by_side(dev: list[Pair], hypotheses: list[str]) -> list[str]:
    """Rows tag TAB source TAB reference TAB draft, to read."""
    return [f"{row(pair)}\t{hypothesis}" for pair, hypothesis in zip(dev, hypotheses, strict=True)]
