"""Articles' files: what cannot be read is said with its remedy; what is written is whole."""

from pathlib import Path

import pytest

from translate.document import decode, output_path, read_text, write_text
from translate.errors import TranslateError

TEXT = "Këshilli i Sigurimit u mblodh në çështje të rëndësishme.\n"

BAD_BYTES = [
    ("UTF-16 with a mark", TEXT.encode("utf-16"), "utf-16"),
    ("UTF-16 without", TEXT.encode("utf-16-le"), "utf-16-le"),
    ("UTF-16, big end first", TEXT.encode("utf-16-be"), "utf-16-be"),
    ("Windows", TEXT.encode("cp1252"), "cp1252"),
    ("binary", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "byte 8 is NUL"),
    ("text with a NUL", TEXT.encode() + b"\0" + TEXT.encode(), "NUL"),
    ("broken UTF-8", b"abc \xff\xfe\x80 def", "byte 4 is not UTF-8"),
]
GOOD_BYTES = [
    ("UTF-8", TEXT.encode(), None, TEXT),
    ("byte-order mark", TEXT.encode("utf-8-sig"), None, "\ufeff" + TEXT),
    ("CRLF", b"a\r\nb", None, "a\r\nb"),
    ("empty", b"", None, ""),
    ("UTF-16 when told", TEXT.encode("utf-16"), "utf-16", TEXT),
    ("Windows when told", TEXT.encode("cp1252"), "cp1252", TEXT),
]


@pytest.mark.parametrize(("case", "data", "message"), BAD_BYTES, ids=[c[0] for c in BAD_BYTES])
def test_what_is_no_text(case: str, data: bytes, message: str) -> None:
    with pytest.raises(TranslateError, match=message) as error:
        decode(data, "a.txt")
    assert str(error.value).startswith("a.txt: ")


@pytest.mark.parametrize(("case", "data", "encoding", "text"), GOOD_BYTES, ids=[c[0] for c in GOOD_BYTES])
def test_what_is_text(case: str, data: bytes, encoding: str | None, text: str) -> None:
    assert decode(data, "a.txt", encoding) == text


def test_wrong_encodings() -> None:
    with pytest.raises(TranslateError, match="no encoding is called 'klingon'"):
        decode(b"a", "a.txt", "klingon")
    with pytest.raises(TranslateError, match="this is not ascii"):
        decode(TEXT.encode(), "a.txt", "ascii")
    with pytest.raises(TranslateError, match="this is not unicode_escape"):
        decode(b"\\ud800", "a.txt", "unicode_escape")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match="no such file"):
        read_text(tmp_path / "nothing.txt")
    with pytest.raises(TranslateError, match="this is a folder"):
        read_text(tmp_path)


def test_write_is_whole_and_leaves_nothing_aside(tmp_path: Path) -> None:
    target = tmp_path / "a.en.txt"
    write_text(target, "një\r\n", [])
    write_text(target, "dy\r\n", [])
    assert target.read_bytes() == b"dy\r\n"
    assert [file.name for file in tmp_path.iterdir()] == ["a.en.txt"]


def test_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.en.txt"
    target.write_text("old")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(target, "new", [])
    assert target.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.en.txt"]


@pytest.mark.parametrize("link", [None, "symlink", "hard link"])
def test_an_article_is_never_overwritten(tmp_path: Path, link: str | None) -> None:
    article, target = tmp_path / "a.txt", tmp_path / "b.txt"
    article.write_text("një")
    if link == "symlink":
        target.symlink_to(article)
    elif link == "hard link":
        target.hardlink_to(article)
    else:
        target = article
    with pytest.raises(TranslateError, match="this is one of the inputs"):
        write_text(target, "one", [article])
    assert article.read_text() == "një"


def test_unwritable(tmp_path: Path) -> None:
    with pytest.raises(TranslateError, match="cannot be written"):
        write_text(tmp_path / "missing" / "a.txt", "x", [])
    with pytest.raises(TranslateError, match="this is a folder"):
        write_text(tmp_path, "x", [])
    with pytest.raises(TranslateError, match="cannot be written"):
        write_text(tmp_path / ("a" * 300), "x", [])
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(TranslateError, match="loop"):
        write_text(tmp_path / "loop", "x", [])


def test_a_device_is_written_to_not_replaced() -> None:
    write_text(Path("/dev/null"), "x", [])
    assert not Path("/dev/null").is_file()


def test_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("x")
    target.chmod(0o640)
    write_text(target, "y", [])
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("article", "suffix", "expected"),
    [
        ("lajm.sq.txt", "", "out/lajm.en.txt"),
        ("lajm.txt", "", "out/lajm.en.txt"),
        ("lajm", "", "out/lajm.en"),
        ("a/lajm.sq.txt", ".po", "out/lajm.en.po"),
        ("lajm.v2.md", "", "out/lajm.v2.en.md"),
    ],
)
def test_output_path(article: str, suffix: str, expected: str) -> None:
    assert output_path(Path(article), Path("out"), suffix).as_posix() == expected
