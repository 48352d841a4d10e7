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
        "glosses": [{"form": form, "english": english} for form, english in done.glosses],
        "warnings": list(done.warnings),
    }


def summary(translation: Translation, with_terms: bool = True) -> str:
    """One line: what was translated, in what time, and what became of the terms, where there is a glossary."""
    numbers = [
        counted(translation.paragraphs, "paragraph"),
        counted(len(translation.segments), "sentence"),
        f"{counted(translation.words, 'word')} in {translation.seconds:.1f} s",
    ]
    terms = (
        f"; terms: {translation.count(*Verdict)} found, {translation.count(Verdict.ENFORCED)} enforced, "
        f"{translation.count(Verdict.REVIEW)} for review"
    )
    looks = len({segment for segment, _ in translation.warnings})
    look = f"; {counted(looks, 'sentence')} to look at" if looks else ""
    return ", ".join(numbers) + (terms if with_terms else "") + look


def explain(translation: Translation, name: str = "") -> str:
    """Each sentence that has terms or glosses or is to be looked at: what was found, the English, the model's own.

    In: the article's name, to be put before the line's number.
    """
    lines = []
    for done in translation.segments:
        if not (done.outcomes or done.warnings or done.glosses):
            continue
        place = f"{name}:{done.segment.line}" if name else str(done.segment.line)
        lines += [f"{place}: {done.segment.source}", f"   → {done.target}"]
        if done.draft not in {"", done.target}:
            lines.append(f"   model: {done.draft}")
        for outcome in done.outcomes:
            match, reason = outcome.match, f" ({outcome.reason})" if outcome.reason else ""
            lines.append(f"   {match.form} [{match.term.source}] → {match.target}: {outcome.verdict}{reason}")
        lines += [f"   {form} → {english}: the dictionary's, told to the model" for form, english in done.glosses]
        lines += [f"   look: {warning}" for warning in done.warnings]
    return "\n".join(lines) + "\n" if lines else ""
