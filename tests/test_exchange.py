"""Glossaries out of and into other programs' files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary import PACKAGED
from glossary.batch import merge
from glossary.edit import new_file
from glossary.errors import GlossaryError
from glossary.exchange import read_terms, write_terms
from glossary.pofile import read_file, write_file
from glossary.rows import Program
from glossary.table import join_values, split_values
from glossary.termbase import Status, Term, Termbase, read_termbase, termbase_of

COUNCIL = Term("Këshilli i Sigurimit", "Security Council")
TERMS = (
    Term("Këshilli i Sigurimit", "Security Council", "un", variants=("KS", "KS i OKB-së"), sources=("UN Charter",)),
    Term("Kievi", "Kyiv", "geography", forbidden=("Kiev", "Kijev"), notes=('not "Kiev"; see | and \\', "two notes")),
    Term("ligj organik", "", "law", Status.PROPOSED, notes=("found 3 times, as said",)),
    Term("ligj themelor", "basic law", "", Status.PROPOSED, notes=("=or constitution?",), sources=("A", "B")),
    Term("Plani i {n}-të Pesëvjeçar", "{n:ordinal} Five-Year Plan", "china", Status.RETIRED, variants=("P{n}",)),
    Term("Vetëvendosje", "Vetëvendosje", "kosovo", read_only=True),
    Term("Viti i Arsimit", 'the "Year", of; Education', forbidden=("a|b",)),
)


def _without_lines(terms: tuple[Term, ...]) -> list[Term]:
    return [Term(**{**vars(term), "line": 0}) for term in terms]


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.tbx"])
def test_round_trip_loses_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_terms(Termbase(Path("x.po"), TERMS), path)
    batch = read_terms(path)
    assert batch.bad == ()
    assert _without_lines(batch.terms) == list(TERMS)


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.tbx"])
def test_the_packaged_glossary_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    write_terms(read_termbase(PACKAGED), tmp_path / name)
    merged = merge(new_file(tmp_path / "new.po"), read_terms(tmp_path / name))
    assert merged.bad == ()
    write_file(merged.file)
    assert (tmp_path / "new.po").read_bytes() == PACKAGED.read_bytes()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
LISTS = st.lists(TEXTS, max_size=2).map(tuple)


@st.composite
def any_term(draw: st.DrawFn) -> Term:
    status = draw(st.sampled_from(Status))
    read_only = draw(st.booleans())
    source = draw(TEXTS)
    target = source if read_only else draw(TEXTS)
    return Term(source, target, draw(TEXTS), status, read_only, draw(LISTS), draw(LISTS), draw(LISTS), draw(LISTS))


def test_a_term_that_begins_like_a_remark(tmp_path: Path) -> None:
    write_terms(Termbase(Path("x.po"), (Term("#Shqipëria", "#Albania"),)), tmp_path / "t.tsv")
    assert [term.source for term in read_terms(tmp_path / "t.tsv").terms] == ["#Shqipëria"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(term=any_term(), name=st.sampled_from(["t.csv", "t.tsv", "t.tbx"]))
def test_round_trip_of_any_term(tmp_path: Path, term: Term, name: str) -> None:
    write_terms(Termbase(Path("x.po"), (term,)), tmp_path / name)
    batch = read_terms(tmp_path / name)
    assert (_without_lines(batch.terms), batch.bad) == ([term], ())


@given(st.lists(TEXTS, max_size=4))
def test_values_in_a_cell(values: list[str]) -> None:
    assert split_values(join_values(values)) == tuple(values)


PAIR = [COUNCIL, Term("Kombet e Bashkuara", "United Nations")]
# File name, bytes, terms: as spreadsheets, other programs and people write them.
TABLES: dict[str, tuple[str, bytes, list[Term]]] = {
    "DeepL": ("t.csv", "Këshilli i Sigurimit,Security Council\nKombet e Bashkuara,United Nations\n".encode(), PAIR),
    "DeepL with languages": ("t.csv", "Këshilli i Sigurimit,Security Council,sq,en-US\n".encode(), [COUNCIL]),
    "OmegaT": (
        "t.txt",
        '# our terms\nKievi\tKyiv\tnot "Kiev"\nKëshilli i Sigurimit\tSecurity Council\n'.encode(),
        [Term("Kievi", "Kyiv", notes=('not "Kiev"',)), COUNCIL],
    ),
    "Weblate": (
        "t.csv",
        b"location,source,target,id,fuzzy,context,translator_comments,developer_comments\r\n"
        b'"","Kievi","Kyiv","","","geography","","variant: Kijevi\nnote: a city\nby hand"\r\n'
        b'"","Kievi","Kiev","","","geography|forbidden","",""\r\n'
        b'"","ligj","","","True","law","which?",""\r\n',
        [
            Term("Kievi", "Kyiv", "geography", forbidden=("Kiev",), variants=("Kijevi",), notes=("a city", "by hand")),
            Term("ligj", "", "law", Status.PROPOSED, notes=("which?",)),
        ],
    ),
    "our entry writers": (
        "t.tsv",
        "term\tenglish\tdomain\tvariants\tnote\tsource\n"
        'Kuvendi i Shqipërisë\tAssembly of Albania\talbania\tParlamenti|Kuvendi\twires: "parliament"\tArt. 64\n'
        "Kombet e Bashkuara\tUnited Nations\n".encode(),
        [
            Term(
                "Kuvendi i Shqipërisë",
                "Assembly of Albania",
                "albania",
                variants=("Parlamenti", "Kuvendi"),
                notes=('wires: "parliament"',),
                sources=("Art. 64",),
            ),
            PAIR[1],
        ],
    ),
    "Excel, UTF-8": (
        "t.csv",
        "\ufeffTerm,English,Note\r\nKëshilli i Sigurimit,Security Council,\r\n".encode(),
        [COUNCIL],
    ),
    "Excel with semicolons": (
        "t.csv",
        'Term;English;Note\r\nKëshilli i Sigurimit;"Security Council";"a, b; c"\r\n'.encode("utf-8-sig"),
        [Term("Këshilli i Sigurimit", "Security Council", notes=("a, b; c",))],
    ),
    "Excel with its hint": ("t.csv", "sep=;\r\nKëshilli i Sigurimit;Security Council\r\n".encode(), [COUNCIL]),
    "Excel, Unicode text": (
        "t.txt",
        'term\tenglish\r\n"Viti ""A"""\t"the ""A"" Year"\r\n'.encode("utf-16"),
        [Term('Viti "A"', 'the "A" Year')],
    ),
    "tabs in a .csv": ("t.csv", "Këshilli i Sigurimit\tSecurity Council\n".encode(), [COUNCIL]),
    "columns in any order, empty rows": (
        "t.csv",
        "English,Domain,Term\n\nSecurity Council,,Këshilli i Sigurimit\n,,\n".encode(),
        [COUNCIL],
    ),
    "remarks with semicolons": (
        "t.csv",
        b"Kievi,Kyiv,a; b; c; d; e\n",
        [Term("Kievi", "Kyiv", notes=("a; b; c; d; e",))],
    ),
    "remarks with bare semicolons": ("t.csv", b"Kievi,Kyiv,a;b;c;d\n", [Term("Kievi", "Kyiv", notes=("a;b;c;d",))]),
    "quoted semicolons": ("t.csv", b'"a;b",Kyiv\n', [Term("a;b", "Kyiv")]),
    "semicolons, remarks with commas": (
        "t.csv",
        "1,5 gradë, mesatarja;1.5 degrees;a, b,c, d\n".encode(),
        [Term("1,5 gradë, mesatarja", "1.5 degrees", notes=("a, b,c, d",))],
    ),
    "spaces around cells": ("t.csv", "  Këshilli i Sigurimit , Security Council \n".encode(), [COUNCIL]),
    "quoted cells": (
        "t.csv",
        'term,english\n"Traktati, i ""Mirë""","Treaty, ""Good"""\n'.encode(),
        [Term('Traktati, i "Mirë"', 'Treaty, "Good"')],
    ),
    "raw quotes between tabs": ("t.tsv", b'"A" B\t"C" D\n', [Term('"A" B', '"C" D')]),
    "nothing": ("t.csv", b"", []),
    "only a header": ("t.csv", b"term,english\n", []),
}


@pytest.mark.parametrize(("name", "content", "expected"), TABLES.values(), ids=TABLES)
def test_tables(tmp_path: Path, name: str, content: bytes, expected: list[Term]) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    batch = read_terms(path)
    assert batch.bad == ()
    assert _without_lines(batch.terms) == expected


BAD_ROWS = {
    "no English": ("ligj,\n", 2, '"ligj" has no English; add it or give the row the status proposed'),
    "no Albanian": (",law\n", 2, "no Albanian term; fill it in or delete the row"),
    "too many cells": ("ligj,law,,,,the, law\n", 2, "7 cells for 5 columns; put quotes around a cell"),
    "unknown status": ("ligj,law,aproved\n", 2, 'unknown status "aproved"; use approved, proposed, retired'),
    "unknown flag": ("ligj,law,,readonly\n", 2, 'unknown flag "readonly"; only read-only is known'),
    "open quote": ('ligj,law\n"lig,act,,,"x"\nOKB,UN\n', 3, "not a row of a table ("),
    "quote that nothing closes": (
        '"ligj,law\nOKB,UN\n',
        2,
        "not a row of a table (a quote opens that is never closed)",
    ),
    "text behind a quote": ('"ligj"x,law\n', 2, "not a row of a table ("),
    "behind a cell of two lines": ('a,b,,,"x\ny"\nligj,\n', 4, '"ligj" has no English'),
}


@pytest.mark.parametrize(("rows", "line", "message"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_bad_rows_are_named_and_the_others_kept(tmp_path: Path, rows: str, line: int, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text("term,english,status,flags,note\n" + rows + "Kina,China\n", encoding="utf-8")
    batch = read_terms(path)
    assert len(batch.bad) == 1
    assert str(batch.bad[0]).startswith(f"{path}:{line}: {message}")
    assert batch.terms[-1].source == "Kina"


def test_a_language_pair_that_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("law,ligj,en,sq\nligj,law,sq,en\n", encoding="utf-8")
    batch = read_terms(path)
    assert [str(problem) for problem in batch.bad] == [
        f"{path}:1: the languages are en and sq; only sq and en belong here"
    ]
    assert [term.source for term in batch.terms] == ["ligj"]


def test_a_separator_without_quotes_is_a_bad_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Kina,China\nligj,law,act,bill\n", encoding="utf-8")
    batch = read_terms(path)
    assert [term.source for term in batch.terms] == ["Kina"]
    assert str(batch.bad[0]).startswith(f"{path}:2: 4 cells for 3 columns; put quotes around a cell")


def test_forbidden_before_approved(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("source,target,context\nKievi,Kiev,geo|forbidden\nKievi,Kyiv,geo\n", encoding="utf-8")
    assert [str(problem) for problem in read_terms(path).bad] == [
        f'{path}:2: "Kievi" forbids "Kiev" before it is approved; put the approved row first'
    ]


NO_TABLES: dict[str, tuple[str, bytes, str]] = {
    "Windows letters": (
        "t.csv",
        "term,english\nKëshilli,Council\n".encode("cp1252"),
        r't\.csv:2: not UTF-8 \(byte 14\); in Excel save it as "CSV UTF-8 \(Comma delimited\)"',
    ),
    "unknown column": ("t.csv", b"term,english,colour\n", r't\.csv:1: unknown column "colour"; use term, english, '),
    "column twice": ("t.csv", b"term,english,note,comment\n", r't\.csv:1: two columns for "note"; delete one'),
    "no English column": ("t.csv", b"term,note\nligj,x\n", r"t\.csv:1: there is no column for the English; name it"),
    "many columns without names": ("t.csv", b"a,b,c,d,e\n", r"t\.csv:1: 5 columns without names; begin with a line"),
    "one column": ("t.csv", b"ligj\n", r"t\.csv:1: 1 columns without names"),
    "open quote in the header": ("t.csv", b'"term,english\nligj,law\n', r"t\.csv:1: not a row of a table .*; close"),
    "text behind a quote": ("t.csv", b'"ligj"x,law\n', r"t\.csv:1: not a row of a table"),
    "a spreadsheet": ("t.xlsx", b"PK", r't\.xlsx: the format "\.xlsx" is unknown; use \.csv, \.tsv, \.tbx or \.po'),
    "no ending": ("terms", b"", r'terms: the format "" is unknown'),
    "not XML": ("t.tbx", b"<tbx>\n<text></tbx>\n", r"t\.tbx:2: not XML .*; mend the file or export it anew"),
    "empty XML": ("t.tbx", b"", r"t\.tbx:\d+: not XML"),
    "other XML": ("t.xml", b"<html/>", r"t\.xml:1: <html> is no TBX; its root is <tbx>"),
    "not PO": ("t.po", b"ligj\n", r"t\.po:1: this line is not PO"),
}


@pytest.mark.parametrize(("name", "content", "message"), NO_TABLES.values(), ids=NO_TABLES)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GlossaryError, match=message):
        read_terms(path)


def test_a_missing_file(tmp_path: Path) -> None:
    for name in ("t.csv", "t.tbx"):
        with pytest.raises(GlossaryError, match=r"cannot be read \(no such file or directory\); check the path"):
            read_terms(tmp_path / name)


def test_files_for_other_programs(tmp_path: Path) -> None:
    termbase = Termbase(Path("x.po"), TERMS)
    write_terms(termbase, tmp_path / "d.csv", Program.DEEPL)
    assert (tmp_path / "d.csv").read_bytes().decode().splitlines() == [
        "Këshilli i Sigurimit,Security Council",
        "KS,Security Council",
        "KS i OKB-së,Security Council",
        "Kievi,Kyiv",
        "Vetëvendosje,Vetëvendosje",
        'Viti i Arsimit,"the ""Year"", of; Education"',
    ]
    write_terms(termbase, tmp_path / "o.tsv", Program.OMEGAT)
    lines = (tmp_path / "o.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "Këshilli i Sigurimit\tSecurity Council\tdomain: un; source: UN Charter"
    assert lines[3] == 'Kievi\tKyiv\tdomain: geography; not "Kiev"; see | and \\; two notes; not: Kiev; not: Kijev'
    assert lines[-1] == 'Viti i Arsimit\tthe "Year", of; Education\tnot: a|b'
    assert not any("Pesëvjeçar" in line for line in lines)  # retired
    with pytest.raises(GlossaryError, match=r'"\.tbx" is no format for deepl; use \.csv or \.tsv'):
        write_terms(termbase, tmp_path / "d.tbx", Program.DEEPL)


# What comes back of TERMS from another program's table into a glossary of its own, and what was left out.
ROUND_TRIPS: dict[str, tuple[Program, list[Term], tuple[tuple[str, int], ...]]] = {
    "d.csv": (
        Program.DEEPL,
        [
            Term("Këshilli i Sigurimit", "Security Council", variants=("KS", "KS i OKB-së")),
            Term("Kievi", "Kyiv"),
            Term("Vetëvendosje", "Vetëvendosje"),
            Term("Viti i Arsimit", 'the "Year", of; Education'),
        ],
        (("proposed", 2), ("retired", 1)),
    ),
    "o.tsv": (
        Program.OMEGAT,
        [
            TERMS[0],
            Term(
                "Kievi",
                "Kyiv",
                "geography",
                forbidden=("Kiev", "Kijev"),
                notes=('not "Kiev"; see | and \\; two notes',),
            ),
            *TERMS[3:4],
            *TERMS[5:],
        ],
        (("without English", 1), ("retired", 1)),
    ),
    "w.csv": (Program.WEBLATE, [term for term in TERMS if term.status is not Status.RETIRED], (("retired", 1),)),
}


@pytest.mark.parametrize("name", ROUND_TRIPS)
def test_what_another_program_gets_comes_back(tmp_path: Path, name: str) -> None:
    program, expected, left_out = ROUND_TRIPS[name]
    written = write_terms(Termbase(Path("x.po"), TERMS), tmp_path / name, program)
    assert written.left_out == left_out
    assert len(written.terms) == len(TERMS) - sum(count for _, count in left_out)
    merged = merge(new_file(tmp_path / "new.po"), read_terms(tmp_path / name))
    assert merged.bad == ()
    back = _without_lines(termbase_of(merged.file).terms)
    assert sorted(back, key=lambda term: term.source) == sorted(expected, key=lambda term: term.source)


@pytest.mark.parametrize("name", ROUND_TRIPS)
def test_what_another_program_gets_says_nothing_new(tmp_path: Path, name: str) -> None:
    termbase = read_termbase(PACKAGED)
    write_terms(termbase, tmp_path / name, ROUND_TRIPS[name][0])
    merged = merge(read_file(PACKAGED), read_terms(tmp_path / name))
    assert (merged.added, merged.updated, merged.bad) == (0, 0, ())
    assert merge(new_file(tmp_path / "new.po"), read_terms(tmp_path / name)).bad == ()


@pytest.mark.parametrize("status", [Status.APPROVED, Status.PROPOSED])
@pytest.mark.parametrize("name", ["o.tsv", "o.csv"])
@pytest.mark.parametrize(
    "note",
    ["proposed", "read-only", "domain: x", "source: x", "since 2018; not: Kiev", "note: x", "a; b; c; d; e", "see: x"],
)
def test_a_note_that_looks_like_another_remark(tmp_path: Path, note: str, name: str, status: Status) -> None:
    term = Term("Kievi", "Kyiv", "geography", status, notes=(note,))
    write_terms(Termbase(Path("x.po"), (term,)), tmp_path / name, Program.OMEGAT)
    batch = read_terms(tmp_path / name)
    assert (_without_lines(batch.terms), batch.bad) == ([term], ())


def test_a_citation_form_goes_before_the_variant_of_another(tmp_path: Path) -> None:
    terms = (
        Term("samiti BE-Kinë", "EU-China summit", "eu", variants=("samiti Kinë-BE",)),
        Term("samiti Kinë-BE", "China-EU summit", "china"),
        Term("samiti Kinë-BE", "summit of China and the EU", "eu"),
    )
    written = write_terms(Termbase(Path("x.po"), terms), tmp_path / "d.csv", Program.DEEPL)
    assert (tmp_path / "d.csv").read_text(encoding="utf-8") == (
        "samiti BE-Kinë,EU-China summit\nsamiti Kinë-BE,China-EU summit\n"
    )
    assert written.left_out == (("second senses", 1),)


def test_the_word_of_po_files_for_a_proposed_term(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("term,english,status\nligj,law,Fuzzy\nKina,China,\n", encoding="utf-8")
    batch = read_terms(path)
    assert ([term.status for term in batch.terms], batch.bad) == ([Status.PROPOSED, Status.APPROVED], ())


def test_excel_can_tell_that_a_csv_is_utf_8(tmp_path: Path) -> None:
    write_terms(Termbase(Path("x.po"), TERMS), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfterm,english,")
