"""Scoring: hypotheses against references, with signatures, and the glossary's terms.

from translate.score import score
score(["The law passed."], [["The law was passed."]]).systems[0].figures
"""

from translate.score.metrics import Figure
from translate.score.scores import Scores, SystemScores, score
from translate.score.terms import TermFigure

__all__ = ["Figure", "Scores", "SystemScores", "TermFigure", "score"]
