"""CTranslate2's side: our weights as its model, and a package's model.bin as our weights."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from translate.errors import TranslateError
from translate.train.settings import Shape
from translate.train.weights import Arrays

ENCODER = {  # its name of a part of a layer -> ours
    "self_attention/linear_0": "qkv",
    "self_attention/linear_1": "o",
    "self_attention/layer_norm": "n1",
    "ffn/linear_0": "a",
    "ffn/linear_1": "b",
    "ffn/layer_norm": "n2",
}
DECODER = {
    "self_attention/layer_norm": "n1",
    "self_attention/linear_0": "qkv",
    "self_attention/linear_1": "so",
    "attention/layer_norm": "n2",
    "attention/linear_0": "q",
    "attention/linear_1": "kv",
    "attention/linear_2": "co",
    "ffn/layer_norm": "n3",
    "ffn/linear_0": "a",
    "ffn/linear_1": "b",
}
TYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}  # of arrays in model.bin


def part_names(shape: Shape) -> dict[str, str]:
    """Its name of every matrix and norm but the embeddings -> ours."""
    names = {"encoder/layernorm_embedding": "ln0", "decoder/layer_norm": "nd"}
    for i in range(shape.enc_layers):
        names |= {f"encoder/layer_{i}/{theirs}": f"enc.{i}.{ours}" for theirs, ours in ENCODER.items()}
    for i in range(shape.dec_layers):
        names |= {f"decoder/layer_{i}/{theirs}": f"dec.{i}.{ours}" for theirs, ours in DECODER.items()}
    return names


class Reader:
    """A position in bytes, moved on by each value read."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def value(self, code: str) -> Any:
        """The next little-endian value of a `struct` code."""
        (value,) = struct.unpack_from("<" + code, self.data, self.at)
        self.at += struct.calcsize("<" + code)
        return value

    def take(self, count: int) -> bytes:
        """The next bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


def read_model(data: bytes) -> dict[str, Any]:
    """The arrays of a model.bin (binary version 6, as CTranslate2's `Model.serialize` writes it), int8 dequantised."""
    reader = Reader(data)

    def text() -> str:
        return reader.take(reader.value("H")).rstrip(b"\0").decode()

    if reader.value("I") != 6:
        raise TranslateError("model.bin: not CTranslate2's binary version 6; convert it with CTranslate2 4")
    text()  # the kind of model
    reader.value("I")  # its revision
    raw: dict[str, Any] = {}
    for _ in range(reader.value("I")):
        name = text()
        size = [reader.value("I") for _ in range(reader.value("B"))]
        kind = TYPES[reader.value("B")]
        raw[name] = np.frombuffer(reader.take(reader.value("I")), kind).reshape(size)
    for _ in range(reader.value("I")):  # arrays that are the same are written once
        alias = text()
        raw[alias] = raw[text()]
    return {
        name: array.astype(np.float32) / raw[name + "_scale"][:, None] if name + "_scale" in raw else array
        for name, array in raw.items()
    }


def layer_count(raw: dict[str, Any], side: str) -> int:
    """The number of layers of the encoder or decoder."""
    return sum(f"{side}/layer_{i}/ffn/linear_0/weight" in raw for i in range(100))


def layer_arrays(raw: dict[str, Any], names: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """Our arrays of the parts named."""
    for theirs, ours in names.items():
        weight, bias = ("gamma", "beta") if f"{theirs}/gamma" in raw else ("weight", "bias")
        yield f"{ours}.weight", raw[f"{theirs}/{weight}"]
        yield f"{ours}.bias", raw[f"{theirs}/{bias}"]


def from_package(package: Path) -> tuple[Arrays, Shape]:
    """The weights of an Argos package that this recipe made. Raises TranslateError where it is another network."""
    path = package / "model" / "model.bin"
    if not path.is_file():
        raise TranslateError(f"{package}: not an Argos package (no model/model.bin); give the folder of one")
    raw = read_model(path.read_bytes())
    try:
        vocab, d = raw["encoder/embeddings_0/weight"].shape
        shape = Shape(
            vocab=vocab,
            d=d,
            enc_layers=layer_count(raw, "encoder"),
            enc_heads=int(raw["encoder/num_heads"]),
            dec_layers=layer_count(raw, "decoder"),
            dec_heads=int(raw["decoder/num_heads"]),
            ffn=len(raw["decoder/layer_0/ffn/linear_0/weight"]),
            whisper=int(raw["decoder/activation"]) != 0,
            source_positions=len(raw["encoder/position_encodings/encodings"]),
            target_positions=len(raw["decoder/position_encodings/encodings"]),
        )
        found = {
            "emb.weight": raw["encoder/embeddings_0/weight"],
            "pos": raw["encoder/position_encodings/encodings"],
            "temb.weight": raw["decoder/embeddings/weight"],
            "tpos": raw["decoder/position_encodings/encodings"],
            "tb": raw["decoder/projection/bias"],
            **dict(layer_arrays(raw, part_names(shape))),
        }
    except KeyError as missing:
        raise TranslateError(f"{path}: has no {missing}; it is not a network of `python -m translate.train`") from None
    return {name: np.array(array, np.float32) for name, array in found.items()}, shape


def attribute(spec: Any, path: str) -> Any:
    """The part of a model specification at a path such as "layer_3/ffn/linear_0"."""
    for key in path.split("/"):
        stem, _, number = key.rpartition("_")  # "layer_3" is item 3 of the list `layer`
        spec = getattr(spec, key) if hasattr(spec, key) else getattr(spec, stem)[int(number)]
    return spec


def specification(arrays: Arrays, shape: Shape, vocabulary: list[str]) -> Any:
    """CTranslate2's model of our weights, in int8; `.save(folder)` writes it."""
    from ctranslate2.specs import common_spec, transformer_spec  # slow to import

    arrays = {name: array.copy() for name, array in arrays.items()}  # `optimize` quantises in place
    gelu, relu = common_spec.Activation.GELU, common_spec.Activation.RELU
    spec = transformer_spec.TransformerSpec(
        transformer_spec.TransformerEncoderSpec(
            shape.enc_layers, shape.enc_heads, pre_norm=False, activation=gelu, layernorm_embedding=True
        ),
        transformer_spec.TransformerDecoderSpec(
            shape.dec_layers, shape.dec_heads, pre_norm=True, activation=gelu if shape.whisper else relu
        ),
    )
    for theirs, ours in part_names(shape).items():
        part = attribute(spec, theirs)
        weight, bias = ("gamma", "beta") if hasattr(part, "gamma") else ("weight", "bias")
        setattr(part, weight, arrays[ours + ".weight"])
        setattr(part, bias, arrays[ours + ".bias"])
    spec.encoder.embeddings[0].weight = arrays["emb.weight"]
    spec.encoder.position_encodings.encodings = arrays["pos"]
    spec.encoder.scale_embeddings = False
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = arrays["temb.weight"]
    spec.decoder.position_encodings.encodings = arrays["tpos"]
    spec.decoder.scale_embeddings = not shape.whisper
    spec.decoder.projection.bias = arrays["tb"]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_bos = spec.config.add_source_eos = True
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="int8")
    return spec
