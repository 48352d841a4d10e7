"""`python -m translate` is `perkthe`."""

from translate.cli import main

main()
