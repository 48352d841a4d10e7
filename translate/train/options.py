"""What the commands of the recipe share: arguments and options, the settings that they give, and the log."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from translate.errors import TranslateError
from translate.train.settings import CPU, GPU, TINY, Log, Settings

Folder = Annotated[Path, typer.Argument(metavar="WORK", help="Working folder.")]
Dev = Annotated[Path, typer.Option(help="Dev set: PREFIX of PREFIX.sq and PREFIX.en.")]
Base = Annotated[Path, typer.Option(help="Argos package, or folder of wheels, to start from.")]
Tiny = Annotated[bool, typer.Option("--tiny", help="A network that trains in seconds, to try the stages.")]
Reverse = Annotated[bool, typer.Option("--reverse", help="English to Albanian, for back-translation.")]
More = Annotated[list[Path] | None, typer.Option(help="Synthetic pairs to train on too; may be given again.")]
Minutes = Annotated[float | None, typer.Option(help="Training time of the whole run. [CPU 150, GPU 8.5]")]
Rate = Annotated[float | None, typer.Option(help="Learning rate of the decoder. [CPU 7e-4, GPU 8e-4]")]
CrossRate = Annotated[float | None, typer.Option(help="Share of it for the cross-attention. [CPU 1.5, GPU 1]")]
EncoderRate = Annotated[float | None, typer.Option(help="Share of it for the encoder. [CPU 0.4, GPU 0.5]")]
Freeze = Annotated[int | None, typer.Option(help="Encoder layers left as they are. [CPU 6, GPU 0]")]
Cooldown = Annotated[float | None, typer.Option(help="Last share of the run, with a falling rate. [0.3]")]
BatchTokens = Annotated[int | None, typer.Option("--batch", help="Target tokens a step. [CPU 1500, GPU 25000]")]
Dropout = Annotated[float | None, typer.Option(help="[CPU 0.1, GPU 0.15]")]
Annotate = Annotated[float | None, typer.Option(help="Share of the rows with phrases that are annotated. [0.3]")]
Albanian = Annotated[list[Path] | None, typer.Option(help="More Albanian prose, the last cell of each line.")]
English = Annotated[list[Path], typer.Argument(metavar="TEXT...", help="English, the last cell of each line.")]
Version = Annotated[str, typer.Option(help="Of the package.")]


def settings(tiny: bool, **given: float | None) -> Settings:
    """The settings for this machine, with those that were given."""
    if not find_spec("torch"):
        raise TranslateError("training needs PyTorch, which is not installed; pip install 'perkthe[train]'")
    from translate.train.network import best_device

    fitting = TINY if tiny else GPU if best_device()[0] == "cuda" else CPU
    return replace(fitting, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def log_to(folder: Path) -> Log:
    """A log that prints, and keeps what it prints in the folder."""

    def log(line: str) -> None:
        typer.echo(line)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "log.txt").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return log
