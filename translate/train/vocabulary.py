"""The SentencePiece model: multilingual-e5-small's 250,000 pieces pruned to what Albanian and English use, and marks.

The embedding of a piece that is kept is kept too, so pruning costs no training. Needs `protobuf` (extra `train`).
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from translate.annotation import MARKS
from translate.errors import TranslateError
from translate.train.e5 import E5

SPECIAL = ("<unk>", "<s>", "</s>", "<pad>")


def blank_model() -> Any:
    """A SentencePiece model of no pieces that normalises as e5's does (nmt_nfkc)."""
    import io

    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e f g h"] * 9),
        model_writer=written,
        vocab_size=16,
        hard_vocab_limit=False,
        pad_id=3,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]  # made at run time
    model.ParseFromString(written.getvalue())
    del model.pieces[:]
    return model


def assemble(pieces: Iterable[tuple[str, float]]) -> bytes:
    """A unigram model of the special pieces, the marks and these pieces with their scores."""
    model = blank_model()
    kinds = model.SentencePiece
    for text in SPECIAL:
        model.pieces.add(piece=text, score=0.0, type=kinds.UNKNOWN if text == "<unk>" else kinds.CONTROL)
    for text in MARKS:
        model.pieces.add(piece=text, score=0.0, type=kinds.USER_DEFINED)
    for text, value in pieces:
        if text not in SPECIAL and text not in MARKS:
            model.pieces.add(piece=text, score=value, type=kinds.NORMAL)
    model.trainer_spec.vocab_size = len(model.pieces)
    return bytes(model.SerializeToString())


def from_e5(e5: E5) -> bytes:
    """e5's whole vocabulary as a SentencePiece model."""
    scored = dict(zip(e5.pieces, e5.scores, strict=True))
    return assemble((piece, score) for piece, score in scored.items() if piece)


def prune(model: bytes, texts: Iterable[str], size: int) -> bytes:
    """The model with only its most used pieces in these texts, and every character that they use; about `size` pieces.

    Raises TranslateError where the texts use fewer than a tenth of `size`: too little text to choose by.
    """
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    used: Counter[int] = Counter()
    for text in texts:
        used.update(pieces.encode(text))
    if len(used) < size / 10:
        raise TranslateError(f"the corpora use {len(used)} pieces; give more text than for a tenth of {size}")
    letters = {c for i in used for c in pieces.id_to_piece(i)}
    chosen = {pieces.id_to_piece(i) for i, _ in used.most_common(size - len(letters))} | letters
    ids = sorted(i for i in map(pieces.piece_to_id, chosen) if i != pieces.unk_id())
    kept = [(pieces.id_to_piece(i), pieces.get_score(i)) for i in ids]
    return assemble(sorted(kept, key=lambda piece: -piece[1]))


def save(model: bytes, path: Path) -> None:
    """Write a SentencePiece model."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name("new-" + path.name)
    new.write_bytes(model)
    new.replace(path)


def read_pieces(path: Path) -> list[str]:
    """The pieces of a SentencePiece model, in the order of their ids. Raises TranslateError where it is none."""
    import sentencepiece

    if not path.is_file():
        raise TranslateError(f"{path}: no such file; give the SentencePiece model that the weights were trained with")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
