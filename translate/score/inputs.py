"""Files and folders into a corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import TranslateError
from translate.score.align import first_parting, regroup, sentences, story
from translate.score.corpus import Corpus, Place
from translate.score.drafts import Entry, by_line, in_order_of, is_draft, read_draft
from translate.score.folders import articles_in, check_pairs
from translate.score.reading import read_utf8, speakable


@dataclass(frozen=True)
class Request:
    """What to score: files, or folders of articles."""

    systems: Mapping[str, Path]
    references: Sequence[Path]
    source: Path | None = None
    aligned: bool = False  # pair sentences rather than lines


@dataclass(frozen=True)
class Loaded:
    """A corpus, and what aligning it did, in lines for people."""

    corpus: Corpus
    story: tuple[str, ...] = ()


def load(request: Request) -> Loaded:
    """Read a corpus. Raises TranslateError where a file cannot be read or the sides cannot be paired."""
    loaded = [_article(each, name) for name, each in _articles(request)]
    return Loaded(_joined([each.corpus for each in loaded]), tuple(line for each in loaded for line in each.story))


def read_lines(path: Path) -> list[str]:
    r"""The lines of a text file, without their ends and what blanks stand before them.

    Only ``\n`` ends a line, as for the `sacrebleu` command, so that the counts agree with `wc -l`.
    """
    lines = read_utf8(path).removeprefix("\ufeff").split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.rstrip() for line in lines]


def system_names(paths: Sequence[Path]) -> dict[str, Path]:
    """A name for each system: its file's, or its path where names are alike."""
    names = [path.name for path in paths]
    named = {speakable(path.name if names.count(path.name) == 1 else str(path)): path for path in paths}
    if len(named) < len(paths):
        raise TranslateError(f"{paths[0]}: the same system is given twice; name another")
    return named


def _articles(request: Request) -> list[tuple[str, Request]]:
    """The request for each article, by name: one for files, one a pair of files for folders."""
    paths = [*request.systems.values(), *request.references, *([request.source] if request.source else [])]
    folders = [path.is_dir() for path in paths]
    if not any(folders):
        return [(speakable(request.references[0].name), request)]
    if not all(folders):
        file = paths[folders.index(False)]
        raise TranslateError(f"{file}: this is a file and {paths[folders.index(True)]} a folder; give folders for all")
    systems = {name: articles_in(path, "en") for name, path in request.systems.items()}
    references = [articles_in(path, "en") for path in request.references]
    source = articles_in(request.source, "sq") if request.source else {}
    every = [*zip(paths, [*systems.values(), *references, *([source] if request.source else [])], strict=True)]
    check_pairs(every)
    return [
        (
            speakable(name),
            Request(
                {system: files[name] for system, files in systems.items()},
                [files[name] for files in references],
                source.get(name),
                request.aligned,
            ),
        )
        for name in sorted(every[0][1])
    ]


def _article(request: Request, name: str) -> Loaded:
    """One article's corpus."""
    paths = [*request.systems.values(), *request.references]
    if all(is_draft(path) for path in paths) and not request.source:
        return Loaded(_of_segments(request))
    columns = _of_lines(request)
    if request.aligned:
        return _aligned(request, columns, name)
    (first, lines), *others = columns.items()
    for other, side in others:
        if len(side) != len(lines):
            remedy = "make them line for line, or let --align pair their sentences"
            raise TranslateError(f"{mismatch(lines, side, first, other)}; {remedy}")
    return Loaded(_corpus(request, list(columns.values()), [Place(name, n) for n in range(1, len(lines) + 1)]))


def _of_segments(request: Request) -> Corpus:
    """Segment by segment, where every side says which source each of its segments answers."""
    (first, path), *others = request.systems.items()
    wanted = read_draft(path)
    systems = {first: [entry.target for entry in wanted]}
    for name, other in others:
        systems[name] = _targets(other, wanted, path)
    references = tuple(_targets(other, wanted, path) for other in request.references)
    return Corpus(
        systems, references, [entry.source for entry in wanted], [Place(entry.article, entry.line) for entry in wanted]
    )


def _targets(path: Path, wanted: Sequence[Entry], wanted_path: Path) -> list[str]:
    return [entry.target for entry in in_order_of(read_draft(path), path, wanted, wanted_path)]


def _of_lines(request: Request) -> dict[str, list[str]]:
    """Every side's lines by its path, systems first, the source last; a draft's own source stands in for one."""
    paths = [*request.systems.values(), *request.references, *([request.source] if request.source else [])]
    texts = {path: read_lines(path) for path in paths if not is_draft(path)}
    longest = max((len(lines) for lines in texts.values()), default=0)
    columns: list[tuple[str, list[str]]] = []
    drafted: list[str] | None = None
    for path in paths:
        lines = texts.get(path)
        if lines is None:
            sources, lines = by_line(read_draft(path), path, longest)
            drafted = drafted or sources
            lines = sources if path == request.source else lines
        columns.append((str(path), lines))
    if drafted and not request.source:
        columns.append((f"{columns[0][0]} (source)", drafted))
    return _distinct(columns)


def _distinct(columns: Sequence[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """By name; a file that is given twice has a number at its second."""
    named: dict[str, list[str]] = {}
    for name, lines in columns:
        number = sum(known == name or known.startswith(f"{name} (again") for known in named)
        named[f"{name} (again {number})" if number else name] = lines
    return named


def _corpus(request: Request, columns: Sequence[Sequence[str]], places: Sequence[Place]) -> Corpus:
    systems, references = len(request.systems), len(request.references)
    return Corpus(
        dict(zip(request.systems, columns[:systems], strict=True)),
        tuple(columns[systems : systems + references]),
        columns[systems + references] if len(columns) > systems + references else None,
        places,
    )


def _aligned(request: Request, columns: Mapping[str, Sequence[str]], name: str) -> Loaded:
    """The article's sentences, all sides brought in step with the first reference."""
    names, texts = list(columns), [sentences(lines) for lines in columns.values()]
    pivot = len(request.systems)
    order = [pivot, *(n for n in range(len(texts)) if n != pivot)]
    segments, lines, aligned = regroup([texts[n] for n in order])
    in_place = [segments[order.index(n)] for n in range(len(texts))]
    told = [
        line
        for beads, n in zip(aligned, order[1:], strict=True)
        for line in story(beads, texts[pivot], texts[n], (names[pivot], names[n]))
    ]
    return Loaded(_corpus(request, in_place, [Place(name, line) for line in lines]), tuple(told))


def mismatch(first: Sequence[str], second: Sequence[str], first_name: str, second_name: str) -> str:
    """What to say of two sides that have not as many lines: where they part."""
    message = f"{first_name} has {len(first)} lines, {second_name} has {len(second)}"
    if parting := first_parting(first, second):
        where = f"{_lines(parting.first, first_name)} {_answer(parting.first)} {_lines(parting.second, second_name)}"
        message += f"; they part where {where}"
    else:
        pairs = enumerate(zip(first, second, strict=False), 1)
        apart = next((n for n, (a, b) in pairs if bool(a) != bool(b)), min(len(first), len(second)) + 1)
        message += f"; only blank lines differ, from line {apart} on"
    return message


def _lines(span: tuple[int, int], name: str) -> str:
    start, end = span
    if start == end:
        return f"nothing in {name}"
    return f"line {start} of {name}" if end == start + 1 else f"lines {start}–{end - 1} of {name}"


def _answer(span: tuple[int, int]) -> str:
    return "answer" if span[1] - span[0] > 1 else "answers"


def _joined(corpora: Sequence[Corpus]) -> Corpus:
    """Several articles as one corpus."""
    first = corpora[0]
    if len(corpora) == 1:
        return first
    sourced = all(each.sources is not None for each in corpora)
    return Corpus(
        {name: [line for each in corpora for line in each.systems[name]] for name in first.systems},
        tuple([line for each in corpora for line in each.references[n]] for n in range(len(first.references))),
        [line for each in corpora for line in each.sources or ()] if sourced else None,
        [place for each in corpora for place in each.places],
    )
