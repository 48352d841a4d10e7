"""How long `perkthe score` takes on 100,000 segments, and how much memory. Not run by pytest.

    python tests/bench_score.py [SEGMENTS]

The text is FLORES's: each reference joins the halves of two sentences, so that hardly any line stands twice, and each
hypothesis is its reference with a third of the words changed, moved or left out. What is measured is the command with
all its processes: wall time, processor time, and the most memory that they have together.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
DEV = ROOT.parent / "shared" / "dev"
COMMAND = [sys.executable, "-m", "translate", "score"]
PAGE = 4096  # bytes


def main() -> None:
    segments = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    table = Table("what", "wall, s", "processor, s", "memory, MB", "exit", title=f"{segments:,} segments")
    with tempfile.TemporaryDirectory() as folder:
        hypothesis, reference, source = (Path(folder) / name for name in ("hypothesis", "reference", "source"))
        _write(segments, hypothesis, reference, source)
        terms = ["--source", str(source), "--glossary", str(ROOT / "glossary" / "sq-en.po")]
        for what, options in (
            ("figures and intervals", []),
            ("and terms, numbers, names", terms),
            ("and all as JSON", [*terms, "--json"]),
            ("and a page", [*terms, "--html", str(Path(folder) / "page.html")]),
        ):
            table.add_row(what, *_measured([*COMMAND, str(hypothesis), str(reference), *options]))
    Console().print(table)


def _write(segments: int, hypothesis: Path, reference: Path, source: Path) -> None:
    chance = random.Random(6)
    english, albanian = ((DEV / f"flores-dev.{code}").read_text().splitlines() for code in ("en", "sq"))
    with hypothesis.open("w") as h, reference.open("w") as r, source.open("w") as s:
        for _ in range(segments):
            first, second = chance.randrange(len(english)), chance.randrange(len(english))
            line = _joined(english[first], english[second])
            r.write(line + "\n")
            h.write(_worse(line, chance) + "\n")
            s.write(_joined(albanian[first], albanian[second]) + "\n")


def _joined(first: str, second: str) -> str:
    a, b = first.split(), second.split()
    return " ".join([*a[: len(a) // 2], *b[len(b) // 2 :]])


def _worse(line: str, chance: random.Random) -> str:
    words = line.split()
    for _ in range(len(words) // 3):
        place = chance.randrange(len(words))
        match chance.randrange(3):
            case 0:
                words[place] = chance.choice(words)
            case 1:
                words.insert(chance.randrange(len(words)), words.pop(place))
            case 2 if len(words) > 1:
                del words[place]
    return " ".join(words)


def _measured(command: list[str]) -> list[str]:
    """Run a command: wall time, processor time, most memory, exit code."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    most = 0
    while process.poll() is None:
        most = max(most, sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(0.1)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [f"{wall:.1f}", f"{processor:.1f}", f"{most / 2**20:.0f}", str(process.returncode)]


def _family(pid: int) -> list[int]:
    """A process and all that come of it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(other for child in children for other in _family(int(child)))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


if __name__ == "__main__":
    main()
