"""`perkthe score`: hypotheses against references."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from glossary.termbase import Termbase, read_termbase
from translate.cli.progress import LONG_SCORING, bar
from translate.cli.showing import show
from translate.cpu import cores
from translate.document import write_text
from translate.errors import TranslateError

if TYPE_CHECKING:  # numpy and sacrebleu take a fifth of a second, which other commands need not pay
    from translate.score import Corpus, Scores
    from translate.score.gate import Limit
    from translate.score.postedit import PostEdit


def register(app: typer.Typer) -> None:
    """Add this module's command to the app."""
    app.command("score")(score)


def score(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="HYPOTHESIS REFERENCE...", help="A translation and its references: text, PO, JSONL or folders."
        ),
    ] = None,
    versus: Annotated[list[Path] | None, typer.Option(help="Another system, compared with the first.")] = None,
    source: Annotated[Path | None, typer.Option(help="The Albanian, line for line.")] = None,
    glossary: Annotated[Path | None, typer.Option(help="A glossary (PO), to see whether its terms stand.")] = None,
    align: Annotated[bool, typer.Option("--align", help="Pair sentences where lines do not answer lines.")] = False,
    post_edited: Annotated[
        Path | None, typer.Option("--post-edit", help="A post-edited PO: what was changed in the machine's draft.")
    ] = None,
    comet: Annotated[str | None, typer.Option(help="COMET too: a model's name or folder.")] = None,
    threshold: Annotated[float, typer.Option(help="The chrF2++ from which on a segment counts as good.")] = 50,
    fail_under: Annotated[
        list[str] | None, typer.Option(metavar="FIGURE=VALUE", help="Exit with 1 where a figure is worse: chrf=55.")
    ] = None,
    baseline: Annotated[Path | None, typer.Option(help="An earlier --json: exit with 1 on a significant drop.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page for the browser.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Score a translation: BLEU, chrF++, TER, terms, numbers and names, with signatures and intervals."""
    from translate.score import gate, outputs, scores

    limits = [gate.parse_limit(text) for text in fail_under or ()]
    scores.check_threshold(threshold)
    inputs = outputs.inputs_of([*(files or ()), *(versus or ()), source, glossary, post_edited, baseline])
    if html:
        outputs.check_output("--html", html, inputs)
    termbase = read_termbase(glossary) if glossary else None
    edited: PostEdit | None = None
    if post_edited:
        _refuse({"--versus": versus, "--source": source, "--align": align, "--comet": comet, "--baseline": baseline})
        gate.check_measurable(limits, sourced=True, glossary=termbase is not None, comet=False)
        edited = _post_edited(post_edited, files or [], termbase, threshold)
        found = edited.scores
    else:
        corpus = _corpus(files or [], versus or [], source, align, baseline)
        found = _scored(corpus, termbase, limits, threshold, comet, quiet)
    if html:
        from translate.score.html import to_html

        title = f"Scores of {', '.join(system.name for system in found.systems)}"
        write_text(html, to_html(found, title, edited), inputs)
    show(found, as_json, edited)
    _check(found, limits)


def _refuse(options: dict[str, object]) -> None:
    """Refuse what says nothing of a post-edited draft, rather than leave it aside in silence."""
    if named := [option for option, value in options.items() if value]:
        raise TranslateError(f"{', '.join(named)}: means nothing with --post-edit; leave it out")


def _scored(
    corpus: "Corpus",
    termbase: Termbase | None,
    limits: "list[Limit]",
    threshold: float,
    comet: str | None,
    quiet: bool,
) -> "Scores":
    """The scoring, once it is known that it can measure what is asked of it."""
    from translate.score import comet as neural
    from translate.score import gate, scores

    if termbase and corpus.sources is None:
        raise TranslateError("--glossary looks for terms in the Albanian; add --source FILE")
    gate.check_measurable(limits, corpus.sources is not None, termbase is not None, comet is not None)
    made = neural.comet_scores(corpus, comet) if comet else None
    with bar("scoring", quiet, LONG_SCORING) as progress:
        return scores.score_corpus(corpus, termbase, threshold, made, cores(), progress)


def _check(found: "Scores", limits: "list[Limit]") -> None:
    """Exit with 1 where the hypothesis misses a limit, or is worse than the baseline; other systems only stand by."""
    from translate.score import gate

    (hypothesis,) = (system for system in found.systems if system.name == found.corpus.hypothesis)
    faults = gate.missed(hypothesis, limits)
    if found.corpus.baseline:
        faults += gate.dropped(found.comparisons[0])
    for fault in faults:
        typer.echo(f"perkthe score: {fault}", err=True)
    if faults:
        raise typer.Exit(1)


def _corpus(files: list[Path], versus: list[Path], source: Path | None, align: bool, baseline: Path | None) -> "Corpus":
    """What to score; an earlier scoring's system comes before the others."""
    from translate.score import inputs, record
    from translate.score.corpus import in_step
    from translate.score.reading import speakable

    if len(files) < 2:
        raise TranslateError("score needs a translation and a reference: perkthe score HYPOTHESIS REFERENCE")
    hypothesis, *references = files
    request = inputs.Request(inputs.system_names([hypothesis, *versus]), references, source, align)
    loaded = inputs.load(request)
    for line in loaded.story:
        typer.echo(line, err=True)
    corpus = in_step(loaded.corpus)
    if baseline is None:
        return corpus
    name = f"{speakable(baseline.name)} (baseline)"
    return replace(corpus, systems={name: record.baseline(baseline, corpus), **corpus.systems}, baseline=name)


def _post_edited(path: Path, files: list[Path], termbase: Termbase | None, threshold: float) -> "PostEdit":
    """The draft is what the edited file remembers, or the file that is named."""
    from translate.score import drafts
    from translate.score.postedit import post_edit
    from translate.score.reading import speakable

    entries = drafts.read_draft(path)
    if len(files) > 1:
        raise TranslateError("--post-edit needs no reference; the edited file is it")
    if files:
        found = drafts.in_order_of(drafts.read_draft(files[0]), files[0], entries, path)
        entries = [entry.with_draft(draft.target) for entry, draft in zip(entries, found, strict=True)]
    return post_edit(entries, speakable(str(files[0] if files else path)), termbase, threshold)
