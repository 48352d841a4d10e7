"""JSON by its schema, a page that needs nothing else, tables that a pipe can take."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from glossary.termbase import Term, Termbase
from scoring import run, worse, write
from translate.score import Scores, score, score_corpus
from translate.score.corpus import Corpus, Place
from translate.score.drafts import Entry
from translate.score.html import MOST_ROWS, to_html
from translate.score.postedit import post_edit
from translate.score.record import to_json
from translate.score.table import tables
from translate.score.wording import scope, shown

SCHEMA = json.loads((files("translate.score") / "schema.json").read_text("utf-8"))
TERMBASE = Termbase(Path("t.po"), (Term("OKB", "UN", forbidden=("UNO",)),))
NASTY = '<script>alert("x")</script> & </style> ]]> \u2028 "quoted" \'single\''


def faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Where a value is not as a schema says; the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], at)
    if "oneOf" in schema:
        return [] if any(not faults(value, each, at) for each in schema["oneOf"]) else [f"{at}: none of the kinds"]
    if "const" in schema or "enum" in schema:
        return [] if value in schema.get("enum", [schema.get("const")]) else [f"{at}: {value!r}"]
    kinds: dict[str, Any] = {
        "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool
    }  # fmt: skip
    if schema["type"] == "null" or not isinstance(value, kinds[schema["type"]]):
        return [] if value is None and schema["type"] == "null" else [f"{at}: {value!r} is no {schema['type']}"]
    if schema["type"] == "array":
        return [fault for n, each in enumerate(value) for fault in faults(each, schema["items"], f"{at}[{n}]")]
    if schema["type"] != "object":
        return []
    known, other = schema.get("properties", {}), schema.get("additionalProperties")
    found = [f"{at}: no {name}" for name in schema.get("required", []) if name not in value]
    for name, each in value.items():
        below = known.get(name, other)
        found += faults(each, below, f"{at}.{name}") if below else [f"{at}: {name} is not in the schema"]
    return found


def two_systems(lines: int = 4, text: str = "The UN spoke") -> Scores:
    references = [f"{text} {n}" for n in range(lines)]
    hypotheses = {"a": worse(references), "b <i>": [f"The UNO spoke {n} {NASTY}" for n in range(lines)]}
    return score(hypotheses, [references, references], sources=[f"OKB foli {n} {NASTY}" for n in range(lines)],
                 termbase=TERMBASE)  # fmt: skip


def edited() -> Any:
    return post_edit([Entry("OKB foli", "The UN spoke", "a", n, f"{NASTY} UNO spoke", True) for n in (1, 2)], "d.po")


@pytest.mark.parametrize("scores", [two_systems(), two_systems(1), score(["a"], [["b"]])])
def test_json_is_as_its_schema_says(scores: Scores) -> None:
    assert faults(json.loads(to_json(scores)), SCHEMA) == []


def test_json_of_post_editing_is_as_its_schema_says() -> None:
    record = json.loads(to_json(edited().scores, edited()))
    assert faults(record, SCHEMA) == []
    assert record["post_edit"]["candidates"]


def test_the_schema_check_can_fail() -> None:
    record = json.loads(to_json(two_systems()))
    del record["blank"]
    record["segments"][0]["line"] = "1"
    record["systems"][0]["figures"][0]["key"] = "fluency"
    assert len(faults(record, SCHEMA)) == 3


class Page(HTMLParser):
    """The tags, the attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in ("meta", "br", "line", "html", "body"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag or tag == "line"

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.attributes += attributes

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_page_is_well_formed_and_escapes_every_text() -> None:
    page = Page(to_html(two_systems(), NASTY, edited()))
    assert page.open == []
    assert (page.tags.count("script"), page.tags.count("style"), page.tags.count("i")) == (1, 1, 2)  # ours alone
    assert "".join(page.said).count('<script>alert("x")</script>') > 10


def test_page_needs_nothing_else() -> None:
    text = to_html(two_systems(), "t")
    page = Page(text)
    assert not {"src", "href", "action", "data"} & {name for name, _ in page.attributes}
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import|https?:|fetch|XMLHttpRequest", text)


def test_page_shows_terms_and_the_worst_segments_first() -> None:
    hypotheses = ["The UN spoke", "nothing alike", "The UN talks"]
    scores = score(hypotheses, [["The UN spoke"] * 3], sources=["OKB foli"] * 3, termbase=TERMBASE)
    page = to_html(scores, "t")
    assert [int(n) for n in re.findall(r'<tr><td class="n" data-v="(\d+)"', page)] == [1, 2, 0]
    assert '<mark class="missed" title="UN: missing">OKB</mark>' in page
    assert '<mark class="" title="UN: there">OKB</mark>' in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_page_of_many_segments_shows_the_worst() -> None:
    lines = [f"law {n}" for n in range(MOST_ROWS + 5)]
    page = to_html(score(lines, [lines]), "t")
    assert f"The {MOST_ROWS} worst of {MOST_ROWS + 5}" in page
    assert page.count('<td class="text">') == MOST_ROWS


def test_command_writes_the_page_whole(tmp_path: Path) -> None:
    file = write(tmp_path / "h", ["The law passed."])
    result = run("score", file, file, "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    refused = run("score", file, file, "--html", file)
    assert refused.exit_code == 1
    assert file.read_text() == "The law passed.\n"


INPUTS = ["h", "r", "v", "s", "g.po", "then.json"]


@pytest.mark.parametrize("output", INPUTS)
def test_no_input_is_overwritten(output: str, tmp_path: Path) -> None:
    for name in INPUTS[:4]:
        write(tmp_path / name, ["The law passed."])
    (tmp_path / "g.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    then = run("score", tmp_path / "h", tmp_path / "r", "--json").stdout
    (tmp_path / "then.json").write_text(then)
    before = (tmp_path / output).read_bytes()
    options = ["--versus", "v", "--source", "s", "--glossary", "g.po", "--baseline", "then.json", "--html", output]
    paths = [each if each.startswith("--") else tmp_path / each for each in options]
    result = run("score", tmp_path / "h", tmp_path / "r", *paths)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"--html {tmp_path / output}: this is one of the inputs; name another output" in result.stderr
    assert (tmp_path / output).read_bytes() == before


def test_no_article_of_a_folder_is_overwritten(tmp_path: Path) -> None:
    for folder in ("out", "ref"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "a.txt", ["The law passed."])
    folders = [tmp_path / "out", tmp_path / "ref"]
    assert "one of the inputs" in run("score", *folders, "--html", tmp_path / "ref" / "a.txt").stderr
    assert run("score", *folders, "--html", tmp_path / "ref" / "page.html").exit_code == 0


@pytest.mark.parametrize(
    ("output", "said"),
    [(".", "this is a folder; name a file, such as "), ("no/page.html", "no that takes it; make it first")],
)
def test_a_page_that_cannot_be_written_is_refused_before_scoring(
    output: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.score.scores.score_corpus", lambda *_: pytest.fail("scored"))
    file = write(tmp_path / "h", ["The law passed."])
    result = run("score", file, file, "--html", tmp_path / output)
    assert result.exit_code == 1
    assert said in result.stderr


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    file, loop = write(tmp_path / "h", ["The law passed."]), tmp_path / "loop"
    loop.symlink_to(loop)
    assert f"--html {loop}: cannot be written" in run("score", file, file, "--html", loop).stderr
    assert f"perkthe: {loop}: cannot be read" in run("score", loop, file, "--html", tmp_path / "page.html").stderr


def test_a_name_that_is_no_utf8_is_shown(tmp_path: Path) -> None:
    try:
        file = write(tmp_path / "l\udcffw.txt", ["The law passed."])
    except OSError as error:  # macOS takes no such name
        pytest.skip(str(error))
    result = run("score", file, file, "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "l\ufffdw.txt" in result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_full_disk_is_one_line(options: list[str], tmp_path: Path) -> None:
    file = write(tmp_path / "h", ["The law passed."])
    command = [sys.executable, "-m", "translate", "score", str(file), str(file), *options]
    with open("/dev/full", "w") as full:  # noqa: PTH123  # no file of ours
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.splitlines()[0].startswith("perkthe: standard output: cannot be written")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_no_figure_is_broken_on_eighty_columns(count: int) -> None:
    lines = [f"{n} deputies voted for the law" for n in range(40)]
    systems = {f"system {n} with a long name.en.txt": worse(lines, n + 3) for n in range(count)}
    places = [Place("an article.txt" if n < 20 else "another article.txt", n % 20 + 1) for n in range(40)]
    scores = score_corpus(Corpus(systems, (lines,), None, places))
    console = Console(file=StringIO(), width=80)
    for part in tables(scores, None, 80):
        console.print(part)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    for system in scores.systems:
        assert all(shown(figure) in printed for figure in system.figures)
        assert all(f"{figure.value:.2f} " in printed for article in system.articles for figure in article.figures[:3])
    assert "…" not in printed
    assert max(map(len, printed.split("\n"))) <= 80


def test_one_and_many_are_told_apart() -> None:
    one = score(["a", ""], [["a", ""]])
    assert scope(one) == "1 segment, 1 reference, 1 blank line left out; in brackets 95 % of 1000 bootstrap resamples"
    assert one.warnings[0].startswith("1 segment:")
    assert scope(two_systems()).startswith("4 segments, 2 references;")
    assert "1 segment, 1 reference, 1 blank line left out" in to_html(one, "t")


def test_page_names_the_article_of_a_line_where_there_are_several() -> None:
    lines = ["The law passed.", "It rained."]
    corpora = [Corpus({"s": lines}, (lines,), None, [Place("a", 1), Place(other, 2)]) for other in ("a", "b <i>")]
    single, several = (to_html(score_corpus(corpus), "t") for corpus in corpora)
    assert 'title="a:2">2</td>' in single
    assert 'title="b &lt;i&gt;:2">b &lt;i&gt;:2</td>' in several


def test_piped_tables_are_plain_and_uncut(tmp_path: Path) -> None:
    name = "a system with a name that is rather long for a table of eighty columns.txt"
    file = write(tmp_path / name, ["The law [bold]passed[/bold]."])
    result = run("score", file, file)
    assert "\x1b" not in result.stdout
    assert name in result.stdout


def test_json_alone_is_on_standard_output(tmp_path: Path) -> None:
    file = write(tmp_path / "h", ["The law passed."])
    assert faults(json.loads(run("score", file, file, "--json", "--align").stdout), SCHEMA) == []
