"""What `import translate` offers."""

import subprocess
import sys

import pytest

import translate


@pytest.mark.parametrize("name", translate.__all__)
def test_every_name_can_be_had_and_is_listed(name: str) -> None:
    assert getattr(translate, name) is not None
    assert name in dir(translate)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'translation_of'"):
        translate.translation_of  # noqa: B018


@pytest.mark.parametrize(
    ("imported", "left"),
    [
        ("translate", "translate.pipeline"),
        ("translate.cli", "translate.cli.glossary"),
        ("translate.cli.articles", "translate.pipeline"),  # it is imported while the model loads
        ("translate.cli.articles", "ctranslate2"),
        ("translate.pipeline", "numpy"),
    ],
)
def test_what_is_not_needed_yet_is_not_imported(imported: str, left: str) -> None:
    code = f"import {imported}, sys; sys.exit({left!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
