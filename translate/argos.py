"""Argos packages: what one is, where it is found, whether it is sound.

A package is a folder with `metadata.json` (languages, version), `sentencepiece.model` and a CTranslate2 `model/`,
as Argos Translate lays it down; zipped, it is an `.argosmodel` (see `translate.archive`).
"""

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from translate.annotation import MARKS
from translate.errors import TranslateError

if TYPE_CHECKING:
    from translate.adapter import ArgosTranslation

EMBEDDED = Path(__file__).parent / "package"
VARIABLE = "PERKTHE_MODEL"
PAIR = ("sq", "en")

# What any Albanian-English model can do: a sentence, and a word that its English has.
_PROBES = (
    ("Fëmijët shkojnë në shkollë çdo ditë.", "school"),
    ("Presidenti i Kinës foli në Pekin.", "china"),
    ("Ai punon në spital.", "hospital"),
    ("Dje ra shi në Tiranë.", "rain"),
)


@dataclass(frozen=True)
class Package:
    """An Argos package folder whose files are all there."""

    path: Path
    version: str
    from_code: str
    to_code: str
    annotation: bool  # metadata.json says that the model was trained on sources annotated as in `translate.annotation`

    @property
    def model(self) -> Path:
        """The CTranslate2 model's folder."""
        return self.path / "model"

    @property
    def sentencepiece(self) -> Path:
        """The tokenizer's file."""
        return self.path / "sentencepiece.model"


class Candidate(NamedTuple):
    """A place where a package is or should be, and who named it."""

    origin: str
    path: Path


def find_package(explicit: Path | None = None) -> Package:
    """The package to translate with: `explicit`, $PERKTHE_MODEL, the embedded one, the newest installed one.

    Raises TranslateError where there is none, or the first that there is cannot be read.
    """
    found = candidates(explicit)
    if not found:
        raise TranslateError(
            f"no Albanian-English model: none is embedded in {EMBEDDED}, none installed in {installed_folder()}; "
            "install one with `perkthe model install FILE.argosmodel`, or name its folder with --model DIR"
        )
    origin, path = found[0]
    try:
        return read_package(path)
    except TranslateError as error:
        raise TranslateError(f"${VARIABLE}: {error}") if origin == VARIABLE else error from None


def candidates(explicit: Path | None = None) -> list[Candidate]:
    """All places that have or are said to have a package, the one that is used first."""
    found = [Candidate("--model", explicit)] if explicit else []
    if named := os.environ.get(VARIABLE):
        found.append(Candidate(VARIABLE, Path(named).expanduser()))
    if EMBEDDED.is_dir():
        found.append(Candidate("embedded", EMBEDDED))
    return found + [Candidate("installed", path) for path in _installed()]


def installed_folder() -> Path:
    """Where Argos Translate installs packages: its variable, its settings file, its default.

    Argos Translate itself is not asked: importing it takes seconds and makes folders in the home directory.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    settings = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config")) / "argos-translate" / "settings.json"
    try:
        stored = json.loads(settings.read_text("utf-8")).get("ARGOS_PACKAGES_DIR")
    except (OSError, ValueError, AttributeError):
        stored = None
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "argos-translate"
    return Path(os.environ.get("ARGOS_PACKAGES_DIR") or stored or data / "packages")


def _installed() -> list[Path]:
    """The installed Albanian-English packages, the newest first. What is no package of ours is passed over."""
    versions = {}
    folder = installed_folder()
    for path in sorted(folder.iterdir()) if os.access(folder, os.R_OK | os.X_OK) and folder.is_dir() else []:
        try:
            metadata = _read_metadata(path)
        except TranslateError:
            continue
        if (metadata.get("from_code"), metadata.get("to_code")) == PAIR:
            versions[path] = [int(number) for number in re.findall(r"\d+", str(metadata.get("package_version")))]
    return sorted(versions, key=lambda path: versions[path], reverse=True)


def read_package(path: Path) -> Package:
    """Read a package's metadata and see that its files are there; nothing is loaded.

    Raises TranslateError for what is no package, lacks a file, or is of another language pair.
    """
    # os.path says no where it may not look, or where a name is too long; pathlib raises
    if os.path.isfile(path):  # noqa: PTH113
        raise TranslateError(f"{path}: a file, not a folder; install it with `perkthe model install {path}`")
    if not os.path.isdir(path):  # noqa: PTH112
        raise TranslateError(f"{path}: no such folder; give the folder of an Argos package")
    metadata = _read_metadata(path)
    pair = (metadata.get("from_code"), metadata.get("to_code"))
    if pair != PAIR:
        raise TranslateError(
            f"{path / 'metadata.json'}: a model from {pair[0]} to {pair[1]}; one from sq to en is needed"
        )
    if metadata.get("target_prefix"):
        raise TranslateError(
            f"{path / 'metadata.json'}: a model of many languages that wants a target prefix; "
            "take one from Albanian to English only"
        )
    for name in ("sentencepiece.model", "model/model.bin"):
        if not (path / name).is_file():
            raise TranslateError(f"{path / name}: missing; copy or install the package again")
    return Package(path, str(metadata.get("package_version", "")), *PAIR, annotation=_is_annotated(metadata))


def _read_metadata(path: Path) -> dict[str, Any]:
    place = path / "metadata.json"
    try:
        metadata = json.loads(place.read_text("utf-8"))
    except FileNotFoundError:
        raise TranslateError(f"{place}: missing; {path} is no Argos package, give the folder of one") from None
    except OSError as error:
        raise TranslateError(f"{place}: cannot be read ({error.strerror}); check the folder's rights") from None
    except UnicodeDecodeError:
        raise TranslateError(f"{place}: no UTF-8 text; copy or install the package again") from None
    except (ValueError, RecursionError) as error:
        raise TranslateError(f"{place}: no JSON ({error}); copy or install the package again") from None
    if not isinstance(metadata, dict):
        raise TranslateError(f"{place}: no JSON object; copy or install the package again")
    return metadata


def _is_annotated(metadata: dict[str, Any]) -> bool:
    ours = metadata.get("perkthe")
    return isinstance(ours, dict) and ours.get("annotation") == list(MARKS)


def verify_package(path: Path) -> Package:
    """Read a package, load its tokenizer and its model, and translate a few words with them (about a second).

    Raises TranslateError for what `read_package` finds, for damaged files, and for a model that does not
    translate Albanian into English, whatever its metadata say.
    """
    import sentencepiece

    from translate.model import Request, load_model

    package = read_package(path)
    try:
        processor = sentencepiece.SentencePieceProcessor(model_file=str(package.sentencepiece))
    except (RuntimeError, OSError) as error:
        raise _damaged(package.sentencepiece, error) from None
    for mark in MARKS if package.annotation else []:
        if processor.piece_to_id(mark) == processor.unk_id():
            raise TranslateError(
                f"{package.sentencepiece}: does not know {mark}, though metadata.json says it is annotated; "
                'take "perkthe" out of metadata.json or export the model again'
            )
    try:
        drafts = load_model(path).draft([Request(source) for source, _ in _PROBES])
    except (TranslateError, RuntimeError, ValueError) as error:
        raise _damaged(package.model, error.__cause__ or error) from None
    english = [best[0].text for best in drafts]
    if sum(word in text.lower() for text, (_, word) in zip(english, _PROBES, strict=True)) < len(_PROBES) / 2:
        raise TranslateError(
            f'{package.model}: does not translate Albanian into English ("{_PROBES[0][0]}" became "{english[0]}"); '
            "its files are damaged or of different models: install the package again"
        )
    return package


def _damaged(place: Path, error: BaseException) -> TranslateError:
    return TranslateError(
        f"{place}: damaged, cannot be loaded ({str(error).splitlines()[0]}); copy or install the package again"
    )


def __getattr__(name: str) -> "type[ArgosTranslation]":
    """`ArgosTranslation`, imported only when somebody asks for it: it brings argostranslate with it."""
    if name == "ArgosTranslation":
        from translate.adapter import ArgosTranslation

        return ArgosTranslation
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
