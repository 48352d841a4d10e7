"""`perkthe eval`: a test set is translated once for all that decides its English, and scored."""

import json
from pathlib import Path

import pytest

from scoring import dev, needs_dev, run, write
from translate.cli import evaluating
from translate.errors import TranslateError
from translate.score import score
from translate.score.evaluate import CARD_HEAD, Cache, card_row, digest_of_files, digest_of_text, put_rows


class Counting:
    """A drafter that counts how often it is asked."""

    def __init__(self, english: list[str] | None = None) -> None:
        self.asked, self.english = 0, english

    def __call__(self, lines: list[str]) -> list[str]:
        self.asked += 1
        return self.english if self.english is not None else [line.upper() for line in lines]


@pytest.mark.parametrize(
    ("lines", "made_by", "asked"),
    [
        (["ligj", "dje"], ["model", "beam 4"], 1),
        (["ligj", "sot"], ["model", "beam 4"], 2),
        (["ligj", "dje"], ["other", "beam 4"], 2),
        (["ligj", "dje"], ["model", "beam 5"], 2),
        (["dje"], ["model", "beam 4", "ligj"], 2),
    ],
)
def test_what_is_translated_once_is_kept(lines: list[str], made_by: list[str], asked: int, tmp_path: Path) -> None:
    cache, drafter = Cache(tmp_path / "cache"), Counting()
    assert cache.translated(["ligj", "dje"], drafter, ["model", "beam 4"]) == ["LIGJ", "DJE"]
    assert cache.translated(lines, drafter, made_by) == [line.upper() for line in lines]
    assert drafter.asked == asked


@pytest.mark.parametrize("damage", ["", "{", "[1]", '["only one"]', "\x00"])
def test_a_damaged_cache_is_made_anew(damage: str, tmp_path: Path) -> None:
    cache, drafter = Cache(tmp_path), Counting()
    cache.translated(["ligj", "dje"], drafter, [])
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage)
    assert cache.translated(["ligj", "dje"], drafter, []) == ["LIGJ", "DJE"]
    assert json.loads(kept.read_text()) == ["LIGJ", "DJE"]


def test_a_drafter_answers_line_for_line(tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match="2 lines became 1"):
        Cache(tmp_path).translated(["a", "b"], Counting(["A"]), [])


def test_digests_are_of_content(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "model").mkdir(parents=True)
        (tmp_path / name / "model" / "model.bin").write_bytes(b"weights")
        (tmp_path / name / "__pycache__").mkdir()
        (tmp_path / name / "__pycache__" / "x.pyc").write_text(name)
    assert digest_of_files([tmp_path / "one"]) == digest_of_files([tmp_path / "two"])
    before = digest_of_files([tmp_path / "one"])
    (tmp_path / "one" / "model" / "model.bin").write_bytes(b"other")
    assert digest_of_files([tmp_path / "one"]) != before
    assert digest_of_text(["a", "b"]) != digest_of_text(["ab"])


ROW, OTHER = "| m 1 | dev | 9 |\n", "| m 2 | dev | 9 |\n"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("", CARD_HEAD + ROW),
        ("# Model\n", "# Model\n\n" + CARD_HEAD + ROW),
        (CARD_HEAD + OTHER + "\nend\n", CARD_HEAD + OTHER + ROW + "\nend\n"),
        (CARD_HEAD + "| m 1 | dev | 8 |\n" + OTHER, CARD_HEAD + ROW + OTHER),
        (CARD_HEAD + OTHER.rstrip(), CARD_HEAD + OTHER + ROW),
    ],
)
def test_rows_go_into_a_card(card: str, expected: str) -> None:
    assert put_rows(card, [ROW]) == expected


def test_a_row_has_the_cells_of_its_head() -> None:
    scores = score({"m|1": ["The law passed."]}, [["The law passed."]])
    row = card_row(scores.systems[0], scores, "dev", "no glossary, beam 4")
    assert row.startswith("| m\\|1, no glossary, beam 4 | dev | 1 | 100.0 | 100.0 | 0.0 | – | `BLEU nrefs:1 ")
    assert "<br>`chrF2++ nrefs:1" in row
    assert "<br>`TER nrefs:1" in row
    assert row.replace("\\|", "").count("|") == CARD_HEAD.splitlines()[0].count("|")


@needs_dev
def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "_code", list)  # the tree may change while the tests run
    source, reference = write(tmp_path / "s", dev("sq", 3)), write(tmp_path / "r", dev("en", 3))
    options: list[str | Path] = [
        "--cache",
        tmp_path / "cache",
        "--card",
        tmp_path / "card.md",
        "--no-glossary",
        "--beam",
        "1",
    ]
    first = run("eval", source, reference, *options)
    assert first.exit_code == 0, first.stderr
    monkeypatch.setattr(evaluating, "_drafter", lambda *_: Counting([]))  # must not be asked again
    assert run("eval", source, reference, *options).stdout == first.stdout
    card = (tmp_path / "card.md").read_text()
    assert card.startswith(CARD_HEAD)
    assert card.splitlines()[2] in first.stdout
    assert card.count("\n") == 3


def test_counts_are_checked_before_anything_is_translated(tmp_path: Path) -> None:
    result = run("eval", write(tmp_path / "s", ["a", "b"]), write(tmp_path / "r", ["a"]), "--cache", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "has 2 lines" in result.stderr


@pytest.mark.parametrize(
    ("source", "reference", "options", "said"),
    [
        ([], [], [], "there is nothing in it to translate"),
        (["", ""], ["", ""], [], "there is nothing in it to translate"),
        (["Ligji."], ["Law."], ["--cache", "s"], "this folder cannot be made"),
        (["Ligji."], ["Law."], ["--cache", "s/x"], "this folder cannot be made"),
        (["Ligji."], ["Law."], ["--card", "s"], "s: this is one of the inputs"),
        (["Ligji."], ["Law."], ["--html", "r"], "r: this is one of the inputs"),
        (["Ligji."], ["Law."], ["--card", "."], "this is a folder"),
        (["Ligji."], ["Law."], ["--card", "c.md", "--html", "c.md"], "c.md: this is one of the inputs"),
        (["Ligji."], ["Law."], ["--card", "no/c.md"], "make it first"),
        (["Ligji.", "Ra shi."], ["Law."], [], "they part where"),
    ],
)
def test_faults_are_said_before_anything_is_translated(
    source: list[str],
    reference: list[str],
    options: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evaluating, "_code", list)
    monkeypatch.setattr(evaluating, "_drafter", lambda *_: lambda _: pytest.fail("translated"))
    kept = options if "--cache" in options else [*options, "--cache", "cache"]
    paths = [each if each.startswith("--") else tmp_path / each for each in kept]
    result = run("eval", write(tmp_path / "s", source), write(tmp_path / "r", reference), *paths)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert "--align" not in result.stderr  # which eval has not


@pytest.mark.parametrize("name", ["s.po", "s.jsonl"])
def test_drafts_are_no_test_set(name: str, tmp_path: Path) -> None:
    result = run("eval", write(tmp_path / name, ["a"]), write(tmp_path / "r", ["a"]), "--cache", tmp_path)
    assert result.exit_code == 1
    assert f"{name}: eval takes text, a segment a line" in result.stderr


def test_rows_of_other_options_stand_beside_each_other() -> None:
    scores = score({"m": ["The law passed."]}, [["The law passed."]])
    rows = [card_row(scores.systems[0], scores, "dev", how) for how in ("no glossary, beam 4", "no glossary, beam 1")]
    assert put_rows("", [*rows, rows[0]]) == CARD_HEAD + "".join(rows)
