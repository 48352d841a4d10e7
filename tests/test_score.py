"""Figures, counts and terms, through the library and the command."""

import json
from pathlib import Path

import pytest
import typer
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from typer.testing import CliRunner

from translate.cli.scoring import register
from translate.errors import TranslateError
from translate.score import score

app = typer.Typer()
app.callback()(lambda: None)
register(app)
run = CliRunner().invoke

HYPOTHESES = ["The president visited Tirana on Monday.", "", "Two laws passed.", "It rained."]
REFERENCES = ["The president was in Tirana on Monday.", "", "Two laws were passed.", "It was raining."]


def test_figures_are_sacrebleus() -> None:
    kept = [0, 2, 3]
    figures = score(HYPOTHESES, [REFERENCES]).systems[0].figures
    expected = [
        metric.corpus_score([HYPOTHESES[n] for n in kept], [[REFERENCES[n] for n in kept]]).score
        for metric in (BLEU(), CHRF(word_order=2), TER())
    ]
    assert [figure.value for figure in figures] == expected
    assert [figure.name for figure in figures] == ["BLEU", "chrF2++", "TER"]
    assert all("nrefs:1" in figure.signature for figure in figures)


def test_blank_lines_are_counted_and_not_scored() -> None:
    scores = score(HYPOTHESES, [REFERENCES])
    assert (scores.segments, scores.blank) == (3, 1)


def test_counts_that_differ_are_named_with_the_first_line_out_of_step() -> None:
    with pytest.raises(TranslateError, match=r"has 4 lines.*has 3; line 2 is the first that is blank"):
        score(HYPOTHESES, [REFERENCES[:1] + REFERENCES[2:]])


def test_nothing_to_score() -> None:
    with pytest.raises(TranslateError, match="nothing to score"):
        score(["", " "], [["", ""]])


def _write(path: Path, lines: list[str]) -> str:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def test_command_prints_every_figure_with_its_signature(tmp_path: Path) -> None:
    hypothesis, reference = _write(tmp_path / "h", HYPOTHESES), _write(tmp_path / "r", REFERENCES)
    result = run(app, ["score", hypothesis, reference])
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ("BLEU", "chrF2++", "TER", "tok:13a", "3 segments"))


def test_command_json(tmp_path: Path) -> None:
    hypothesis, reference = _write(tmp_path / "h", HYPOTHESES), _write(tmp_path / "r", REFERENCES)
    result = run(app, ["score", hypothesis, reference, reference, "--json"])
    assert json.loads(result.stdout)["references"] == 2


def test_command_names_both_files_where_counts_differ(tmp_path: Path) -> None:
    hypothesis, reference = _write(tmp_path / "h", HYPOTHESES), _write(tmp_path / "r", REFERENCES[:2])
    result = run(app, ["score", hypothesis, reference])
    assert result.exit_code == 1
    assert f"{hypothesis} has 4 lines, {reference} has 2" in result.stderr
    assert result.stdout == ""
