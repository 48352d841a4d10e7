"""Every number of the recipe: the shape of the network, and how it is trained on a CPU, a GPU and in a test."""

from collections.abc import Callable
from dataclasses import dataclass

Log = Callable[[str], None]  # told what a stage is doing


@dataclass(frozen=True)
class Shape:
    """The network: multilingual-e5-small's encoder, Whisper tiny.en's decoder (47 M parameters, 48 MB in int8)."""

    vocab: int
    d: int = 384  # width
    enc_layers: int = 12
    enc_heads: int = 12
    dec_layers: int = 4
    dec_heads: int = 6
    ffn: int = 1536  # width of the feed-forward layers
    whisper: bool = True  # Whisper's decoder: GELU, unscaled embeddings; else ReLU, scaled embeddings
    source_positions: int = 512
    target_positions: int = 448


@dataclass(frozen=True)
class Settings:
    """How a run trains. The defaults suit two CPU cores; time is the budget, not steps."""

    minutes: float = 150.0  # of the whole run, interruptions left out
    tokens: int = 0  # stop after so many target tokens even where time is left; 0: no limit
    cooldown: float = 0.3  # last share of the run, in which the rate falls to zero: worth half a nat of loss
    warmup: int = 200  # steps
    batch: int = 1500  # target tokens a step: small batches learn more in the same time on a CPU
    rate: float = 7e-4  # learning rate of the decoder
    encoder_rate: float = 0.4  # share of the rate for the encoder, which starts from weights that know Albanian
    cross_rate: float = 1.5  # share of the rate for the cross-attention; 2.5 while a grafted decoder learns to read
    freeze: int = 6  # leave the embeddings and the first N encoder layers as they are: a third faster on a CPU
    dropout: float = 0.1
    smoothing: float = 0.1  # of the labels
    annotate: float = 0.3  # share of the rows with phrases whose source is annotated with English
    keep: float = 0.98  # how much of the running average each fifth step keeps
    save: float = 10.0  # minutes from one save to the next
    measure: int = 200  # dev sentences for the dev loss at each save
    report: int = 50  # steps from one line of the log to the next
    seed: int = 1


CPU = Settings()
GPU = Settings(
    minutes=8.5,
    batch=25000,
    rate=8e-4,
    encoder_rate=0.5,
    cross_rate=1.0,
    freeze=0,
    dropout=0.15,
    keep=0.998,
    save=3.0,
    measure=1000,
)
ADAPT = Settings(
    minutes=5.0,
    cooldown=0.6,
    warmup=10,
    rate=2e-4,
    cross_rate=1.0,
    annotate=0.0,
    keep=0.9,
    save=60.0,
    report=10,
)
TINY = Settings(
    minutes=5.0, tokens=6000, warmup=5, batch=200, rate=3e-3, encoder_rate=1.0, freeze=0, save=60.0, measure=8
)

VOCABULARY = 21_000  # pieces kept of multilingual-e5-small's 250,000
TINY_VOCABULARY = 600


def tiny_shape(vocab: int) -> Shape:
    """A network that trains in seconds."""
    return Shape(vocab, d=32, enc_layers=1, enc_heads=2, dec_layers=1, dec_heads=2, ffn=64, source_positions=192)
