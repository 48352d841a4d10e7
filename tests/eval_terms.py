"""Term success on FLORES-dev: without the glossary, with it, and with a glossary of random words as control.

    python tests/eval_terms.py [--package DIR] [--glossary PO] [--sentences 300]

After the WMT 2025 terminology task: proper terms, no terms, and random words with their right translation, which tell
the gain of terminology from that of being shown any word of the reference. Random words are headwords of
../shared/terms/wiktionary_forms.tsv whose gloss stands in the reference. Not run by pytest.
"""

import argparse
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path

import sacrebleu
from rich.console import Console
from rich.table import Table

from glossary import PACKAGED
from glossary.outcome import satisfied
from glossary.recognise import Index, Match, build_index, recognise
from glossary.termbase import Status, Term, Termbase, read_termbase
from translate.argos import find_package
from translate.desk import lay_desk
from translate.model import Model, load_model
from translate.pipeline import translate
from translate.wrapping import Wrap

SHARED = Path(__file__).parent.parent.parent / "shared"
NOTHING = Termbase(Path("nothing.po"), ())
GLOSS = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True)
class Run:
    """A translation of the test set under one glossary."""

    targets: list[str]
    seconds: float


def main() -> None:
    """Translate three times and print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--package", type=Path)
    options.add_argument("--glossary", type=Path, default=PACKAGED)
    options.add_argument("--sentences", type=int, default=300)
    given = options.parse_args()
    sources, references = (
        (SHARED / "dev" / f"flores-dev.{code}").read_text().splitlines()[: given.sentences] for code in ("sq", "en")
    )
    package = find_package(given.package)
    model = load_model(package.path)
    terms = read_termbase(given.glossary)
    control = random_words(sources, references)
    runs = {
        "no glossary": translated(sources, model, NOTHING, package.annotation),
        "glossary": translated(sources, model, terms, package.annotation),
        "random words": translated(sources, model, control, package.annotation),
    }
    table = Table("", "glossary's terms", "in the reference too", "random words", "chrF++", "BLEU", "seconds")
    proper, words = build_index(terms), build_index(control)
    for name, run in runs.items():
        table.add_row(
            name,
            success(sources, run.targets, proper),
            success(sources, run.targets, proper, references),
            success(sources, run.targets, words),
            f"{sacrebleu.corpus_chrf(run.targets, [references], word_order=2).score:.1f}",
            f"{sacrebleu.corpus_bleu(run.targets, [references]).score:.1f}",
            f"{run.seconds:.1f}",
        )
    Console(width=140).print(table)


def translated(sources: list[str], model: Model, terms: Termbase, asks: bool) -> Run:
    """One line a sentence, all in one call."""
    desk = lay_desk(model, build_index(terms), asks=asks)
    began = time.perf_counter()
    text = translate("\n".join(sources), desk, Wrap.NEVER).text
    return Run(text.split("\n"), time.perf_counter() - began)


def matches(source: str, index: Index) -> list[Match]:
    """The binding terms of a sentence."""
    return [match for match in recognise(source, index) if match.term.status is Status.APPROVED]


def success(sources: list[str], targets: list[str], index: Index, references: list[str] | None = None) -> str:
    """The share of matches whose English stands in the target; with references, of those that stand there too."""
    done = found = 0
    for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
        wanted = matches(source, index)
        if references:
            standing = satisfied(wanted, references[number])
            wanted = [match for match, stands in zip(wanted, standing, strict=True) if stands]
        found += len(wanted)
        done += sum(satisfied(wanted, target))
    return f"{done / max(1, found):.1%} of {found}"


def random_words(sources: list[str], references: list[str]) -> Termbase:
    """A glossary of one random word a sentence, whose gloss stands in the sentence's reference."""
    rng = random.Random(1)
    glosses: dict[str, list[str]] = {}
    for line in (SHARED / "terms" / "wiktionary_forms.tsv").read_text().splitlines():
        forms, part, gloss = line.split("\t")[:3]
        if part in {"noun", "adj"}:
            glosses.setdefault(forms.split("|")[0].lower(), []).extend(GLOSS.findall(gloss))
    chosen: dict[str, Term] = {}
    for source, reference in zip(sources, references, strict=True):
        there = set(GLOSS.findall(reference))
        words = [word for word in re.findall(r"\w{5,}", source.lower()) if there & set(glosses.get(word, ()))]
        if words:
            word = rng.choice(words)
            chosen.setdefault(word, Term(word, next(gloss for gloss in glosses[word] if gloss in there)))
    return Termbase(Path("random.po"), tuple(chosen.values()))


if __name__ == "__main__":
    main()
