"""Scoring: hypotheses against references, with signatures and intervals, and what became of terms, numbers and names.

>>> from translate.score import score
>>> scores = score(["The law was passed."], [["The law passed."]])
>>> [f"{figure.name} {figure.value:.1f}" for figure in scores.systems[0].figures[:3]]
['BLEU 30.2', 'chrF2++ 71.4', 'TER 33.3']
"""

from translate.score.compare import Comparison, Difference
from translate.score.corpus import Corpus, Place
from translate.score.resample import Interval
from translate.score.scores import ArticleScores, Figure, Scores, SegmentScores, SystemScores, score, score_corpus
from translate.score.terms import TermUse

__all__ = [
    "ArticleScores",
    "Comparison",
    "Corpus",
    "Difference",
    "Figure",
    "Interval",
    "Place",
    "Scores",
    "SegmentScores",
    "SystemScores",
    "TermUse",
    "score",
    "score_corpus",
]
