"""BLEU, chrF++ and TER: sacrebleu's figures, always with their signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from translate.errors import TranslateError


@dataclass(frozen=True)
class Figure:
    """A figure and how it was made."""

    name: str  # BLEU, chrF2++, TER
    value: float  # 0–100; BLEU and chrF++ the higher the better, TER the lower
    signature: str  # sacrebleu's


def corpus_figures(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> tuple[Figure, ...]:
    """BLEU (Papineni 2002), chrF++ (Popović 2017) and TER (Snover 2006) by sacrebleu's defaults."""
    if not hypotheses or not references or any(len(lines) != len(hypotheses) for lines in references):
        # sacrebleu checks no shapes: references given as one list a segment score 100 silently.
        raise TranslateError("scoring needs as many lines in every reference as in the hypothesis, at least one")
    figures = []
    for metric in (BLEU(), CHRF(word_order=2), TER()):
        result = metric.corpus_score(hypotheses, references)
        figures.append(Figure(result.name, result.score, str(metric.get_signature())))
    return tuple(figures)
