"""The figures are sacrebleu's, through the library and the command; odd corpora behave."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from scoring import dev, needs_dev, run, worse, write
from translate.errors import TranslateError
from translate.score import Figure, Scores, score, score_corpus
from translate.score.corpus import Corpus, Place
from translate.score.counts import BLOCK
from translate.score.measures import TRIALS
from translate.score.resample import resample

HYPOTHESES = ["The president visited Tirana on Monday.", "", "Two laws passed.", "It rained."]
REFERENCES = ["The president was in Tirana on Monday.", "", "Two laws were passed.", "It was raining."]
OTHERS = ["On Monday the president was in Tirana.", "", "Parliament passed two laws.", "Rain fell."]
KEYS = ["bleu", "chrf", "ter"]


def metrics() -> list[Metric]:
    return [BLEU(), CHRF(word_order=2), TER()]


def figures(scores: Scores, system: int = 0) -> dict[str, Figure]:
    return {figure.key: figure for figure in scores.systems[system].figures}


@pytest.mark.parametrize("references", [[REFERENCES], [REFERENCES, OTHERS], [REFERENCES, OTHERS, HYPOTHESES[::-1]]])
def test_figures_and_signatures_are_sacrebleus(references: list[list[str]]) -> None:
    kept = [n for n in range(4) if any(lines[n] for lines in [HYPOTHESES, *references])]
    found = figures(score(HYPOTHESES, references))
    for key, metric in zip(KEYS, metrics(), strict=True):
        refs = [[lines[n] for n in kept] for lines in references]
        expected = metric.corpus_score([HYPOTHESES[n] for n in kept], refs)
        assert found[key].value == expected.score
        assert found[key].name == expected.name
        nrefs = f"nrefs:{len(references)}"
        resampled = f"{nrefs}|bs:1000|seed:12345"
        assert found[key].signature == str(metric.get_signature()).replace(nrefs, resampled)


@needs_dev
@pytest.mark.parametrize("references", [1, 2, 3])
def test_figures_and_intervals_are_those_of_the_sacrebleu_command(references: int, tmp_path: Path) -> None:
    english = dev("en", 200)
    hypothesis = write(tmp_path / "hypothesis", worse(english, 4))
    paths = [write(tmp_path / f"r{n}", lines) for n, lines in enumerate([english, worse(english, 7), english[::-1]])]
    options = ["-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "12", "--confidence"]
    command = [sys.executable, "-m", "sacrebleu", *map(str, paths[:references]), "-i", str(hypothesis), *options]
    said = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    result = run("score", hypothesis, *paths[:references], "--json")
    ours = {figure["name"]: figure for figure in json.loads(result.stdout)["systems"][0]["figures"]}
    for theirs in said:
        mine = ours[theirs["name"]]
        assert round(mine["value"], 12) == theirs["score"]
        assert mine["signature"] == theirs["signature"]
        assert (mine["high"] - mine["low"]) / 2 == pytest.approx(theirs["confidence_var"], abs=1e-4)


@needs_dev
def test_segment_scores_are_sacrebleus() -> None:
    english = dev("en", 60)
    hypotheses = worse(english)
    segments = score(hypotheses, [english]).systems[0].segments
    for key, metric in zip(KEYS, [BLEU(effective_order=True), CHRF(word_order=2), TER()], strict=True):
        expected = [metric.sentence_score(h, [r]).score for h, r in zip(hypotheses, english, strict=True)]
        assert [getattr(segment, key) for segment in segments] == expected


def test_blank_lines_are_counted_and_not_scored() -> None:
    corpus = score(HYPOTHESES, [REFERENCES]).corpus
    assert (len(corpus.places), corpus.blank) == (3, 1)
    assert [place.line for place in corpus.places] == [1, 3, 4]


@pytest.mark.parametrize(
    ("hypotheses", "references", "bleu", "ter"),
    [
        pytest.param([""], ["The law passed today."], 0.0, 100.0, id="empty hypothesis"),
        pytest.param(["The law passed today."], [""], 0.0, 100.0, id="empty reference"),
        pytest.param(["The law passed today."], ["The law passed today."], 100.0, 0.0, id="equal, one segment"),
        pytest.param(["ligji u miratua"], ["The law passed today."], 0.0, 100.0, id="nothing in common"),
        pytest.param(["", "The law passed today."], ["", "The law passed today."], 100.0, 0.0, id="blank and equal"),
    ],
)
def test_odd_corpora(hypotheses: list[str], references: list[str], bleu: float, ter: float) -> None:
    scores = score(hypotheses, [references])
    found = figures(scores)
    assert (round(found["bleu"].value, 9), found["ter"].value) == (bleu, ter)
    assert found["bleu"].interval is None  # a single segment has none
    assert any("say little" in warning for warning in scores.warnings)


def test_empty_segments_are_said() -> None:
    scores = score(["", "It rained."], [["It snowed.", "It rained."]])
    assert any("hypothesis is empty in 1 of 2 segments" in warning for warning in scores.warnings)


def test_tokenised_text_is_said() -> None:
    lines = [f"Law {n} passed ." for n in range(120)]
    assert any("looks tokenised" in warning for warning in score(lines, [lines]).warnings)


@pytest.mark.parametrize(
    ("hypotheses", "references", "said"),
    [
        (HYPOTHESES, [REFERENCES[:1] + REFERENCES[2:]], r"has 4 lines.*has 3; line 2 is the first that is blank"),
        (HYPOTHESES, [[line] for line in REFERENCES], "has 4 lines, reference 1 has 1"),  # one list a segment
        (["", " "], [["", ""]], "nothing to score"),
        ([], [[]], "nothing to score"),
        (HYPOTHESES, [], "needs a hypothesis and a reference"),
    ],
)
def test_wrong_shapes_are_refused(hypotheses: list[str], references: list[list[str]], said: str) -> None:
    with pytest.raises(TranslateError, match=said):
        score(hypotheses, references)


def test_processes_count_as_one_process_does() -> None:
    lines = [f"{n} deputies voted for law number {n % 7} on Monday" for n in range(5 * BLOCK)]
    corpus = Corpus({"a": worse(lines)}, (lines,), None, [Place("a", n) for n in range(1, len(lines) + 1)])
    said: list[tuple[int, int]] = []
    one, two = score_corpus(corpus), score_corpus(corpus, jobs=2, progress=lambda *at: said.append(at))
    assert one == two
    assert said == [(BLOCK * n, len(lines)) for n in range(1, 6)]


def test_segments_drawn_are_sacrebleus_also_where_they_are_drawn_in_parts() -> None:
    counts = np.arange(30_000, dtype=float).reshape(-1, 1)
    drawn = np.random.default_rng(12345).choice(30_000, size=(TRIALS, 30_000))
    assert np.array_equal(resample([counts])[0][:, 0], drawn.sum(1).astype(np.float32))


def test_articles_have_figures_of_their_own() -> None:
    places = [Place("a", 1), Place("b", 1), Place("b", 2)]
    lines, others = ["The law passed today.", "It rained.", "Nobody came."], ["The law passed today.", "No.", "Yes."]
    articles = score_corpus(Corpus({"s": lines}, (others,), None, places)).systems[0].articles
    assert [(article.name, article.segments) for article in articles] == [("a", 1), ("b", 2)]
    alone = [score(lines[:1], [others[:1]]), score(lines[1:], [others[1:]])]
    for article, each in zip(articles, alone, strict=True):
        assert [f.value for f in article.figures[:3]] == [figures(each)[key].value for key in KEYS]


def test_share_over_the_threshold() -> None:
    scores = score(["The law passed today.", "ligji"], [["The law passed today.", "The law."]], threshold=90)
    assert figures(scores)["over"].value == 0.5


def test_length_ratio_is_bleus() -> None:
    assert figures(score(["a b c"], [["a b c d"]]))["length"].value == 0.75


def test_command_prints_every_figure_with_its_signature(tmp_path: Path) -> None:
    result = run("score", write(tmp_path / "h", HYPOTHESES), write(tmp_path / "r", REFERENCES))
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ("BLEU", "chrF2++", "TER", "tok:13a", "3 segments"))


def test_command_needs_a_reference(tmp_path: Path) -> None:
    result = run("score", write(tmp_path / "h", HYPOTHESES))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "needs a translation and a reference" in result.stderr
