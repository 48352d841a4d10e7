"""Weights on disk: matrices in int8 with a scale a row, in shards under 16 MiB, so that they travel anywhere.

A weights folder is `cfg.json` (the Shape) and `00.npz`, `01.npz` …: `NAME` is a float32 array, `NAME|q` and `NAME|s`
are a matrix's int8 rows and their scales. No torch here: export and the model card do without it.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from translate.errors import TranslateError
from translate.train.settings import Shape

UNK, BOS, EOS, PAD = 0, 1, 2, 3
SHARD = 15 << 20  # bytes

Arrays = dict[str, NDArray[np.float32]]


def quantised(name: str, array: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """A matrix as int8 rows and their scales; anything else as it is."""
    if array.ndim != 2:
        return {name: array}
    scale = np.abs(array).max(1, keepdims=True) / 127 + 1e-12
    return {f"{name}|q": np.rint(array / scale).astype(np.int8), f"{name}|s": scale.astype(np.float32)}


def shards(arrays: Arrays) -> Iterator[dict[str, NDArray[np.generic]]]:
    """The quantised arrays in groups of at most SHARD bytes."""
    shard: dict[str, NDArray[np.generic]] = {}
    size = 0
    for name, array in arrays.items():
        parts = quantised(name, array)
        nbytes = sum(part.nbytes for part in parts.values())
        if shard and size + nbytes > SHARD:
            yield shard
            shard, size = {}, 0
        shard.update(parts)
        size += nbytes
    yield shard


def save(arrays: Arrays, shape: Shape, folder: Path) -> None:
    """Write a weights folder; an old one stands until the new one is whole."""
    new = folder.with_name("new-" + folder.name)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for number, shard in enumerate(shards(arrays)):
        np.savez(new / f"{number:02d}.npz", **shard)  # type: ignore[arg-type]  # numpy types its one flag too
    (new / "cfg.json").write_text(json.dumps(asdict(shape)), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def load(folder: Path) -> tuple[Arrays, Shape]:
    """Read a weights folder. Raises TranslateError where it is none."""
    if not (folder / "cfg.json").is_file():
        raise TranslateError(f"{folder}: not a weights folder (no cfg.json); give the output of `start` or `train`")
    raw: dict[str, NDArray[np.generic]] = {}
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as shard:
            raw.update(shard)
    arrays = {name: array.astype(np.float32) for name, array in raw.items() if "|" not in name}
    for name in [name.removesuffix("|q") for name in raw if name.endswith("|q")]:
        arrays[name] = raw[name + "|q"].astype(np.float32) * raw[name + "|s"].astype(np.float32)
    return arrays, Shape(**json.loads((folder / "cfg.json").read_text(encoding="utf-8")))


def mean(first: Arrays, second: Arrays) -> Arrays:
    """The point halfway between two sets of weights of one run."""
    return {name: ((array + second[name]) / 2).astype(np.float32) for name, array in first.items()}


def layout(shape: Shape) -> dict[str, tuple[int, ...]]:
    """The name and size of every array of the network."""
    d, ffn = shape.d, shape.ffn
    norm, square = (d,), (d, d)
    encoder = {"qkv": (3 * d, d), "o": square, "n1": norm, "a": (ffn, d), "b": (d, ffn), "n2": norm}
    decoder = {"n1": norm, "qkv": (3 * d, d), "so": square, "n2": norm, "q": square, "kv": (2 * d, d), "co": square}
    decoder |= {"n3": norm, "a": (ffn, d), "b": (d, ffn)}
    parts: dict[str, tuple[int, ...]] = {"ln0": norm, "nd": norm}
    parts |= {f"enc.{i}.{name}": size for i in range(shape.enc_layers) for name, size in encoder.items()}
    parts |= {f"dec.{i}.{name}": size for i in range(shape.dec_layers) for name, size in decoder.items()}
    sizes: dict[str, tuple[int, ...]] = {
        "emb.weight": (shape.vocab, d),
        "pos": (shape.source_positions, d),
        "temb.weight": (shape.vocab, d),
        "tpos": (shape.target_positions, d),
        "tb": (shape.vocab,),
    }
    for name, size in parts.items():
        sizes |= {f"{name}.weight": size, f"{name}.bias": size[:1]}
    return sizes


def fresh(shape: Shape, seed: int = 1) -> Arrays:
    """Weights that know nothing: normal matrices of deviation d^-½, norms at one, biases at zero."""
    rng = np.random.default_rng(seed)
    arrays: Arrays = {}
    for name, size in layout(shape).items():
        if len(size) == 2:
            arrays[name] = rng.normal(0, shape.d**-0.5, size).astype(np.float32)
        else:
            arrays[name] = np.full(size, float(name.endswith(".weight")), np.float32)
    return arrays
