"""Argos packages: reading, finding, verifying, installing, exporting, and argostranslate itself on them."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sentencepiece

from translate import argos
from translate.archive import export, install
from translate.argos import EMBEDDED, candidates, find_package, read_package, verify_package
from translate.errors import TranslateError
from translate.model import Model, Request, load_model

METADATA = {"package_version": "1.5", "from_code": "sq", "from_name": "Albanian", "to_code": "en", "to_name": "English"}
MODEL_FILES = [path.relative_to(EMBEDDED) for path in EMBEDDED.rglob("*") if path.is_file()]
REPO = Path(__file__).parents[1]


def lay_package(folder: Path, **metadata: object) -> Path:
    """The embedded package again, its big files linked, with other metadata."""
    for name in MODEL_FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(EMBEDDED / name)
    return write(folder, "metadata.json", json.dumps(METADATA | metadata))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Put content in the place of a package's file."""
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a model -> the folder that Argos installs in."""
    monkeypatch.delenv("PERKTHE_MODEL", raising=False)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "installed"))
    monkeypatch.setattr(argos, "EMBEDDED", tmp_path / "no embedded model")
    return tmp_path / "installed"


@pytest.fixture(scope="module")
def embedded() -> Model:
    return load_model(EMBEDDED)


# Reading


def test_the_embedded_package_is_read() -> None:
    package = read_package(EMBEDDED)
    assert (package.from_code, package.to_code) == ("sq", "en")
    assert package.model.is_dir()
    assert package.sentencepiece.is_file()


@pytest.mark.parametrize(
    ("ours", "annotated"),
    [
        ({}, False),
        ({"perkthe": {"annotation": ["⟦", "⟶", "⟧"]}}, True),
        ({"perkthe": {"annotation": ["[", "]"]}}, False),
        ({"perkthe": True}, False),
    ],
)
def test_annotation_is_what_the_metadata_say(tmp_path: Path, ours: dict[str, object], annotated: bool) -> None:
    assert read_package(lay_package(tmp_path, **ours)).annotation is annotated


def make_it_a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("")


def make_metadata_a_folder(path: Path) -> None:
    (path / "metadata.json").unlink()
    (path / "metadata.json").mkdir()


BROKEN: list[tuple[Callable[[Path], object], str]] = [
    (lambda p: shutil.rmtree(p), "package: no such folder"),
    (make_it_a_file, "a file, not a folder; install it with `perkthe model install"),
    (lambda p: (p / "metadata.json").unlink(), "metadata.json: missing"),
    (lambda p: write(p, "metadata.json", "{"), "metadata.json: no JSON (Expecting property name"),
    (lambda p: write(p, "metadata.json", "[" * 100_000), "metadata.json: no JSON ("),
    (lambda p: write(p, "metadata.json", "[]"), "metadata.json: no JSON object"),
    (lambda p: write(p, "metadata.json", b"\xff\xfe"), "metadata.json: no UTF-8"),
    (make_metadata_a_folder, "metadata.json: cannot be read"),
    (lambda p: write(p, "metadata.json", "{}"), "a model from None to None; one from sq to en is needed"),
    (
        lambda p: write(p, "metadata.json", json.dumps(METADATA | {"from_code": "en", "to_code": "sq"})),
        "a model from en to sq; one from sq to en is needed",
    ),
    (lambda p: write(p, "metadata.json", json.dumps(METADATA | {"target_prefix": "__en__"})), "wants a target prefix"),
    (lambda p: (p / "sentencepiece.model").unlink(), "sentencepiece.model: missing"),
    (lambda p: (p / "model" / "model.bin").unlink(), "model.bin: missing"),
]


@pytest.mark.parametrize(("breaking", "message"), BROKEN)
def test_a_broken_package_is_refused(tmp_path: Path, breaking: Callable[[Path], object], message: str) -> None:
    package = lay_package(tmp_path / "package")
    breaking(package)
    with pytest.raises(TranslateError) as caught:
        read_package(package)
    assert message in str(caught.value)
    assert str(package) in str(caught.value)


# Finding


def test_the_order_of_places(tmp_path: Path, no_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TranslateError, match=r"no Albanian-English model.*perkthe model install"):
        find_package()
    lay_package(no_models / "theirs")
    assert find_package().path == no_models / "theirs"
    monkeypatch.setattr(argos, "EMBEDDED", lay_package(tmp_path / "embedded"))
    assert find_package().path == tmp_path / "embedded"
    monkeypatch.setenv("PERKTHE_MODEL", str(lay_package(tmp_path / "named")))
    assert find_package().path == tmp_path / "named"
    explicit = lay_package(tmp_path / "explicit")
    assert find_package(explicit).path == explicit
    assert [origin for origin, _ in candidates(explicit)] == ["--model", "PERKTHE_MODEL", "embedded", "installed"]


def test_a_bad_variable_is_named_and_not_passed_over(no_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_package(no_models / "theirs")
    monkeypatch.setenv("PERKTHE_MODEL", "/nowhere")
    with pytest.raises(TranslateError, match=r"^\$PERKTHE_MODEL: /nowhere: no such folder"):
        find_package()


def test_of_installed_packages_the_newest(no_models: Path) -> None:
    for name, version in {"a": "1.9", "b": "1.10", "c": "1.2"}.items():
        lay_package(no_models / name, package_version=version)
    lay_package(no_models / "other pair", package_version="9", to_code="fr")
    write(lay_package(no_models / "no metadata"), "metadata.json", "{")
    (no_models / "a file").write_text("")
    assert [path.name for _, path in candidates()] == ["b", "a", "c"]


@pytest.mark.parametrize("setting", ["nothing", "ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "settings.json"])
def test_the_installed_folder_is_argostranslates(tmp_path: Path, setting: str) -> None:
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    if setting == "settings.json":
        config = tmp_path / ".config" / "argos-translate"
        config.mkdir(parents=True)
        (config / "settings.json").write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "there")}))
    elif setting != "nothing":
        environment[setting] = str(tmp_path / "there")
    assert run_python(
        "from translate.argos import installed_folder; ours = installed_folder()\n"
        "import argostranslate.settings; print(ours == argostranslate.settings.package_data_dir)",
        environment,
    ).split() == ["True"]


def run_python(code: str, environment: dict[str, str]) -> str:
    """Run code in a fresh interpreter that knows this repository; argostranslate writes in its HOME on import."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"PYTHONPATH": str(REPO)},
        cwd=environment["HOME"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done.stdout


# Verifying


def test_the_embedded_package_is_sound() -> None:
    assert verify_package(EMBEDDED) == read_package(EMBEDDED)


def test_annotation_needs_its_marks_in_the_tokenizer(tmp_path: Path) -> None:
    package = lay_package(tmp_path / "package", perkthe={"annotation": ["⟦", "⟶", "⟧"]})
    text = tmp_path / "text"
    text.write_text("abcdefg hijk\n" * 20)
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(tmp_path / "tiny"), vocab_size=16, minloglevel=2
    )
    write(package, "sentencepiece.model", (tmp_path / "tiny.model").read_bytes())
    with pytest.raises(TranslateError, match=r"sentencepiece\.model: does not know ⟦, though metadata\.json"):
        verify_package(package)


def reversed_vocabulary(package: Path) -> None:
    """Every token means another: a model of the right shape that knows no Albanian."""
    name = "model/shared_vocabulary.json"
    tokens = json.loads((package / name).read_text("utf-8"))
    write(package, name, json.dumps(tokens[:10] + tokens[:9:-1]))


def folder_for_shortlist(package: Path) -> None:
    (package / "model" / "vmap.txt").unlink()
    (package / "model" / "vmap.txt").mkdir()


DAMAGED: list[tuple[Callable[[Path], object], str]] = [
    (lambda p: write(p, "sentencepiece.model", b""), "sentencepiece.model: damaged, cannot be loaded"),
    (lambda p: write(p, "sentencepiece.model", b"?" * 999), "sentencepiece.model: damaged, cannot be loaded"),
    (lambda p: write(p, "model/model.bin", b""), "model: damaged, cannot be loaded (File model.bin is incomplete"),
    (
        lambda p: write(p, "model/model.bin", (EMBEDDED / "model" / "model.bin").read_bytes()[:999_999]),
        "model: damaged, cannot be loaded (",
    ),
    (lambda p: write(p, "model/config.json", "{"), "model: damaged, cannot be loaded ("),
    (lambda p: write(p, "model/shared_vocabulary.json", "[]"), "model: damaged, cannot be loaded ("),
    (lambda p: (p / "model" / "shared_vocabulary.json").unlink(), "model: damaged, cannot be loaded ("),
    (lambda p: write(p, "model/shared_vocabulary.json", '["<unk>"]'), "model: damaged, cannot be loaded ("),
    (lambda p: write(p, "model/shared_vocabulary.json", "null"), "model: damaged, cannot be loaded ("),
    (lambda p: write(p, "model/vmap.txt", b""), "(vmap.txt does not begin with the pieces that are always allowed"),
    (lambda p: write(p, "model/vmap.txt", "\t▁the\n"), "(vmap.txt does not begin with the pieces that are always"),
    (lambda p: write(p, "model/vmap.txt", b"\t\xff"), "model: damaged, cannot be loaded ("),
    (folder_for_shortlist, "model: damaged, cannot be loaded ("),
    (reversed_vocabulary, "model: does not translate Albanian into English"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGED)
def test_a_damaged_package_is_found_out(tmp_path: Path, damage: Callable[[Path], object], message: str) -> None:
    package = lay_package(tmp_path / "package")
    damage(package)
    assert read_package(package)
    with pytest.raises(TranslateError) as caught:
        verify_package(package)
    assert message in str(caught.value)
    assert "install the package again" in str(caught.value)


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("Kryeministri u takua me ambasadorin.", "The prime minister"),
        ("Putin tha se do të vijë.", "Putin"),
        ("Edi Rama u takua me ambasadorin.", "Edi Rama"),
        ("Gjykata e liroi të pandehurin.", "The court"),
        ("NATO do të mbajë samitin e saj vjetor në Ankara.", "NATO"),
        ("Kosova e shpalli pavarësinë më 17 shkurt 2008.", "Kosovo"),
        ("Dje ministri foli për buxhetin.", "Yesterday"),
        ("U takua me ambasadorin.", "He"),  # nobody is named
    ],
)
def test_the_embedded_model_keeps_what_stands_first(embedded: Model, source: str, first: str) -> None:
    assert embedded.draft([Request(source)])[0][0].text.lower().startswith(first.lower())


def test_a_shortlist_hinders_neither_a_prefix_nor_what_is_suppressed(embedded: Model) -> None:
    forced = embedded.draft([Request("Presidenti foli sot në Pekin.", "Zanzibar Quokka")])
    assert forced[0][0].text.startswith("Zanzibar Quokka ")
    free, barred = (
        embedded.draft([Request("Ai foli në Pekin.")], suppress=words)[0][0].text for words in ([], ["Beijing"])
    )
    assert "Beijing" in free
    assert "Beijing" not in re.findall(r"\w+", barred)  # "Beijings" would be another sequence


def test_a_shortlist_is_left_aside_where_tokens_are_given(embedded: Model) -> None:
    """CTranslate2 4.8 may crash or bar other tokens: it looks their whole vocabulary's numbers up in the shortlist."""
    used: list[bool] = []

    class Watched:
        num_translators = embedded.translator.num_translators

        def translate_batch(self, *sources: object, **options: object) -> object:
            used.append(bool(options["use_vmap"]))
            return embedded.translator.translate_batch(*sources, **options)

    watched = replace(embedded, translator=Watched())
    plain, prefixed = Request("Po."), Request("Po.", "Yes")
    watched.draft([plain])
    watched.draft([plain, prefixed])
    watched.draft([plain], careful=True)
    watched.draft([plain], suppress=["No"])
    assert used == [True, False, False, False]


# Installing


def pack(archive: Path, files: dict[str, bytes | Path]) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, content in files.items():
            packed.writestr(name, content if isinstance(content, bytes) else content.read_bytes())
    return archive


def whole(top: str = "translate-sq_en-1_5", **metadata: object) -> dict[str, bytes | Path]:
    files: dict[str, bytes | Path] = {f"{top}/{name}": EMBEDDED / name for name in MODEL_FILES}
    return files | {f"{top}/metadata.json": json.dumps(METADATA | metadata).encode()}


def test_install(tmp_path: Path, no_models: Path) -> None:
    package = install(pack(tmp_path / "a.argosmodel", whole()))
    assert package == read_package(no_models / "translate-sq_en-1_5") == find_package()
    assert [path.name for path in no_models.iterdir()] == ["translate-sq_en-1_5"]


def test_install_replaces_a_package_of_the_same_name(tmp_path: Path, no_models: Path) -> None:
    lay_package(no_models / "sq_en")
    assert install(pack(tmp_path / "a.argosmodel", whole("sq_en", package_version="2.0"))).version == "2.0"
    assert [path.name for path in no_models.iterdir()] == ["sq_en"]


def test_install_replaces_nothing_else(tmp_path: Path, no_models: Path) -> None:
    write(lay_package(no_models / "sq_en"), "metadata.json", json.dumps(METADATA | {"to_code": "it"}))
    with pytest.raises(TranslateError, match=r"sq_en: something else is here .*move it away first"):
        install(pack(tmp_path / "a.argosmodel", whole("sq_en")))
    assert json.loads((no_models / "sq_en" / "metadata.json").read_text())["to_code"] == "it"


SMALL: dict[str, bytes | Path] = {"top/metadata.json": json.dumps(METADATA).encode()}


def link(archive: Path) -> None:
    entry = zipfile.ZipInfo("top/model")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    pack(archive, SMALL)
    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr(entry, "/etc")


def bomb(archive: Path) -> None:
    pack(archive, SMALL)
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("top/model.bin", "w") as target:
        for _ in range(300):
            target.write(bytes(1 << 20))


def encrypted(archive: Path) -> None:
    pack(archive, SMALL)
    content = bytearray(archive.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    archive.write_bytes(content)


def corrupted(archive: Path) -> None:
    pack(archive, SMALL | {"top/sentencepiece.model": b"x" * 999})
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b"x" * 999, b"x" * 499 + b"?" + b"x" * 499))


UNSAFE: list[tuple[Callable[[Path], object], str]] = [
    (lambda a: None, "no such file"),
    (lambda a: a.mkdir(), "cannot be read"),
    (lambda a: a.write_bytes(b""), "not a whole .argosmodel"),
    (lambda a: a.write_bytes(b"\x1f\x8b" * 99), "not a whole .argosmodel"),
    (lambda a: a.write_bytes(pack(a, SMALL).read_bytes()[:-40]), "not a whole .argosmodel"),
    (lambda a: pack(a, {}), "not one folder with a metadata.json in it"),
    (lambda a: pack(a, {"metadata.json": b"{}"}), "not one folder with a metadata.json in it"),
    (lambda a: pack(a, {"top/model/model.bin": b""}), "not one folder with a metadata.json in it"),
    (lambda a: pack(a, SMALL | {"other/metadata.json": b"{}"}), "not one folder with a metadata.json in it"),
    (lambda a: pack(a, SMALL | {"/etc/passwd": b""}), "'/etc/passwd' is a path that leads out"),
    (lambda a: pack(a, SMALL | {"top/../../x": b""}), "'top/../../x' is a path that leads out"),
    (lambda a: pack(a, SMALL | {"top\\..\\x": b""}), "is a path that leads out"),
    (lambda a: pack(a, SMALL | {"C:/x": b""}), "'C:/x' is a path that leads out"),
    (lambda a: pack(a, SMALL | {"top/" + "x" * 600: b""}), "is no file name"),
    (link, "'top/model' is a link or a device"),
    (encrypted, "is encrypted"),
    (bomb, "a zip bomb"),
    (corrupted, "damaged archive (Bad CRC-32"),
    (lambda a: pack(a, SMALL), "a.argosmodel/top/sentencepiece.model: missing"),
    (lambda a: pack(a, SMALL | {"top/metadata.json": b"{}"}), "one from sq to en is needed"),
    (
        lambda a: pack(a, SMALL | {"top/sentencepiece.model": b"?", "top/model/model.bin": b"?"}),
        "a.argosmodel/top/sentencepiece.model: damaged, cannot be loaded",
    ),
]


@pytest.mark.parametrize(("prepare", "message"), UNSAFE)
def test_an_unsafe_archive_leaves_no_trace(
    tmp_path: Path, no_models: Path, prepare: Callable[[Path], object], message: str
) -> None:
    prepare(tmp_path / "a.argosmodel")
    with pytest.raises(TranslateError) as caught:
        install(tmp_path / "a.argosmodel")
    assert message in str(caught.value)
    assert str(tmp_path / "a.argosmodel") in str(caught.value)
    assert not (no_models.is_dir() and list(no_models.iterdir()))
    assert {path.name for path in tmp_path.iterdir()} <= {"a.argosmodel", "installed"}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, no_models: Path) -> None:
    no_models.write_text("a file")
    with pytest.raises(TranslateError, match="installed: cannot install here"):
        install(pack(tmp_path / "a.argosmodel", whole()))


# Exporting


def test_an_export_installs_again(tmp_path: Path, no_models: Path) -> None:
    source = lay_package(tmp_path / "source", perkthe={"annotation": ["⟦", "⟶", "⟧"]})
    write(source, "README.md", "What this model is.")
    write(source, ".DS_Store", "")
    export(read_package(source), tmp_path / "x.argosmodel")
    package = install(tmp_path / "x.argosmodel")
    assert package.path == no_models / "translate-sq_en-1_5"
    assert package.annotation
    files = {path.relative_to(package.path) for path in package.path.rglob("*") if path.is_file()}
    assert files == {*MODEL_FILES, Path("README.md")}
    assert all((package.path / name).read_bytes() == (source / name).read_bytes() for name in files)


def test_an_export_is_refused_where_it_cannot_be(tmp_path: Path) -> None:
    package = read_package(lay_package(tmp_path / "source"))
    for name, message in {
        "x.zip": "are called NAME.argosmodel",
        "source/x.argosmodel": "inside the package itself",
        "nowhere/x.argosmodel": "cannot be written",
    }.items():
        with pytest.raises(TranslateError, match=message):
            export(package, tmp_path / name)
    write(package.path, "model/model.bin", b"")
    (tmp_path / "x.argosmodel").write_text("as it was")
    with pytest.raises(TranslateError, match="damaged"):
        export(package, tmp_path / "x.argosmodel")
    assert {path.name: path.is_file() for path in tmp_path.iterdir()} == {"x.argosmodel": True, "source": False}
    assert (tmp_path / "x.argosmodel").read_text() == "as it was"


# Argostranslate itself, in a process of its own: importing it makes folders in HOME

NO_SOCKETS = """
import sys
def refuse(event, _):
    if event.startswith("socket."): raise AssertionError(event)
sys.addaudithook(refuse)
"""

STOCK = """
from pathlib import Path
from argostranslate import package, translate
package.install_from_path(Path({archive!r}))
stock = translate.get_translation_from_codes("sq", "en").underlying
assert type(stock) is translate.PackageTranslation
from translate.adapter import AlbanianSentencizer
stock.sentencizer = AlbanianSentencizer()  # MiniSBD's sq.onnx would come from the network
print(stock.translate("Presidenti i Kinës foli në Pekin. Ai punon në spital."))
"""

OURS = """
import doctest, translate.adapter
assert doctest.testmod(translate.adapter) == (0, 2)
from argostranslate.translate import CachedTranslation, ITranslation
from translate.argos import ArgosTranslation
from translate.adapter import open_translation
fake = ArgosTranslation(str.upper)
assert isinstance(fake, ITranslation) and (fake.from_lang.code, fake.to_lang.code) == ("sq", "en")
assert [h.value for h in fake.hypotheses("po\\n\\n  jo", 3)] == ["PO\\n\\n  JO"] * 3
assert CachedTranslation(fake).translate("po\\n\\n  jo") == "PO\\n\\n  JO"
print(open_translation().translate("\\t- Këshilli i Sigurimit u mblodh.\\r\\n\\r\\nwww.gazeta.al\\r\\n"))
"""


def test_stock_argostranslate_installs_and_runs_an_export(tmp_path: Path) -> None:
    export(read_package(EMBEDDED), tmp_path / "x.argosmodel")
    english = run_python(
        NO_SOCKETS + STOCK.format(archive=str(tmp_path / "x.argosmodel")),
        {"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
    )
    assert "president" in english.lower()
    assert english.count(".") == 2


def test_our_translator_behind_argostranslates_interface(tmp_path: Path) -> None:
    english = run_python(NO_SOCKETS + OURS, {"HOME": str(tmp_path), "PATH": os.environ["PATH"]})
    assert english.startswith("\t- ")
    assert "Security Council" in english
    assert english.splitlines()[1:3] == ["", "www.gazeta.al"]


def test_translating_and_managing_models_leave_argostranslate_alone(tmp_path: Path) -> None:
    run_python(
        NO_SOCKETS + "import sys, translate, translate.cli, translate.cli.models, translate.argos\n"
        "translate.argos.find_package()\n"
        "assert not [name for name in sys.modules if name.startswith('argostranslate')]",
        {"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
    )
    assert list(tmp_path.iterdir()) == []
