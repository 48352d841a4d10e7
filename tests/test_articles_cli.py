"""`perkthe translate` and `perkthe apply` on the real, embedded model."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import polib
import pytest
from typer.testing import CliRunner

from translate.cli import app

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "2026-02-04-xi-putin.sq.txt"
PERKTHE = [sys.executable, "-m", "translate"]
SHORT = "  Kina dhe Rusia nënshkruan marrëveshjen.\r\n\r\n\tPo.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "lajm.sq.txt"
    path.write_bytes(SHORT.encode())
    return path


class NoSocket(socket.socket):
    """A socket that cannot be opened."""

    def __init__(self, *_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", NoSocket)


def run(*args: str | Path, stdin: bytes = b"") -> tuple[int, bytes, str]:
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout_bytes, result.stderr


def test_the_seed_article() -> None:
    code, out, err = run("translate", SEED)
    source, target = SEED.read_text(), out.decode()
    assert code == 0
    assert target.count("\n") == source.count("\n")
    assert target.startswith(" date 2026-02-04 ")
    for term in ("15th Five-Year Plan", "Security Council", "World War II", "Shanghai Cooperation Organization"):
        assert term in target
    assert "10 paragraphs, 12 sentences" in err
    assert re.search(r"terms: [45]\d found, \d+ enforced, \d+ for review", err)


def test_pipe_in_pipe_out() -> None:
    code, out, err = run("translate", "-q", stdin=SHORT.encode())
    assert code == 0
    assert err == ""
    assert out.startswith(b"  ")
    assert out.count(b"\r\n") == 3
    assert b"China" in out


def test_one_file_to_a_file(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "en.txt"
    assert run("translate", article, "-o", target)[:2] == (0, b"")
    assert target.read_bytes().startswith(b"  ")


def test_several_files_and_one_bad_one(article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    code, _, err = run("translate", bad, article, tmp_path / "none.txt", "--output-dir", tmp_path / "en")
    assert code == 1
    assert [path.name for path in (tmp_path / "en").iterdir()] == ["lajm.en.txt"]
    assert "bad.txt: " in err
    assert "none.txt: there is no such file" in err


def test_empty_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert run("translate", "-q", tmp_path / "empty.txt") == (0, b"", "")


BAD = [
    ("missing file", ["translate", "none.txt"], "none.txt: there is no such file"),
    ("folder", ["translate", "."], "this is a folder"),
    ("several without a folder", ["translate", "a.txt", "a.txt"], "--output-dir"),
    ("output is the input", ["translate", "a.txt", "-o", "a.txt"], "this is one of the inputs"),
    ("no such glossary", ["translate", "a.txt", "--glossary", "no.po"], "no.po"),
    ("damaged glossary", ["translate", "a.txt", "--glossary", "bad.po"], "bad.po:2"),
    ("no such model", ["translate", "a.txt", "--model", "nowhere"], "nowhere"),
    ("damaged model", ["translate", "a.txt", "--model", "damaged"], "damaged"),
    ("model of another pair", ["translate", "a.txt", "--model", "german"], "german"),
    ("unwritable", ["translate", "a.txt", "-o", "no/such/folder/en.txt"], "make it first"),
    ("two outputs", ["translate", "a.txt", "-o", "b.txt", "--output-dir", "d"], "only one"),
    ("same name twice", ["translate", "a.txt", "a.sq.txt", "--output-dir", "d"], "two outputs"),
    ("report of two", ["translate", "a.txt", "b.txt", "--output-dir", "d", "--report", "r.json"], "one article"),
    (
        "same PO twice",
        ["translate", "a.txt", "b.txt", "a.sq.txt", "--format", "po", "--output-dir", "d"],
        "two outputs",
    ),
    ("output is the report", ["translate", "a.txt", "-o", "r", "--report", "r"], "two outputs"),
    ("output is the glossary", ["translate", "a.txt", "--glossary", "good.po", "-o", "good.po"], "one of the inputs"),
    ("name too long", ["translate", "a.txt", "-o", "a" * 300], "cannot be written"),
    ("draft of another article", ["apply", "other.po", "a.txt"], "no sentence of a.txt"),
    ("no draft", ["apply", "none.po", "a.txt"], "none.po: there is no such file"),
]


@pytest.mark.parametrize(("case", "args", "message"), BAD, ids=[c[0] for c in BAD])
def test_bad_input_is_one_line(
    case: str, args: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "a.sq.txt", "b.txt"):
        Path(name).write_text("Kina foli.\n")
    Path("bad.po").write_text('msgid "ligj"\nmsgstr ligj"\n')
    Path("good.po").write_text('msgid "ligj"\nmsgstr "law"\n')
    Path("other.po").write_text('msgid "Fjalë tjetër."\nmsgstr "Another."\n\nmsgid "Po."\nmsgstr "Yes."\n')
    for name, code in (("damaged", "sq"), ("german", "de")):
        Path(name, "model").mkdir(parents=True)
        Path(name, "metadata.json").write_text(json.dumps({"from_code": code, "to_code": "en", "package_version": "1"}))
        Path(name, "model", "model.bin").write_bytes(b"not a model")
        Path(name, "sentencepiece.model").write_bytes(b"not a model")
    code_, out, err = run(*args)
    assert code_ == 1
    assert message in err
    assert err.startswith("perkthe: ")
    assert err.count("\n") == 1
    assert out == b""
    assert Path("a.txt").read_text() == "Kina foli.\n"


def test_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Kina dhe Rusia nënshkruan marrëveshjen.\n".encode("utf-16"))
    code, _, err = run("translate", path)
    assert code == 1
    assert "--encoding utf-16" in err
    assert run("translate", path, "-q", "--encoding", "utf-16")[0] == 0


def test_report(article: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    code, out, _ = run("translate", article, "--report", report)
    assert code == 0
    found = json.loads(report.read_text())
    assert [segment["line"] for segment in found["segments"]] == [1, 3]
    for segment in found["segments"]:
        assert out.decode()[segment["target_start"] : segment["target_end"]] == segment["target"]
        assert segment["score_per_token"] < 0


def test_a_report_onto_the_article_is_refused_before_the_work(article: Path) -> None:
    code, out, err = run("translate", article, "--report", article)
    assert (code, out) == (1, b"")
    assert "this is one of the inputs" in err


def test_edited_draft_comes_back(article: Path, tmp_path: Path) -> None:
    draft, target = tmp_path / "draft.po", tmp_path / "en.txt"
    assert run("translate", article, "--format", "po", "-o", draft)[0] == 0
    catalogue = polib.pofile(str(draft))
    catalogue[1].msgstr = "Indeed."
    catalogue[1].flags.remove("fuzzy")
    catalogue.save()
    code, _, err = run("apply", draft, article, "-o", target)
    assert code == 0
    assert target.read_bytes().endswith(b"\r\n\r\n\tIndeed.\r\n")
    assert "1 of 2 sentences still fuzzy" in err


def test_jsonl(article: Path) -> None:
    code, out, _ = run("translate", article, "-q", "--format", "jsonl")
    assert code == 0
    assert [json.loads(line)["source"] for line in out.splitlines()] == [
        "Kina dhe Rusia nënshkruan marrëveshjen.",
        "Po.",
    ]


def test_what_is_odd_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kina foli.\n1.500,5\n")
    code, _, err = run("translate", path, "--explain")
    assert code == 0
    assert err.startswith("1: Kina foli.\n   → ")
    assert "\n2: 1.500,5\n   → 1.500,5\n   look: no words: left as it stands\n" in err
    assert err.endswith("; 1 sentence to look at\n")
    out = run("translate", path, "-q", "--format", "jsonl")[1]
    assert [json.loads(line)["warnings"] for line in out.splitlines()] == [[], ["no words: left as it stands"]]


def test_explained_articles_have_names(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "tjetër.txt"
    other.write_text("Kina foli.\n")
    err = run("translate", article, other, "--explain", "--output-dir", tmp_path / "en")[2]
    assert err.startswith(f"{article}:1: Kina dhe Rusia")
    assert f"\n{article}: 2 paragraphs, " in err
    assert f"\n{other}:1: Kina foli.\n" in err


def test_without_glossary(article: Path) -> None:
    code, _, err = run("translate", article, "--no-glossary")
    assert code == 0
    assert re.fullmatch(r"2 paragraphs, 2 sentences, 6 words in [\d.]+ s\n", err)


def test_closed_pipe_is_quiet(article: Path) -> None:
    command = f"{sys.executable} -m translate translate -q {article} | true; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert (result.stdout, result.stderr) == ("1\n", "")


@pytest.mark.parametrize(
    ("arguments", "streams", "code"),
    [
        ("translate {article}", "2>&-", "0"),
        ("translate {article} -o {output}", ">&-", "0"),
        ("translate {article}", ">&- 2>/dev/null", "1"),
        ("translate", "<&- 2>/dev/null", "1"),
        ("glossary find -", "<&- 2>/dev/null", "1"),
        ("glossary find Kina", ">&- 2>/dev/null", "1"),
        ("glossary find Kina", ">/dev/full 2>/dev/null", "1"),
        ("glossary stats", ">&- 2>/dev/null", "1"),
    ],
)
def test_streams_that_the_shell_closed(arguments: str, streams: str, code: str, article: Path) -> None:
    written = arguments.format(article=article, output=article.with_name("out.txt"))
    command = f"{sys.executable} -m translate {written} {streams}; echo $? >{article.with_name('code')}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert article.with_name("code").read_text() == f"{code}\n"
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("seconds", [1, 6])  # while it loads, while it drafts: minutes of work, not waited for
def test_interrupt_leaves_no_half_file(seconds: int, tmp_path: Path) -> None:
    source, target = tmp_path / "long.txt", tmp_path / "en.txt"
    source.write_text("".join(f"Kina dhe Rusia nënshkruan {i} marrëveshje të reja sot.\n" for i in range(20000)))
    target.write_text("old")
    command = [*PERKTHE, "translate", str(source), "-o", str(target)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert errors == b"perkthe: interrupted; what was finished before stands\n"
    assert process.returncode == 130
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.txt", "long.txt"]


def test_version_and_module() -> None:
    result = subprocess.run([*PERKTHE, "--version"], capture_output=True, text=True, cwd=ROOT, check=True)
    assert result.stdout.startswith("perkthe 0.")
