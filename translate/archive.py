"""`.argosmodel` files: checked before anything is unpacked, installed whole or not at all, and written.

Argos Translate unpacks whatever the file holds, wherever it says; here the file is a stranger until it is proved
an Albanian-English package.
"""

import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from translate.argos import PAIR, Package, installed_folder, read_package, verify_package
from translate.errors import TranslateError

SUFFIX = ".argosmodel"
MOST_FILES = 10_000
MOST_BYTES = 4 << 30  # unpacked
MOST_SWELL = 100  # unpacked bytes to a packed one: a model swells about 1.3 times, a zip bomb a thousand times


def install(archive: Path, folder: Path | None = None) -> Package:
    """Install a package file; one of the same name is replaced.

    In: an .argosmodel, the folder that packages are installed in (None: Argos Translate's). The archive is
    checked, unpacked aside, loaded and tried, and only then moved into place.
    Raises TranslateError, and then the folder is as it was.
    """
    folder = folder or installed_folder()
    with _opened(archive) as packed:
        name = _checked_name(archive, packed)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _aside(folder) as place:
                _unpack(packed, place, archive)
                _verify_unpacked(place / name, archive)
                _replace(place / name, folder / name)
        except OSError as error:
            raise TranslateError(
                f"{folder}: cannot install here ({error.strerror or error}); check its rights and the space left"
            ) from None
    return read_package(folder / name)


@contextmanager
def _opened(archive: Path) -> Iterator[zipfile.ZipFile]:
    try:
        packed = zipfile.ZipFile(archive)
    except FileNotFoundError:
        raise TranslateError(f"{archive}: no such file; give an {SUFFIX} file") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise TranslateError(f"{archive}: not a whole {SUFFIX} (zip) file ({error}); get it again") from None
    except OSError as error:
        raise TranslateError(f"{archive}: cannot be read ({error.strerror}); give an {SUFFIX} file") from None
    with packed:
        yield packed


def _checked_name(archive: Path, packed: zipfile.ZipFile) -> str:
    """The name of the one folder that the archive holds. Raises TranslateError for anything unsafe in it."""
    entries = packed.infolist()
    for entry in entries:
        if fault := _entry_fault(entry):
            raise TranslateError(f"{archive}: {entry.filename!r} {fault}; do not trust this file, get another")
    size, packed_size = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if len(entries) > MOST_FILES or size > MOST_BYTES or size > MOST_SWELL * max(packed_size, 1 << 20):
        raise TranslateError(
            f"{archive}: would unpack to {len(entries)} files and {size:,} bytes, a zip bomb; do not trust this file"
        )
    files = {entry.filename for entry in entries if not entry.is_dir()}
    tops = {PurePosixPath(name).parts[0] for name in files}
    if len(tops) != 1 or f"{(top := tops.pop())}/metadata.json" not in files:
        raise TranslateError(
            f"{archive}: not one folder with a metadata.json in it; zip the package's folder, not its files"
        )
    return top


def _entry_fault(entry: zipfile.ZipInfo) -> str:
    """What is wrong with a file of the archive, or nothing."""
    path, mode = PurePosixPath(entry.filename), entry.external_attr >> 16
    if path.is_absolute() or ".." in path.parts or any(sign in entry.orig_filename for sign in "\\:\0"):
        return "is a path that leads out of the folder"
    if not path.parts or len(entry.filename) > 500:
        return "is no file name"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is encrypted or packed in an odd way"
    return ""


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A place on the same disk to unpack in; other programs that read the folder take it for no model."""
    with tempfile.TemporaryDirectory(prefix=".unpacking-", dir=folder) as place:
        # Argos Translate fails on a folder without metadata.json, and on one it takes for a model.
        (Path(place) / "metadata.json").write_text('{"type": "unpacking"}', "utf-8")
        inner = Path(place) / "package"
        inner.mkdir()
        yield inner


def _unpack(packed: zipfile.ZipFile, place: Path, archive: Path) -> None:
    try:
        packed.extractall(place)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise TranslateError(f"{archive}: damaged archive ({error}); download or copy it again") from None


def _verify_unpacked(path: Path, archive: Path) -> None:
    """Faults are told by their place in the archive: the folder aside will soon be gone."""
    try:
        verify_package(path)
    except TranslateError as error:
        raise TranslateError(str(error).replace(str(path.parent), str(archive))) from None


def _replace(new: Path, target: Path) -> None:
    """Move a folder into place, and the one that it replaces out of it; on failure the old one stays."""
    if not target.exists():
        new.rename(target)
        return
    try:
        read_package(target)
    except TranslateError as error:
        raise TranslateError(f"{target}: something else is here ({error}); move it away first") from None
    old = new.parent / f"{new.name}.old"
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise


def export(package: Package, archive: Path) -> None:
    """Write a package as an .argosmodel that Argos Translate installs: one folder, every file of it.

    The file appears whole or not at all. Raises TranslateError for a damaged package or an unwritable file.
    """
    if archive.suffix != SUFFIX:
        raise TranslateError(f"{archive}: Argos packages are called NAME{SUFFIX}; give such a name")
    if package.path.resolve() in archive.resolve().parents:
        raise TranslateError(f"{archive}: inside the package itself; write it somewhere else")
    verify_package(package.path)
    version = package.version.replace(".", "_")
    top = f"translate-{PAIR[0]}_{PAIR[1]}" + (f"-{version}" if version else "")
    try:
        with tempfile.NamedTemporaryFile(dir=archive.parent, prefix=f".{archive.name}.", delete=False) as half:
            written = Path(half.name)
        try:
            _pack(package.path, top, written)
            written.chmod(0o644)
            written.replace(archive)
        finally:
            written.unlink(missing_ok=True)
    except OSError as error:
        raise TranslateError(f"{archive}: cannot be written ({error.strerror}); choose another place") from None


def _pack(folder: Path, top: str, archive: Path) -> None:
    """Zip a folder's files, always to the same bytes."""
    names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name in names:
            if any(part.startswith((".", "__")) for part in name.parts):
                continue
            entry = zipfile.ZipInfo(f"{top}/{name.as_posix()}")
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, (stat.S_IFREG | 0o644) << 16
            with (folder / name).open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)
