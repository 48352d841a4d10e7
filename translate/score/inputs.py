"""Files into lines: what is scored, line for line."""

from pathlib import Path

from translate.errors import TranslateError


def read_lines(path: Path) -> list[str]:
    r"""The lines of a UTF-8 text file, without their ends and trailing blanks.

    Only ``\n`` ends a line, as for the `sacrebleu` command, so that the counts agree with `wc -l`.
    Raises TranslateError where the file cannot be read as UTF-8 text.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        raise TranslateError(f"{path}:{line}: not UTF-8 text; save the file as UTF-8") from fault
    except OSError as fault:
        raise TranslateError(f"{path}: {(fault.strerror or 'cannot be read').lower()}") from fault
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.rstrip() for line in lines]


def check_counts(first: list[str], second: list[str], first_name: str, second_name: str) -> None:
    """Raise TranslateError unless both sides have as many lines; say where they part.

    The place named is the first line that is blank on one side only: where one file has a line more or less,
    blank lines fall out of step right after it.
    """
    if len(first) == len(second):
        return
    message = f"{first_name} has {len(first)} lines, {second_name} has {len(second)}"
    parted = next((n for n, (a, b) in enumerate(zip(first, second, strict=False), 1) if bool(a) != bool(b)), None)
    if parted:
        blank = second_name if first[parted - 1] else first_name
        message += f"; line {parted} is the first that is blank in one only ({blank})"
    raise TranslateError(f"{message}; make them line for line")
