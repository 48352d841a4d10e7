"""Weights -> an Argos package: CTranslate2's model in int8, SentencePiece's, metadata.json and the model card."""

import json
import shutil
from pathlib import Path

from translate.annotation import MARKS
from translate.errors import TranslateError
from translate.model import SHORTLIST
from translate.train import ctranslate
from translate.train.settings import Shape
from translate.train.vocabulary import read_pieces
from translate.train.weights import Arrays

LANGUAGES = (("sq", "Albanian"), ("en", "English"))


def metadata(version: str, reverse: bool) -> dict[str, object]:
    """What Argos wants to know, and under "perkthe" that the model obeys `⟦ form ⟶ English ⟧`.

    Argos Translate reads the keys it knows and leaves the others.
    """
    (from_code, from_name), (to_code, to_name) = LANGUAGES[::-1] if reverse else LANGUAGES
    facts: dict[str, object] = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": from_code,
        "from_name": from_name,
        "to_code": to_code,
        "to_name": to_name,
    }
    return facts if reverse else facts | {"perkthe": {"annotation": list(MARKS)}}


def read_metadata(package: Path) -> dict[str, object]:
    """The metadata of a package. Raises TranslateError where there is none."""
    path = package / "metadata.json"
    try:
        facts: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TranslateError(f"{path}: cannot be read ({error}); give the folder of an Argos package") from None
    return facts


def is_reverse(package: Path) -> bool:
    """Whether it translates from English."""
    return read_metadata(package).get("from_code") == "en"


def shortlist(package: Path) -> Path:
    """Where CTranslate2 looks for the pieces that each piece may become."""
    return package / SHORTLIST


def export(
    arrays: Arrays,
    shape: Shape,
    sentencepiece_model: Path,
    package: Path,
    facts: dict[str, object],
    card: str,
) -> None:
    """Write an Argos package folder; an old one stands until the new one is whole.

    Raises TranslateError where weights and vocabulary do not belong together, or something else lies in its place.
    """
    pieces = read_pieces(sentencepiece_model)
    if len(pieces) != shape.vocab:
        raise TranslateError(
            f"{sentencepiece_model}: {len(pieces)} pieces for {shape.vocab} weights; give the model of their training"
        )
    if package.exists() and any(package.iterdir()) and not (package / "metadata.json").exists():
        raise TranslateError(f"{package}: holds something else than a package; give an empty or a new folder")
    new = package.with_name("new-" + package.name)
    shutil.rmtree(new, ignore_errors=True)
    (new / "model").mkdir(parents=True)
    ctranslate.specification(arrays, shape, pieces).save(str(new / "model"))
    shutil.copyfile(sentencepiece_model, new / "sentencepiece.model")
    text = json.dumps(facts, ensure_ascii=False, indent=4)
    (new / "metadata.json").write_text(text + "\n", encoding="utf-8")
    (new / "README.md").write_text(card, encoding="utf-8")
    shutil.rmtree(package, ignore_errors=True)
    new.rename(package)
