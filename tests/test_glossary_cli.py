"""`perkthe glossary …` as a terminologist types it."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from glossary import PACKAGED
from glossary.termbase import read_termbase
from po import FIRST_LINE, entry, write_po
from translate.cli import app

PERKTHE = [sys.executable, "-m", "translate", "glossary"]
COMMANDS = [
    "list", "find", "add", "edit", "retire", "accept", "stats", "check", "import", "export", "extract", "diff",
    "consistency",
]  # fmt: skip
TERMS = (
    entry("Kievi", "Kyiv", "#. note: not Kiev", 'msgctxt "geography"')
    + entry("Kievi", "Kiev", "#, forbidden", 'msgctxt "geography|forbidden"')
    + entry("Këshilli i Sigurimit", "Security Council", 'msgctxt "un"')
    + entry("ligj organik", "", "#. note: which?", "#, fuzzy", 'msgctxt "law"')
    + '#~ msgid "Lidhja e Kombeve"\n#~ msgstr "League of Nations"\n'
)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    return write_po(tmp_path, TERMS)


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["glossary", *map(str, arguments)])
    assert result.exit_code == code, result.output
    if code:
        assert isinstance(result.exception, SystemExit)
    return result


def test_help_names_every_command() -> None:
    output = run("--help").output
    assert all(command in output for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage:" in run(command, "--help").output


LISTS = {
    (): [
        "Kievi\tKyiv\tgeography\tapproved",
        "Këshilli i Sigurimit\tSecurity Council\tun\tapproved",
        "ligj organik\t\tlaw\tproposed",
        "Lidhja e Kombeve\tLeague of Nations\t\tretired",
    ],
    ("--domain", "un"): ["Këshilli i Sigurimit\tSecurity Council\tun\tapproved"],
    ("--status", "proposed"): ["ligj organik\t\tlaw\tproposed"],
    ("--domain", "un", "--status", "retired"): [],
    ("--domain", ""): ["Lidhja e Kombeve\tLeague of Nations\t\tretired"],
}


@pytest.mark.parametrize(("options", "expected"), LISTS.items())
def test_list(glossary: Path, options: tuple[str, ...], expected: list[str]) -> None:
    assert run("list", "--glossary", glossary, *options).stdout.splitlines() == expected


def test_list_of_the_packaged_glossary() -> None:
    assert len(run("list").stdout.splitlines()) == len(read_termbase(PACKAGED).terms)


def test_find(glossary: Path) -> None:
    result = run("find", "vota e Këshillit të Sigurimit", "--glossary", glossary)
    assert result.stdout == "Këshillit të Sigurimit\t7-29\tKëshilli i Sigurimit\tSecurity Council\tun\tapproved\n"
    assert run("find", "the Security Council", "--glossary", glossary).stdout.startswith("Security Council\t4-20\t")
    nothing = run("find", "asgjë", "--glossary", glossary)
    assert (nothing.stdout, nothing.stderr) == ("", "no term of the glossary in this text\n")


def test_find_as_json(glossary: Path) -> None:
    found = json.loads(run("find", "në Kiev", "--glossary", glossary, "--json").stdout)
    assert found == [
        {
            "term": "Kievi", "english": "Kyiv", "found": "Kiev", "start": 3, "end": 7, "language": "sq",
            "domain": "geography", "status": "approved", "forbidden": ["Kiev"], "notes": ["not Kiev"],
            "line": FIRST_LINE + 2,
        }
    ]  # fmt: skip
    assert json.loads(run("find", "asgjë", "--glossary", glossary, "--json").stdout) == []
    assert json.loads(run("find", "", "--glossary", glossary, "--json").stdout) == []


def test_find_in_the_pipe(glossary: Path) -> None:
    result = CliRunner().invoke(app, ["glossary", "find", "-", "--glossary", str(glossary)], input="në Kiev\n")
    assert result.stdout.startswith("Kiev\t3-7\t")


def test_add_edit_retire_accept(glossary: Path) -> None:
    at = ("--glossary", glossary)
    added = run("add", "Tirana", "Tirana", "--domain", "geography", "--variant", "Tiranë", "--note", "a", *at)
    line = next(term.line for term in read_termbase(glossary).terms if term.source == "Tirana")
    assert added.stdout == f'{glossary}:{line}: added "Tirana" = "Tirana"\n'
    run("edit", "Tirana", "--english", "Tiranë", "--forbid", "Tirana", "--note", "", "--source", "UN", *at)
    term = next(term for term in read_termbase(glossary).terms if term.source == "Tirana")
    assert (term.target, term.forbidden, term.notes, term.sources) == ("Tiranë", ("Tirana",), (), ("UN",))
    assert term.variants == ("Tiranë",)
    run("edit", "Tirana", "--new-term", "Tirana e Re", "--new-domain", "albania", *at)
    assert 'retired "Tirana e Re"' in run("retire", "Tirana e Re", *at).stdout
    assert "Tirana e Re" in run("list", "--status", "retired", *at).stdout
    assert 'accepted "Tirana e Re"' in run("accept", "Tirana e Re", *at).stdout
    run("edit", "ligj organik", "--english", "organic law", *at)
    assert 'accepted "ligj organik" = "organic law"' in run("accept", "ligj organik", *at).stdout


REVIVALS = {
    "another sense without a note": (
        entry("Kievi", "Kyiv", 'msgctxt "geography"') + '#~ msgctxt "sport"\n#~ msgid "Kievi"\n#~ msgstr "Dynamo"\n',
        '"Kievi" is there already: "Kievi" = "Kyiv" (geography); for another sense give a --note',
    ),
    "a part with another English": (
        entry("Këshilli i Sigurimit", "Security Council")
        + '#~ msgid "Karta e Këshillit të Sigurimit"\n#~ msgstr "Safety Charter"\n',
        '"Karta e Këshillit të Sigurimit" was not brought back: ',
    ),
}


@pytest.mark.parametrize(("entries", "message"), REVIVALS.values(), ids=REVIVALS)
def test_accept_asks_of_a_retired_term_what_add_asks(tmp_path: Path, entries: str, message: str) -> None:
    path = write_po(tmp_path, entries)
    before = path.read_bytes()
    (retired,) = (term for term in read_termbase(path).terms if term.status == "retired")
    refused = run("accept", retired.source, "--domain", retired.domain, "--glossary", path, code=1)
    assert message in refused.stderr
    assert path.read_bytes() == before


def test_add_makes_a_new_glossary(tmp_path: Path) -> None:
    run("add", "ligj organik", "organic law", "--proposed", "--note", "?", "--glossary", tmp_path / "own.po")
    run("add", "Vetëvendosje", "Vetëvendosje", "--read-only", "--glossary", tmp_path / "own.po")
    assert [(t.status, t.read_only) for t in read_termbase(tmp_path / "own.po").terms] == [
        ("proposed", False),
        ("approved", True),
    ]


REFUSALS = {
    "missing glossary": (["list", "--glossary", "none.po"], "none.po: there is no such glossary; check the path"),
    "unknown domain": (["list", "--domain", "xx"], 'there is no domain "xx"; there are geography, law, un'),
    "duplicate": (["add", "këshilli i sigurimit", "SC"], '"këshilli i sigurimit" is there already: "Këshilli i Sig'),
    "another sense without a domain": (
        ["add", "Këshilli i Sigurimit", "SC"],
        '"Këshilli i Sigurimit" = "Security Council" (un); change that one with `edit`; for another sense give a',
    ),
    "another sense without a note": (
        ["add", "Këshilli i Sigurimit", "SC", "--domain", "police"],
        '"Security Council" (un); for another sense give a --note that says when each is meant',
    ),
    "retired before": (["add", "Lidhja e Kombeve", "League"], "bring it back with `accept`"),
    "never found": (
        ["add", "Federata (F)", "F"],
        '"Federata (F)" was not added: "Federata (F)" is not found by its own',
    ),
    "full stops": (["add", "...", "dots"], '"..." was not written: "..." has no word; write one'),
    "a field alone": (["add", "{n}", "{n}"], '"{n}" was not written: "{n}" has no word; write one'),
    "forbidding itself": (["add", "ligj", "law", "--forbid", "law"], '"ligj" was not added: "ligj" has "law" approved'),
    "faulty": (["add", "Kinа", "China"], '"Kinа" was not written: "Kinа" has cyrillic small letter a in it; type'),
    "no such term": (["edit", "Kiev", "--english", "x"], 'there is no term "Kiev"; the nearest is "Kievi"'),
    "nothing to edit": (["edit", "Kievi"], 'nothing to change in "Kievi"; say what with an option'),
    "edited into another": (
        ["edit", "Kievi", "--new-term", "Këshilli i Sigurimit", "--new-domain", "un"],
        "is there al",
    ),
    "accepted before": (["accept", "Kievi"], '"Kievi" is approved already; nothing to do'),
    "accept without English": (["accept", "ligj organik"], '"ligj organik" has no translation; add one'),
    "retired already": (["retire", "Lidhja e Kombeve"], '"Lidhja e Kombeve" is retired already; nothing to do'),
    "unknown format": (["export", "terms.xlsx"], 'terms.xlsx: "" is no format'),
    "import of nothing": (["import", "none.csv"], "none.csv: cannot be read (no such file or directory)"),
    "references too few": (
        ["extract", "a", "b", "--reference", "c"],
        "2 articles, but 1 reference; give one for each",
    ),
    "no article": (["extract", "none.txt"], "none.txt: there is no such file; check the name"),
    "no translation": (["consistency", "none.sq", "none.en"], "none.sq: there is no such file"),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSALS.values(), ids=REFUSALS)
def test_refusals_are_one_line_and_change_nothing(
    glossary: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(glossary.parent)
    before = glossary.read_bytes()
    at = [] if "--glossary" in arguments else ["--glossary", glossary.name]
    result = run(*arguments, *at, code=1)
    assert message.replace('""', f'"{Path(arguments[-1]).suffix}"') in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("perkthe: ")
    assert result.stdout == ""
    assert glossary.read_bytes() == before
    assert [path.name for path in glossary.parent.iterdir()] == [glossary.name]


def test_check(tmp_path: Path, glossary: Path) -> None:
    sound = run("check", "--glossary", glossary)
    assert sound.stdout == ""
    path = write_po(tmp_path, entry("ligj", "") + entry("Kinа", "China"), "bad.po")
    result = run("check", "--glossary", path, code=1)
    assert result.stdout.splitlines() == [
        f'{path}:{FIRST_LINE}: "ligj" has no translation; add one or mark it fuzzy',
        f'{path}:{FIRST_LINE + 3}: "Kinа" has cyrillic small letter a in it; type the Latin letter that looks like it',
    ]
    assert result.stderr == f"{path}: 2 problems\n"


def test_check_of_the_packaged_glossary() -> None:
    assert run("check").output == ""


def test_stats(glossary: Path) -> None:
    lines = run("stats", "--glossary", glossary).stdout.splitlines()
    assert lines[-1] == "all\t2\t1\t1\t0\t1\t0"
    assert "un\t1\t0\t0\t0\t0\t0" in lines


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.tbx"])
def test_export_and_import(tmp_path: Path, glossary: Path, name: str) -> None:
    exported = run("export", tmp_path / name, "--glossary", glossary)
    assert exported.stdout == f"{tmp_path / name}: 4 terms of {glossary}\n"
    new = tmp_path / "new.po"
    imported = run("import", tmp_path / name, "--glossary", new)
    assert imported.stdout == f"{new}: 4 terms added, 0 changed, 0 as before\n"
    before = new.read_bytes()
    again = run("import", tmp_path / name, "--glossary", new)
    assert again.stdout == f"{new}: 0 terms added, 0 changed, 4 as before\n"
    assert new.read_bytes() == before
    assert run("diff", glossary, new).stdout == ""


def test_export_overwrites_only_when_told(tmp_path: Path, glossary: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("mine", encoding="utf-8")
    refused = run("export", path, "--glossary", glossary, code=1)
    assert "t.csv: the file is there already; choose another name or give --force" in refused.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    run("export", path, "--glossary", glossary, "--force", "--for", "deepl")
    assert path.read_text(encoding="utf-8").splitlines() == ["Kievi,Kyiv", "Këshilli i Sigurimit,Security Council"]


FOR_PROGRAMS = {  # what is said of an export, and of its import into a new glossary
    "d.csv": (
        "deepl",
        "2 terms of {}; left out: 1 proposed, 1 retired; "
        "deepl has no place for domains, notes, sources, flags and forbidden English",
        "2 terms added, 0 changed, 0 as before",
    ),
    "o.tsv": (
        "omegat",
        "2 terms of {}; left out: 1 without English, 1 retired",
        "2 terms added, 0 changed, 0 as before",
    ),
    "w.csv": ("weblate", "3 terms of {}; left out: 1 retired", "3 terms added, 0 changed, 0 as before"),
}


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_export_for_another_program_and_back(tmp_path: Path, glossary: Path, name: str) -> None:
    program, exported, imported = FOR_PROGRAMS[name]
    told = run("export", tmp_path / name, "--for", program, "--glossary", glossary).stdout
    assert told == f"{tmp_path / name}: {exported.format(glossary)}\n"
    before = glossary.read_bytes()
    assert ": 0 terms added, 0 changed, " in run("import", tmp_path / name, "--glossary", glossary).stdout
    assert glossary.read_bytes() == before
    new = tmp_path / "new.po"
    assert run("import", tmp_path / name, "--glossary", new).stdout == f"{new}: {imported}\n"


def test_import_of_variants_without_a_column_of_their_own(tmp_path: Path) -> None:
    table, new = tmp_path / "d.csv", tmp_path / "new.po"
    table.write_text("Këshilli i Sigurimit,Security Council\nKS,Security Council\n", encoding="utf-8")
    told = run("import", table, "--glossary", new).stdout
    assert told == f"{new}: 1 term added (with 1 variant), 0 changed, 0 as before\n"
    assert [term.variants for term in read_termbase(new).terms] == [("KS",)]
    again = run("import", table, "--glossary", new).stdout
    assert again == f"{new}: 0 terms added, 0 changed, 2 as before\n"


def test_import_of_bad_rows(tmp_path: Path, glossary: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("term,english,domain\nKina,China,geography\nligj,,law\nKievi,Kiev,geography\n", encoding="utf-8")
    before = glossary.read_bytes()
    refused = run("import", table, "--glossary", glossary, code=1)
    bad = [
        f'{table}:3: "ligj" has no English; add it or give the row the status proposed',
        f'{table}:4: "Kievi" stands at {glossary}:{FIRST_LINE + 2} with other English; give '
        "--update to change it there",
    ]
    last = f"perkthe: {table}: 2 bad rows, nothing imported; mend them or give --skip-bad"
    assert refused.stderr.splitlines() == [*bad, last]
    assert glossary.read_bytes() == before
    skipped = run("import", table, "--glossary", glossary, "--skip-bad")
    assert skipped.stderr.splitlines() == bad
    assert skipped.stdout == f"{glossary}: 1 term added, 0 changed, 0 as before, 2 bad rows skipped\n"
    run("import", table, "--glossary", glossary, "--skip-bad", "--update")
    assert {t.source: t.target for t in read_termbase(glossary).terms}["Kievi"] == "Kiev"


def test_import_of_rows_that_are_none(tmp_path: Path) -> None:
    table, new = tmp_path / "t.csv", tmp_path / "new.po"
    table.write_text('term,english\n"Kina,China\n...,dots\nligj,law\n', encoding="utf-8")
    bad = [
        f"{table}:2: not a row of a table (a quote opens that is never closed); close and double its quotes",
        f'{table}:3: "..." has no word; write one; signs, fields and linking articles alone are no term',
    ]
    last = f"perkthe: {table}: 2 bad rows, nothing imported; mend them or give --skip-bad"
    assert run("import", table, "--glossary", new, code=1).stderr.splitlines() == [*bad, last]
    skipped = run("import", table, "--glossary", new, "--skip-bad")
    assert skipped.stderr.splitlines() == bad
    assert skipped.stdout == f"{new}: 1 term added, 0 changed, 0 as before, 2 bad rows skipped\n"


def test_diff(tmp_path: Path, glossary: Path) -> None:
    new = tmp_path / "new.po"
    shutil.copy(glossary, new)
    run("add", "Kina", "China", "--glossary", new)
    run("edit", "Kievi", "--english", "Kyjiv", "--note", "a", "--note", "b", "--glossary", new)
    run("accept", "Lidhja e Kombeve", "--glossary", new)
    assert run("diff", glossary, new).stdout.splitlines() == [
        "~ Kievi (geography)",
        '    target: "Kyiv" -> "Kyjiv"',
        '    notes: "not Kiev" -> "a", "b"',
        "+ Kina: China",
        "~ Lidhja e Kombeve",
        "    status: retired -> approved",
    ]
    assert "- Kina: China" in run("diff", new, glossary).stdout.splitlines()


def test_consistency(tmp_path: Path, glossary: Path) -> None:
    article, translation = tmp_path / "a.sq", tmp_path / "a.en"
    article.write_text("Titulli\nNë Kiev foli Këshilli i Sigurimit.\n", encoding="utf-8-sig")
    translation.write_text("Title\nIn Kiev the Council spoke.\n", encoding="utf-8")
    result = run("consistency", article, translation, "--glossary", glossary, code=1)
    assert result.stdout.splitlines() == [
        f'{article}:2:4: "Kiev" is "Kyiv"; {translation}:2 has the forbidden "Kiev"',
        f'{article}:2:14: "Këshilli i Sigurimit" is "Security Council", which is not in {translation}:2',
    ]
    translation.write_text("Title\nThe Security Council spoke in Kyiv.\n", encoding="utf-8")
    assert run("consistency", article, translation, "--glossary", glossary).output == ""


def test_extract(tmp_path: Path, glossary: Path) -> None:
    article, english, output = tmp_path / "a.sq", tmp_path / "a.en", tmp_path / "found.po"
    article.write_text("Sot Kina dhe Këshilli i Sigurimit.\nPresidenti i Kinës.\n", encoding="utf-8")
    english.write_text("Today China and the Security Council.\nThe President of China.\n", encoding="utf-8")
    result = run("extract", article, "--reference", english, "-o", output, "--glossary", glossary)
    assert result.stdout == "2\tKina\tChina\n"
    assert "1 proposed term; accept or delete them, then `import` the file" in result.stderr
    term = read_termbase(output).terms[0]
    assert (term.source, term.target, term.status) == ("Kina", "China", "proposed")
    assert "found 2 times" in term.notes[0]
    assert "the file is there already" in run("extract", article, "-o", output, code=1).stderr
    assert run("check", "--glossary", output).output == ""
    run("import", output, "--glossary", glossary)
    assert "Kina\tChina" in run("list", "--status", "proposed", "--glossary", glossary).stdout


def test_extract_gives_citation_forms_without_noise(tmp_path: Path, glossary: Path) -> None:
    article, output = tmp_path / "a.sq", tmp_path / "found.po"
    article.write_text(
        "Ata kanë mbrojtur përfitimin e energjisë bërthamore në veri të Oklandit.\n"
        "Kundër energjisë bërthamore janë banorët e Oklandit, përmes qarkut të mbyllur.\n"
        "Ai foli për qark të mbyllur dhe heqja e vizave e bëri udhëtimin.\n",
        encoding="utf-8",
    )
    result = run("extract", article, "-o", output, "--glossary", glossary)
    assert result.stdout == "2\tenergji bërthamore\t\n2\tOklandi\t\n2\tqark i mbyllur\t\n"
    assert result.stderr.endswith(": 3 proposed terms; accept or delete them, then `import` the file\n")
    assert run("check", "--glossary", output).output == ""


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    path = write_po(tmp_path, "".join(entry(f"term {number}", f"a term {'x' * 90}") for number in range(2000)))
    command = " ".join((*PERKTHE, "list", "--glossary", str(path)))
    done = subprocess.run(f"{command} | head -1", shell=True, capture_output=True, check=False, text=True)
    assert done.stdout.startswith("term 0\t")
    assert done.stderr == ""


@pytest.mark.parametrize("columns", ["40", "120"])
def test_a_terminal_gets_a_table_that_fits(glossary: Path, columns: str) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": columns, "TERM": "xterm"}
    command = [*PERKTHE, "list", "--glossary", str(glossary)]
    done = subprocess.run(command, stdout=theirs, stdin=theirs, env=environment, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "domain" in shown
    assert "Sigurimit" in shown
    assert all(len(line) <= int(columns) for line in _plain(shown).splitlines())


def _plain(shown: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_of_adds_at_the_same_instant_each_is_there_or_says_that_it_is_not(glossary: Path) -> None:
    add = [*PERKTHE, "add", "--glossary", str(glossary)]
    started = [
        subprocess.Popen([*add, f"provë {name}", f"trial {name}"], stderr=subprocess.PIPE, text=True)
        for name in ("alfa", "beta", "gama", "delta", "epsilon")
    ]
    faults = [process.communicate()[1] for process in started]
    there = {term.source for term in read_termbase(glossary).terms if term.target.startswith("trial")}
    assert len(there) == faults.count("") > 0
    assert all("another program changed it in the meantime" in fault for fault in faults if fault)
