"""What can be scored: text, folders, PO and JSONL, in step or aligned; what cannot is said."""

import json
import re
from pathlib import Path

import pytest

from scoring import dev, needs_dev, run, worse, write
from translate.errors import TranslateError
from translate.score.align import Text, align, first_parting, sentences
from translate.score.inputs import Request, load, read_lines

ENGLISH = [
    "The president visited Tirana on Monday.",
    "Parliament passed two laws on water and forests.",
    "It rained in the north for the whole of the weekend.",
    "The minister denied that prices would rise by 5 percent.",
    "Athletes from Kosovo won three medals in judo.",
]
ALBANIAN = [
    "Presidenti vizitoi Tiranën të hënën.",
    "Parlamenti miratoi dy ligje për ujin dhe pyjet.",
    "Në veri ra shi gjatë gjithë fundjavës.",
    "Ministri mohoi se çmimet do të rriten me 5 për qind.",
    "Atletët nga Kosova fituan tri medalje në xhudo.",
]


def request(hypothesis: Path, *references: Path, source: Path | None = None, aligned: bool = False) -> Request:
    return Request({"h": hypothesis}, list(references), source, aligned)


def catalogue(path: Path, entries: list[tuple[str, str, str]], fuzzy: bool = False) -> Path:
    """A PO of (place, source, target)."""
    blocks = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for place, source, target in entries:
        mark = "#, fuzzy\n" if fuzzy else ""
        blocks.append(f'#: {place}\n{mark}msgid "{source}"\nmsgstr "{target}"\n')
    path.write_text("\n".join(blocks), "utf-8")
    return path


def jsonl(path: Path, entries: list[tuple[int, str, str]]) -> Path:
    return write(path, [json.dumps({"source": s, "target": t, "line": n}) for n, s, t in entries])


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"a\nb\n", ["a", "b"]),
        (b"a\nb", ["a", "b"]),
        (b"a \r\nb\r\n", ["a", "b"]),
        (b"\xef\xbb\xbfa\n", ["a"]),
        (b"\n\n", ["", ""]),
        ("a\u2028b\x0cc\n".encode(), ["a\u2028b\x0cc"]),  # one line for `wc -l` and sacrebleu
        (b"", []),
    ],
)
def test_lines_are_those_of_wc(data: bytes, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(data)
    assert read_lines(tmp_path / "f") == lines


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "there is no such file"),
        ("ligj\n".encode("utf-16"), "looks like utf-16, not UTF-8; save it as UTF-8"),
        (b"a\0b", "NUL"),
        ("\n".join(ENGLISH).encode()[:-1] + b"\xeb", "it looks like cp1252: save it as UTF-8"),
        (b"\n\n", "nothing to score"),
    ],
)
def test_bad_files(data: bytes | None, said: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "f").write_bytes(data)
    result = run("score", tmp_path / "f", tmp_path / "f")
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stdout == ""


LINES = [f"{text} It was the {n}th item." for n, text in enumerate(ENGLISH * 6, 1)]


@pytest.mark.parametrize(
    ("hypothesis", "said"),
    [
        (LINES[:6] + LINES[7:], "they part where nothing in {h} answers line 7 of {r}"),
        ([*LINES[:6], "A line about nothing at all, of some length.", *LINES[6:]], "part where line 7 of {h} answers"),
        ([*LINES[:6], " ".join(LINES[6:8]), *LINES[8:]], "they part where line 7 of {h} answers lines 7–8 of {r}"),
        ([*LINES[:6], "", *LINES[6:]], "only blank lines differ, from line 7 on"),
        ([*LINES, ""], "only blank lines differ, from line 31 on"),
    ],
)
def test_where_two_files_part(hypothesis: list[str], said: str, tmp_path: Path) -> None:
    files = {"h": write(tmp_path / "h", hypothesis), "r": write(tmp_path / "r", LINES)}
    result = run("score", files["h"], files["r"])
    assert result.exit_code == 1
    assert said.format(**files) in result.stderr
    assert f"{files['h']} has {len(hypothesis)} lines, {files['r']} has {len(LINES)}" in result.stderr


def test_where_long_files_part() -> None:
    lines = [f"{LINES[n % 30]} Number {n * 7919}." for n in range(1000)]
    parting = first_parting(lines[:700] + lines[702:], lines)
    assert parting is not None
    assert parting.second[0] in (701, 702)


@needs_dev
@pytest.mark.parametrize("language", ["en", "sq"])
def test_alignment_finds_its_way(language: str) -> None:
    english, other = dev("en", 60), dev(language, 60)
    gold = {line: number for number, line in enumerate(english)}
    merged = [" ".join(other[n : n + 1 + (n % 20 == 5)]) for n in range(60) if n % 20 != 6]
    kept = [line for number, line in enumerate(english) if number % 20 != 12]
    first, second = sentences(merged), Text(tuple(kept), tuple(range(1, len(kept) + 1)))
    right = wrong = 0
    for bead in align(first, second):
        for n in range(*bead.second):
            spoken = " ".join(first.sentences[slice(*bead.first)])
            good = other[gold[kept[n]]][:20] in spoken or spoken[:20] in other[gold[kept[n]]]
            right, wrong = right + good, wrong + (not good)
    assert right / (right + wrong) > 0.95


def test_aligned_sentences_are_scored_in_step(tmp_path: Path) -> None:
    hypothesis = write(tmp_path / "h", [" ".join(ENGLISH[:2]), *ENGLISH[2:]])
    reference = write(tmp_path / "r", [*ENGLISH[:3], " ".join(ENGLISH[3:])])
    source = write(tmp_path / "s", [*ALBANIAN, ""])
    loaded = load(request(hypothesis, reference, source=source, aligned=True))
    assert loaded.corpus.systems["h"] == loaded.corpus.references[0] == ENGLISH
    assert loaded.corpus.sources == ALBANIAN
    assert [place.line for place in loaded.corpus.places] == [1, 2, 3, 4, 4]


def test_command_shows_what_alignment_did(tmp_path: Path) -> None:
    hypothesis = write(tmp_path / "h", ENGLISH[:2] + ENGLISH[3:])
    result = run("score", hypothesis, write(tmp_path / "r", ENGLISH), "--align")
    assert result.exit_code == 0
    assert "4 of 5 pairs are one sentence to one" in result.stderr
    assert "line 3 “It rained in the north for the whole …” – nothing in" in result.stderr
    assert "is empty in 1 of 5 segments" in result.stdout


def test_folders_are_paired_by_name(tmp_path: Path) -> None:
    for folder, names in {
        "out": ["a.en.txt", "b.en.txt"],
        "ref": ["a.en.txt", "b.txt", "a.sq.txt", "b.sq.txt"],
    }.items():
        (tmp_path / folder).mkdir()
        for name in names:
            write(tmp_path / folder / name, (ALBANIAN if ".sq." in name else ENGLISH)[: 2 + ("b" in name)])
    (tmp_path / "ref" / "README.md").write_text("not an article")
    result = run("score", tmp_path / "out", tmp_path / "ref", "--source", tmp_path / "ref", "--json")
    record = json.loads(result.stdout)
    assert [(a["name"], a["scored"]) for a in record["systems"][0]["articles"]] == [("a", 2), ("b", 3)]
    assert record["segments"][2] == {**record["segments"][2], "article": "b", "line": 1, "source": ALBANIAN[0]}


@pytest.mark.parametrize(
    ("hypotheses", "references", "said"),
    [
        (["a.txt", "b.txt"], ["a.txt"], "ref: no article b, which"),
        (["a.txt"], ["a.txt", "b.txt"], "out: no article b, which"),
        ([], ["a.txt"], "out: no article (.txt, .po or .jsonl)"),
        (["a.txt"], None, "is a file and"),
    ],
)
def test_folders_that_do_not_pair(
    hypotheses: list[str], references: list[str] | None, said: str, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    for name in hypotheses:
        write(tmp_path / "out" / name, ENGLISH)
    if references is None:
        write(tmp_path / "ref", ENGLISH)
    else:
        (tmp_path / "ref").mkdir()
        for name in references:
            write(tmp_path / "ref" / name, ENGLISH)
    with pytest.raises(TranslateError) as caught:
        load(request(tmp_path / "out", tmp_path / "ref"))
    assert said in str(caught.value)


PLACED = [(f"a.txt:{n}", sq, en) for n, (sq, en) in enumerate(zip(ALBANIAN, ENGLISH, strict=True), 1)]
NUMBERED = [(n, sq, en) for n, (sq, en) in enumerate(zip(ALBANIAN, ENGLISH, strict=True), 1)]


def test_a_draft_against_its_edited_self(tmp_path: Path) -> None:
    edited = [(place, source, target.replace("rained", "snowed")) for place, source, target in PLACED[::-1]]
    loaded = load(request(catalogue(tmp_path / "d.po", PLACED), catalogue(tmp_path / "e.po", edited, fuzzy=True)))
    assert loaded.corpus.systems["h"] == ENGLISH
    assert loaded.corpus.references[0][2].startswith("It snowed")
    assert loaded.corpus.sources == ALBANIAN
    assert loaded.corpus.places[4].article == "a.txt"


def test_jsonl_against_text_goes_by_line(tmp_path: Path) -> None:
    draft = jsonl(tmp_path / "d.jsonl", [(1, "A.", "One."), (1, "B.", "Two."), (3, "C.", "Three.")])
    loaded = load(request(draft, write(tmp_path / "r", ["One. Two.", "", "Three.", ""])))
    assert loaded.corpus.systems["h"] == ["One. Two.", "", "Three.", ""]
    assert loaded.corpus.sources == ["A. B.", "", "C.", ""]


def test_po_and_jsonl_of_one_article_pair(tmp_path: Path) -> None:
    result = run("score", jsonl(tmp_path / "d.jsonl", NUMBERED), catalogue(tmp_path / "e.po", PLACED), "--json")
    assert json.loads(result.stdout)["systems"][0]["figures"][0]["value"] == pytest.approx(100)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("d.jsonl", "{}\n", 'd.jsonl:1: this is no JSON object with "source"'),
        ("d.jsonl", '\n{"source": "a", "target": 3, "line": 1}\n', 'd.jsonl:2: "source" and "target" must be text'),
        ("d.jsonl", '{"source": "a", "target": "b", "line": Infinity}', '"line" must be a number from 1 to'),
        ("d.jsonl", '{"source": "a", "target": "b", "line": 0}', 'd.jsonl:1: "line" must be a number from 1 to'),
        ("d.jsonl", '{"source": "a", "target": "b", "line": -1}', '"line" must be a number from 1 to'),
        ("d.jsonl", '{"source": "a", "target": "b", "line": 1000000000000}', '"line" must be a number from 1 to'),
        ("d.jsonl", '{"source": "a", "target": "b\\ud800", "line": 1}', '"source" and "target" must be text'),
        ("d.jsonl", "[" * 200_000, 'd.jsonl:1: this is no JSON object with "source"'),
        ("d.jsonl", "\n", "there is no segment in it"),
        ("d.po", 'msgid "a"\nmsgstr\n', "this PO cannot be read"),
        ("d.po", 'msgid ""\nmsgstr ""\n', "there is no segment in it"),
        ("d.po", None, "there is no such file"),
    ],
)
def test_damaged_drafts(name: str, text: str | None, said: str, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    result = run("score", tmp_path / name, catalogue(tmp_path / "e.po", PLACED))
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize("line", ["", "0", "²", "99999999999999999999"])
def test_a_catalogue_without_places_numbers_its_segments(line: str, tmp_path: Path) -> None:
    path = catalogue(tmp_path / "d.po", [(f"a.txt:{line}", source, target) for _, source, target in PLACED])
    if not line:
        path.write_text(re.sub("#: .*\n", "", path.read_text("utf-8")), "utf-8")
    loaded = load(request(path, path))
    assert [(place.article, place.line) for place in loaded.corpus.places] == [("d.po", n) for n in range(1, 6)]
    assert load(request(path, write(tmp_path / "r", ENGLISH))).corpus.systems["h"] == ENGLISH


def test_drafts_of_different_articles(tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match=r"e.po: no segment “Parlamenti .* has it for line 2 of a.txt"):
        load(request(catalogue(tmp_path / "d.po", PLACED), catalogue(tmp_path / "e.po", [PLACED[0], PLACED[3]])))


def test_the_same_file_twice_is_another_reference(tmp_path: Path) -> None:
    files = [write(tmp_path / "h", worse(ENGLISH)), write(tmp_path / "r", ENGLISH)]
    assert len(load(request(files[0], files[1], files[1])).corpus.references) == 2


def test_the_same_system_twice_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "h", ENGLISH)
    result = run("score", file, file, "--versus", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the same system is given twice" in result.stderr
