"""Do names, figures, dates and units survive? The rate of a package on `names_numbers.tsv`.

    python tests/eval_names.py [PACKAGE] [--desk] [--card translate/train/failures.tsv]

The model alone is asked, or with --desk the whole of Përkthe, which holds figures and enforces the glossary.
A row of the table is: kind, an Albanian sentence, what must come out, separated by "; ". A thing may have several
right forms, separated by " | "; dates, per cents, money and units have their usual ones anyway (`RULES`).
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from glossary.outcome import MONTH
from translate import Wrap, open_desk, translate
from translate.argos import EMBEDDED
from translate.model import Request, load_model

TABLE = Path(__file__).with_name("names_numbers.tsv")
SYMBOLS = {"euros": "€", "dollars": r"(?:US)?\$", "pounds": "£"}
SHORT = {"kilometre": "km", "kilogram": "kg", "megawatt": "MW", "millimetre": "mm", "metre": "m", "hectare": "ha"}
UNITS = [f"{stem}s" for stem in (*SHORT, "litre", "tonne")]
NUMBER = r"(?P<number>[\d.,]+)(?: (?P<scale>thousand|million|billion))?"
Rule = tuple[str, Callable[[re.Match[str]], str]]


@dataclass(frozen=True)
class Case:
    """A sentence and what must come out of it: every group, in one of its forms."""

    kind: str
    source: str
    expected: tuple[tuple[str, ...], ...]


def date(match: re.Match[str]) -> str:
    """14 March 2019: also March 14, 2019, the 14th of March 2019."""
    day, month, year = match["day"], match["month"], match["year"]
    first = rf"{day}(?:st|nd|rd|th)?(?: of)? {month}|{month} (?:the )?{day}(?:st|nd|rd|th)?"
    return rf"(?:{first})" + (rf",?(?: of)? {year}" if year else "")


def money(match: re.Match[str]) -> str:
    """25 million euros: also €25 million, 25 million euro, 25m euros."""
    scale, unit = match["scale"] or "", match["unit"]
    amount = re.escape(match["number"]) + (rf" ?(?:{scale}|{scale[0]}n?)" if scale else "")
    symbol = rf"|{SYMBOLS[unit]} ?{amount}" if unit in SYMBOLS else ""
    return rf"(?:{amount}[ -](?:US )?{unit.removesuffix('s')}s?{symbol})"


def metric(match: re.Match[str]) -> str:
    """37 kilometres: also kilometers, km, 37-kilometre; 85 square metres: also m²."""
    number, stem = re.escape(match["number"]), match["unit"].removesuffix("s")
    american = stem.replace("metre", "meter").replace("litre", "liter").replace("tonne", "ton")
    power = {"square ": "²", "cubic ": "³"}.get(match["power"] or "", "")
    scale = rf" {match['scale']}" if match["scale"] else ""
    spelt = rf"{match['power'] or ''}(?:{stem}|{american})s?"
    return rf"(?:{number}{scale}[ -]?(?:{spelt}|{SHORT.get(stem, stem)}{power}))"


RULES: tuple[Rule, ...] = (
    (rf"(?P<day>\d+) (?P<month>{MONTH})(?: (?P<year>\d{{4}}))?", date),
    (r"(?P<number>[\d.,]+) %", lambda m: rf"{re.escape(m['number'])}(?: ?%| ?per ?cent| percentage points?)"),
    (rf"{NUMBER} (?P<unit>euros|dollars|pounds|lek|yuan)", money),
    (rf"{NUMBER} kilometres per hour", lambda m: rf"{m['number']} ?(?:kilomet(?:re|er)s (?:per|an) hour|km/h|kph)"),
    (rf"{NUMBER} degrees", lambda m: rf"{re.escape(m['number'])}(?: degrees?| ?°C?)"),
    (rf"{NUMBER} (?P<power>square |cubic )?(?P<unit>{'|'.join(UNITS)})", metric),
)


def pattern(form: str) -> re.Pattern[str]:
    """What finds a form in a target, in its usual variants; no other letter or digit may touch it.

    >>> bool(pattern("14 March 2019").search("Signed on March 14, 2019.")), bool(pattern("3.4 %").search("by 13.4%"))
    (True, False)
    """
    for known, variants in RULES:
        match = re.fullmatch(known, form)
        if match:
            return re.compile(rf"(?<!\w)(?<!\d[.,]){variants(match)}(?!\w|[.,]\d)")
    ignore = re.IGNORECASE if form[0].islower() else 0
    text = re.sub(r"(?<=\d),(?=\d{3})", ",?", re.escape(form))  # 28561 is 28,561
    return re.compile(rf"(?<!\w)(?<!\d[.,]){text}(?!\w|[.,]\d)", ignore)


def plain(target: str) -> str:
    """A target with one kind of apostrophe, dash and space."""
    return target.replace("’", "'").replace("\N{NON-BREAKING HYPHEN}", "-").replace("\N{NO-BREAK SPACE}", " ")


def missing(case: Case, target: str) -> list[str]:
    """The things that did not come out, each by its first form."""
    text = plain(target)
    return [forms[0] for forms in case.expected if not any(pattern(form).search(text) for form in forms)]


def read_cases(path: Path = TABLE) -> list[Case]:
    """The rows of the table."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [Case(k, s, tuple(tuple(i.split(" | ")) for i in things.split("; "))) for k, s, things in rows]


def drafted(sources: list[str], package: Path) -> list[str]:
    """What the model writes by itself."""
    return [best.text for best, *_ in load_model(package).draft([Request(source) for source in sources])]


def translated(sources: list[str], package: Path) -> list[str]:
    """What users get."""
    return translate("\n".join(sources), open_desk(package), Wrap.NEVER).text.split("\n")


def failures(cases: list[Case], drafts: list[str], lost: list[list[str]], count: int) -> list[str]:
    """Rows of the model card's table of known failures: of each kind the first ones."""
    rows = ["Albanian\tthe model wrote\tlost"]
    for kind in dict.fromkeys(case.kind for case in cases):
        failed = [i for i, case in enumerate(cases) if case.kind == kind and lost[i]]
        rows += [f"{cases[i].source}\t{drafts[i]}\t{'; '.join(lost[i])}" for i in failed[:count]]
    return rows


def main(
    package: Annotated[Path, typer.Argument(help="Argos package folder.")] = EMBEDDED,
    desk: Annotated[bool, typer.Option("--desk", help="Translate as users do, with the packaged glossary.")] = False,
    card: Annotated[Path | None, typer.Option(help="Write two failures of each kind here: failures.tsv.")] = None,
) -> None:
    """Draft the sentences; print what is lost, and the rates."""
    cases = read_cases()
    sources = [case.source for case in cases]
    drafts = translated(sources, package) if desk else drafted(sources, package)
    lost = [missing(case, draft) for case, draft in zip(cases, drafts, strict=True)]
    things, wrong = Counter[str](), Counter[str]()
    for case, draft, items in zip(cases, drafts, lost, strict=True):
        things[case.kind] += len(case.expected)
        wrong[case.kind] += len(items)
        if items:
            typer.echo(f"{case.source}\n  {draft}\n  lost: {'; '.join(items)}")
    for kind, count in things.items():
        typer.echo(f"{kind:8} {1 - wrong[kind] / count:6.1%} of {count}")
    right = sum(not items for items in lost)
    rate = 1 - wrong.total() / things.total()
    typer.echo(f"all      {rate:6.1%} of {things.total()} things; {right} of {len(cases)} sentences whole")
    if card:
        card.write_text("\n".join(failures(cases, drafts, lost, 2)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
