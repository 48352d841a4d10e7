"""A translation's report: JSON for programs, and one line for people."""

import json
from typing import Any

from glossary.outcome import Verdict
from translate.bitext import term_object
from translate.counting import counted
from translate.translation import TranslatedSegment, Translation


def to_json(translation: Translation, name: str) -> str:
    """All that is known of a translation. Offsets are in characters of the article's and of the translated text."""
    report = {
        "article": name,
        "paragraphs": translation.paragraphs,
        "sentences": len(translation.segments),
        "words": translation.words,
        "seconds": round(translation.seconds, 3),
        "terms": {
            "found": translation.count(*Verdict),
            **{str(verdict): translation.count(verdict) for verdict in Verdict},
        },
        "segments": [_segment(done) for done in translation.segments],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _segment(done: TranslatedSegment) -> dict[str, Any]:
    return {
        "line": done.segment.line,
        "source": done.segment.source,
        "source_start": done.segment.start,
        "source_end": done.segment.end,
        "target": done.target,
        "target_start": done.target_start,
        "target_end": done.target_end,
        "draft": done.draft,
        "score_per_token": done.score,
        "terms": [term_object(outcome) for outcome in done.outcomes],
        "warnings": list(done.warnings),
    }


def summary(translation: Translation) -> str:
    """One line: what was translated, in what time, and the terms."""
    numbers = [
        counted(translation.paragraphs, "paragraph"),
        counted(len(translation.segments), "sentence"),
        f"{counted(translation.words, 'word')} in {translation.seconds:.1f} s",
    ]
    terms = (
        f"terms: {translation.count(*Verdict)} found, {translation.count(Verdict.ENFORCED)} enforced, "
        f"{translation.count(Verdict.REVIEW)} for review"
    )
    looks = len({segment for segment, _ in translation.warnings})
    return f"{', '.join(numbers)}; {terms}" + (f"; {counted(looks, 'sentence')} to look at" if looks else "")


def explain(translation: Translation) -> str:
    """Each sentence that has terms: what was found, what stands in the English, and what the model had written."""
    lines = []
    for done in translation.segments:
        if not done.outcomes:
            continue
        lines += [f"{done.segment.line}: {done.segment.source}", f"   → {done.target}"]
        if done.draft != done.target:
            lines.append(f"   model: {done.draft}")
        for outcome in done.outcomes:
            match, reason = outcome.match, f" ({outcome.reason})" if outcome.reason else ""
            lines.append(f"   {match.form} [{match.term.source}] → {match.target}: {outcome.verdict}{reason}")
    return "\n".join(lines) + "\n" if lines else ""
