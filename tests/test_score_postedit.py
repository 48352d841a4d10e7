"""What a person changed in a draft."""

import json
from pathlib import Path

import polib
import pytest
from sacrebleu.metrics.ter import TER

from scoring import run
from translate.errors import TranslateError
from translate.score.drafts import Entry, read_draft
from translate.score.postedit import post_edit

ENTRIES = [
    ("Këshilli i Sigurimit u mblodh të hënën.", "The Safety Council met Monday.",
     "The Security Council met on Monday."),
    ("Shtetet foluan në Këshillin e Sigurimit.", "States spoke in Safety Council.",
     "States spoke in the Security Council."),
    ("Ra shi në Tiranë.", "It rained in Tirana.", "It rained in Tirana."),
    ("Vendimi i Këshillit të Sigurimit u shty.", "The Safety Council decision moved.",
     "The Security Council decision was postponed."),
]  # fmt: skip


def entries(reviewed: bool = True) -> list[Entry]:
    return [Entry(sq, after, "a.txt", n, before, reviewed) for n, (sq, before, after) in enumerate(ENTRIES, 1)]


def po(path: Path, fuzzy: int = 0, draft: bool = True) -> Path:
    blocks = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for number, (source, before, after) in enumerate(ENTRIES, 1):
        remark = f"#. draft: {before}\n#. term: x → y (drafted)\n" if draft else ""
        mark = "#, fuzzy\n" if number <= fuzzy else ""
        blocks.append(f'{remark}#: a.txt:{number}\n{mark}msgid "{source}"\nmsgstr "{after}"\n')
    path.write_text("\n".join(blocks), "utf-8")
    return path


def test_hter_is_ter_against_the_edited_text() -> None:
    edited = post_edit(entries(), "d.po")
    befores, afters = [before for _, before, _ in ENTRIES], [after for *_, after in ENTRIES]
    assert edited.hter.value == TER().corpus_score(befores, [afters]).score
    assert [segment.ter > 0 for segment in edited.scores.systems[0].segments] == [True, True, False, True]
    assert (edited.untouched, edited.unseen) == (1, 0)


def test_exchanges_are_counted() -> None:
    first = post_edit(entries(), "d.po").exchanges[0]
    assert (first.before, first.after, first.times) == ("Safety", "Security", 3)


def test_repeated_changes_are_candidates_for_the_glossary() -> None:
    (candidate,) = post_edit(entries(), "d.po").candidates
    assert candidate.source == "Këshilli i Sigurimit"
    assert (candidate.target, candidate.instead_of, candidate.times) == ("Security Council", "Safety Council", 3)


def test_what_nobody_has_looked_at_is_left_out(tmp_path: Path) -> None:
    result = run("score", "--post-edit", po(tmp_path / "d.po", fuzzy=2), "--json")
    record = json.loads(result.stdout)
    assert (record["scored"], record["post_edit"]["unseen"]) == (2, 2)


def test_command_tells_what_was_changed(tmp_path: Path) -> None:
    result = run("score", "--post-edit", po(tmp_path / "d.po"))
    assert result.exit_code == 0
    assert "1 of 4 segments left as they were" in result.stdout
    assert "3      Safety" in result.stdout
    assert "for the glossary, perhaps" in result.stdout


def test_the_draft_may_be_a_file_of_its_own(tmp_path: Path) -> None:
    draft = [{"source": s, "target": b, "line": n} for n, (s, b, _) in enumerate(ENTRIES, 1)]
    (tmp_path / "d.jsonl").write_text("\n".join(json.dumps(each) for each in draft))
    edited = po(tmp_path / "e.po", draft=False)
    result = run("score", tmp_path / "d.jsonl", "--post-edit", edited, "--json")
    assert json.loads(result.stdout)["post_edit"]["hter"]["value"] == post_edit(entries(), "").hter.value


@pytest.mark.parametrize(
    ("fuzzy", "draft", "said"),
    [(4, True, "all 4 segments are fuzzy"), (0, False, "no `#. draft:` comment")],
)
def test_nothing_to_tell(fuzzy: int, draft: bool, said: str, tmp_path: Path) -> None:
    result = run("score", "--post-edit", po(tmp_path / "d.po", fuzzy, draft))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_single_segment() -> None:
    edited = post_edit(entries()[:1], "d.po")
    assert edited.hter.interval is None
    assert edited.candidates == ()


def test_all_fuzzy_is_an_error() -> None:
    with pytest.raises(TranslateError, match="edit some first"):
        post_edit(entries(reviewed=False), "d.po")


KINDS = [("#. draft: ", ""), ("#. draft:\n#. ", ""), ("#. draft: ", "#. term: x → y\n"), ("#. draft: ", "#. look: z\n")]


@pytest.mark.parametrize(("before", "after"), KINDS)
def test_a_wrapped_draft_is_joined(before: str, after: str, tmp_path: Path) -> None:
    draft = f"{before}The Security Council, with its well-\n#. known members,\n#. met - in\n#. New York.\n{after}"
    (tmp_path / "d.po").write_text(f'#. look: names\n{draft}#: a.txt:1\nmsgid "a"\nmsgstr "b"\n', "utf-8")
    (entry,) = read_draft(tmp_path / "d.po")
    assert entry.draft == "The Security Council, with its well-known members, met - in New York."


def test_a_draft_survives_polib(tmp_path: Path) -> None:
    path = po(tmp_path / "d.po")
    catalogue = polib.pofile(str(path), wrapwidth=30)
    catalogue.save()
    assert path.read_text("utf-8").count("#. ") > 8  # it did wrap
    assert [entry.draft for entry in read_draft(path)] == [before for _, before, _ in ENTRIES]


@pytest.mark.parametrize(
    "option", [["--versus", "x"], ["--source", "x"], ["--align"], ["--comet", "x"], ["--baseline", "x"]]
)
def test_options_that_mean_nothing_are_refused_by_name(option: list[str], tmp_path: Path) -> None:
    result = run("score", "--post-edit", po(tmp_path / "d.po"), *option)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"perkthe: {option[0]}: means nothing with --post-edit; leave it out" in result.stderr


def test_the_threshold_is_heard(tmp_path: Path) -> None:
    result = run(
        "score", "--post-edit", po(tmp_path / "d.po"), "--threshold", "100", "--fail-under", "over=1", "--json"
    )
    assert json.loads(result.stdout)["threshold"] == 100
    assert "segments over the threshold is 0.250" in result.stderr


def test_the_page_is_not_put_over_the_draft(tmp_path: Path) -> None:
    path = po(tmp_path / "d.po")
    before = path.read_bytes()
    assert "one of the inputs" in run("score", "--post-edit", path, "--html", path).stderr
    assert path.read_bytes() == before
