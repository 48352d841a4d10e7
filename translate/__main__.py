"""`python -m translate` is `perkthe`."""

from translate.cli import app

app(prog_name="perkthe")
