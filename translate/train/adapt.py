"""`perkthe adapt`: a few more minutes of training on a user's own corrected translations.

A tenth of the pairs is held out; the model is scored on it before and after, and is not written where it got worse.
"""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import sentencepiece

from translate import gloss
from translate.errors import TranslateError
from translate.train import drafter, export, weights
from translate.train.corpus import Pair, lines, write
from translate.train.ctranslate import from_package
from translate.train.evaluate import Score, drafts, score
from translate.train.pairs import read_pairs, split
from translate.train.settings import ADAPT, Log, Settings
from translate.train.shortlist import widened
from translate.train.trainer import train

PASSES = 8  # over the pairs at most: more learns them by heart


@dataclass(frozen=True)
class Adapted:
    """What an adaptation came to."""

    package: Path
    trained: int  # pairs
    held: int
    before: Score  # on the pairs held out
    after: Score


def check_place(package: Path) -> None:
    """Raises TranslateError where something lies in the new package's place."""
    if package.exists():
        raise TranslateError(f"{package}: is there already; choose another place with --to")


def adapt(paths: list[Path], base: Path, package: Path, settings: Settings, log: Log) -> Adapted:
    """Train the model of the package `base` on the pairs, and write it as a new package.

    Raises TranslateError where there are too few pairs, where `package` exists, or where the score fell.
    """
    check_place(package)
    training, held = split(read_pairs(paths))
    sources, references = [p.source for p in held], [p.target for p in held]
    before = score(drafts(drafter.from_package(base), sources), references)
    vocabulary = base / "sentencepiece.model"
    start, shape = from_package(base)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    tokens = PASSES * sum(len(ids) + 1 for ids in pieces.encode([p.target for p in training]))
    settings = replace(settings, freeze=min(settings.freeze, shape.enc_layers), tokens=settings.tokens or tokens)
    with tempfile.TemporaryDirectory(dir=package.parent, prefix="adapting-") as folder:
        train(training, held, pieces.encode, (start, shape), settings, Path(folder, "run"), log)
        learned, _ = weights.load(Path(folder, "run", "average"))
        new = Path(folder, "package")
        export.export(learned, shape, vocabulary, new, metadata(base), card(base, training, before))
        widen(base, new, (piece for pair in training for piece in pieces.encode(pair.target, out_type=str)))
        after = score(drafts(drafter.from_package(new), sources), references)
        if after.chrf < before.chrf:
            raise TranslateError(
                f"the model got worse on the {len(held)} pairs held out (chrF++ {before.chrf:.1f} before, "
                f"{after.chrf:.1f} after), so nothing was written; give more or cleaner pairs, or fewer --minutes"
            )
        new.rename(package)
    return Adapted(package, len(training), len(held), before, after)


def widen(base: Path, package: Path, english: Iterable[str]) -> None:
    """Give a package the words that its base knows, and its shortlist with the pieces that were trained on."""
    if (base / gloss.FILE).exists():
        shutil.copyfile(base / gloss.FILE, package / gloss.FILE)
    if export.shortlist(base).exists():
        write(export.shortlist(package), widened(lines(export.shortlist(base)), set(english)))


def metadata(base: Path) -> dict[str, object]:
    """The package's metadata, its version marked as one's own."""
    facts = export.read_metadata(base)
    return facts | {"package_version": f"{facts.get('package_version', '0')}+own"}


def card(base: Path, training: list[Pair], before: Score) -> str:
    """A few words on where the new package comes from."""
    return (
        f"# Albanian→English, adapted\n\nThe model of `{base.name}`, trained on by `perkthe adapt` with "
        f"{len(training)} pairs of its user's own. On the pairs held out, it scored BLEU {before.bleu:.1f} and "
        f"chrF++ {before.chrf:.1f} before.\n"
    )


def default_settings(minutes: float) -> Settings:
    """The settings of an adaptation of so many minutes at most."""
    return replace(ADAPT, minutes=minutes)
