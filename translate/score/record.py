"""Scores as JSON, and a scoring's JSON as a baseline for the next.

The form is `schema.json` beside this file. Keys are only ever added to it; where that cannot be, `SCHEMA` changes.
"""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from translate.errors import TranslateError
from translate.score.compare import Comparison
from translate.score.corpus import Corpus
from translate.score.postedit import PostEdit
from translate.score.reading import is_speakable, read_utf8
from translate.score.resample import Interval
from translate.score.scores import Figure, Scores, SegmentScores, SystemScores

SCHEMA = "perkthe-score/1"
_NO_SCORING = "this is no scoring; name a file that `perkthe score … --json` printed"


def to_json(scores: Scores, edited: PostEdit | None = None) -> str:
    """Everything that a scoring found."""
    return json.dumps(_record(scores, edited), ensure_ascii=False, indent=1) + "\n"


def baseline(path: Path, corpus: Corpus) -> list[str]:
    """The hypotheses of an earlier scoring, to be scored again beside this one's.

    Raises TranslateError where the file is no scoring, or one of other segments or references.
    """
    try:
        record = json.loads(read_utf8(path))
        segments = record["segments"]
        name = record.get("hypothesis", record["systems"][0]["name"])  # once, the first was the only one
        hypotheses = [segment["systems"][name]["hypothesis"] for segment in segments]
        references = [list(segment["references"]) for segment in segments]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise TranslateError(f"--baseline {path}: {_NO_SCORING}") from None
    if not all(map(is_speakable, hypotheses)):
        raise TranslateError(f"--baseline {path}: {_NO_SCORING}")
    if references != [list(row) for row in zip(*corpus.references, strict=True)]:
        raise TranslateError(f"{path}: this scoring had other references, so it is no baseline; score it anew on these")
    return hypotheses


def _record(scores: Scores, edited: PostEdit | None) -> dict[str, Any]:
    corpus = scores.corpus
    return {
        "schema": SCHEMA,
        "perkthe": version("perkthe"),
        "scored": len(corpus.places),
        "blank": corpus.blank,
        "references": len(corpus.references),
        "threshold": scores.threshold,
        "hypothesis": corpus.hypothesis,
        "warnings": list(scores.warnings),
        "systems": [_system(system) for system in scores.systems],
        "comparisons": [_comparison(comparison) for comparison in scores.comparisons],
        "post_edit": _post_edit(edited) if edited else None,
        "segments": [_segment(scores, number) for number in range(len(corpus.places))],
    }


def _system(system: SystemScores) -> dict[str, Any]:
    return {
        "name": system.name,
        "figures": [_figure(figure) for figure in system.figures],
        "articles": [
            {
                "name": article.name,
                "scored": article.segments,
                "figures": {figure.key: figure.value for figure in article.figures},
            }
            for article in system.articles
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "name": figure.name,
        "value": figure.value,
        **_bounds(figure.interval),
        "better": figure.better.name.lower(),
        "signature": figure.signature,
    }


def _bounds(interval: Interval | None) -> dict[str, float | None]:
    return {"low": interval.low if interval else None, "high": interval.high if interval else None}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "baseline": comparison.baseline,
        "system": comparison.system,
        "wins": comparison.wins,
        "losses": comparison.losses,
        "ties": comparison.ties,
        "differences": [
            {
                "key": difference.key,
                "name": difference.name,
                "value": difference.value,
                **_bounds(difference.interval),
                "p": difference.p,
                "significant": difference.significant,
            }
            for difference in comparison.differences
        ],
        "changed": list(comparison.changed),
    }


def _segment(scores: Scores, number: int) -> dict[str, Any]:
    corpus = scores.corpus
    return {
        "article": corpus.places[number].article,
        "line": corpus.places[number].line,
        "source": corpus.sources[number] if corpus.sources is not None else None,
        "references": [lines[number] for lines in corpus.references],
        "systems": {system.name: _scored(system.segments[number]) for system in scores.systems},
    }


def _scored(segment: SegmentScores) -> dict[str, Any]:
    return {
        "hypothesis": segment.hypothesis,
        "bleu": segment.bleu,
        "chrf": segment.chrf,
        "ter": segment.ter,
        "comet": segment.comet,
        "terms": [
            {
                "term": use.term,
                "form": use.form,
                "start": use.start,
                "end": use.end,
                "target": use.target,
                "satisfied": use.satisfied,
                "forbidden": use.forbidden,
            }
            for use in segment.terms
        ],
        "lost": {"numbers": list(segment.lost.numerals), "names": list(segment.lost.names)},
    }


def _post_edit(edited: PostEdit) -> dict[str, Any]:
    return {
        "hter": _figure(edited.hter),
        "untouched": edited.untouched,
        "unseen": edited.unseen,
        "exchanges": [_times(each.before, each.after, each.times) for each in edited.exchanges],
        "candidates": [
            {"source": each.source, **_times(each.instead_of, each.target, each.times)} for each in edited.candidates
        ],
    }


def _times(before: str, after: str, times: int) -> dict[str, Any]:
    return {"before": before, "after": after, "times": times}
