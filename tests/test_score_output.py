"""JSON by its schema, a page that needs nothing else, tables that a pipe can take."""

import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from glossary.termbase import Term, Termbase
from scoring import run, worse, write
from translate.score import Scores, score
from translate.score.drafts import Entry
from translate.score.html import MOST_ROWS, to_html
from translate.score.postedit import post_edit
from translate.score.record import to_json

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


def test_piped_tables_are_plain_and_uncut(tmp_path: Path) -> None:
    name = "a system with a name that is rather long for a table of eighty columns.txt"
    file = write(tmp_path / name, ["The law [bold]passed[/bold]."])
    result = run("score", file, file)
    assert "\x1b" not in result.stdout
    assert name in result.stdout


def test_json_alone_is_on_standard_output(tmp_path: Path) -> None:
    file = write(tmp_path / "h", ["The law passed."])
    assert faults(json.loads(run("score", file, file, "--json", "--align").stdout), SCHEMA) == []
