"""How long `perkthe score` takes on 100,000 segments, and how much memory. Not run by pytest.

    python tests/bench_score.py [SEGMENTS]

The text is FLORES's: each reference joins the halves of two sentences, so that hardly any line stands twice, and each
hypothesis is its reference with a third of the words changed, moved or left out. What is measured is the command in
a process of its own: wall time, processor time of all processes, and the largest of them.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DEV = Path(__file__).parent.parent.parent / "shared" / "dev"
COMMAND = [sys.executable, "-m", "translate", "score"]


def main() -> None:
    segments = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        hypothesis, reference, source = (Path(folder) / name for name in ("hypothesis", "reference", "source"))
        _write(segments, hypothesis, reference, source)
        print(f"{segments} segments, {sum(len(line.split()) for line in reference.open()):,} words of reference")
        for title, options in (
            ("figures and intervals", []),
            ("and terms, numbers, names", ["--source", str(source), "--glossary", "glossary/sq-en.po"]),
            ("and JSON", ["--source", str(source), "--glossary", "glossary/sq-en.po", "--json"]),
            ("and a page", ["--html", str(Path(folder) / "page.html")]),
        ):
            _measure(title, [*COMMAND, str(hypothesis), str(reference), *options])


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


def _measure(title: str, command: list[str]) -> None:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{title:28} {wall:6.1f} s wall  {processor:6.1f} s processor  "
        f"{after.ru_maxrss / 1024:6.0f} MB in the largest process so far  exit {done.returncode}"
    )


if __name__ == "__main__":
    main()
