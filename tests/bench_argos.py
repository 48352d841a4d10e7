"""Përkthe against Argos Translate: the same package, the same texts, one run. Prints a table; not run by pytest.

    python tests/bench_argos.py [--package DIR] [--runs 3]

Each measurement is a process of its own, so that memory and start-up are its own; of several runs the fastest counts,
so that Përkthe has met the glossary before. Përkthe's cold start is its command. Argos's command would fetch a sentence
model from the network, so a process calls what the command calls, with our splitter; the rest are its defaults.
Run it while nothing else runs.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "2026-02-04-xi-putin.sq.txt"
FLORES = ROOT.parent / "shared" / "dev" / "flores-dev.sq"
SENTENCES = 200
PROGRAMS = ("Argos", "Përkthe", "Përkthe without glossary")


def main() -> None:
    """Measure both programs on both texts."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--package", type=Path, default=ROOT / "translate" / "package")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--child", choices=PROGRAMS, help=argparse.SUPPRESS)
    options.add_argument("--text", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--times", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        sys.stdout.write(json.dumps(measured(given.child, given.package, given.text, given.times)) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(given.package, given.runs, Path(folder))


def compare(package: Path, runs: int, folder: Path) -> None:
    """Print the table: cold start to finished article, warm words a second, peak memory."""
    from rich.console import Console  # not for Argos's process, which it would slow down
    from rich.table import Table

    shutil.copytree(package, folder / "packages" / "sq_en")
    texts = {"seed article": SEED}
    if FLORES.exists():
        texts[f"{SENTENCES} sentences"] = folder / "flores.txt"
        texts[f"{SENTENCES} sentences"].write_text("".join(FLORES.open().readlines()[:SENTENCES]))
    table = Table("", *PROGRAMS, "Argos / Përkthe", "without glossary")
    for name, text in texts.items():
        rows = [best(program, package, text, runs, folder) for program in PROGRAMS]
        for label, key, unit in (
            ("process to finished article", "cold", "s"),
            ("translating, warm", "warm", "s"),
            ("peak memory", "memory", "MB"),
        ):
            stock, ours, plain = (row[key] for row in rows)
            shown = [f"{value:.2f} {unit}" for value in (stock, ours, plain)]
            table.add_row(f"{name}: {label}", *shown, f"{stock / ours:.1f}×", f"{stock / plain:.1f}×")
        words = len(text.read_text().split())
        table.add_row(f"{name}: words a second, warm", *(f"{words / row['warm']:.0f}" for row in rows))
    Console(width=150).print(table)


def best(program: str, package: Path, text: Path, runs: int, folder: Path) -> dict[str, float]:
    """The best of several processes; `cold` is a process that translates once and ends."""
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(folder / "packages"), "HOME": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both are compiled, as what pip installs is
    child = [sys.executable, __file__, "--package", str(package), "--text", str(text), "--child", program]
    command = cold_command(program, package, text) or [*child, "--times", "1"]
    found: list[dict[str, float]] = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, env=environment, capture_output=True, check=True)
        cold = time.perf_counter() - began
        done = subprocess.run([*child, "--times", "2"], env=environment, capture_output=True, text=True, check=True)
        found.append({**json.loads(done.stdout.splitlines()[-1]), "cold": cold})
    return {key: min(row[key] for row in found) for key in found[0]}


def cold_command(program: str, package: Path, text: Path) -> list[str] | None:
    """Përkthe's command for a text."""
    if program == "Argos":
        return None
    plain = ["--no-glossary"] if "without" in program else []
    return [sys.executable, "-m", "translate", "translate", "--quiet", *plain, "--model", str(package), str(text)]


def measured(program: str, package: Path, text: Path, times: int) -> dict[str, float]:
    """Translate a text so many times in this process; the last time is the warm one."""
    article = text.read_text()
    translate = argos() if program == "Argos" else perkthe(package, "without" not in program)
    for _ in range(times):
        began = time.perf_counter()
        translate(article)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"warm": time.perf_counter() - began, "memory": memory}


def argos() -> Callable[[str], object]:
    """Argos Translate's own translation of the installed package."""
    from argostranslate import translate

    from translate.segment import split  # not our adapter, which imports all of Përkthe

    class Sentences:
        def split_sentences(self, text: str) -> list[str]:
            return [text[start:end] for start, end in split(text)]

    stock = translate.get_translation_from_codes("sq", "en").underlying
    stock.sentencizer = Sentences()
    return lambda text: stock.translate(text)


def perkthe(package: Path, glossary: bool) -> Callable[[str], object]:
    """Our translation with the same package."""
    from glossary import PACKAGED
    from translate import open_desk, translate

    desk = open_desk(package, PACKAGED if glossary else None)
    return lambda text: translate(text, desk)


if __name__ == "__main__":
    main()
