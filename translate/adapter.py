"""All that touches argostranslate: our translator behind its interface, and its index of packages.

Importing this module imports argostranslate, which makes its folders in the home directory; plain translation
never does.
"""

from collections.abc import Callable
from pathlib import Path

from argostranslate import package as argos_package
from argostranslate import settings
from argostranslate.translate import Hypothesis, ITranslation, Language

from glossary import PACKAGED
from translate.argos import PAIR
from translate.errors import TranslateError
from translate.opening import open_desk
from translate.pipeline import translate
from translate.segment import split


class ArgosTranslation(ITranslation):  # type: ignore[misc]  # argostranslate has no types
    """Përkthe as an argostranslate translation, for programs that take one (argos-translate-files, …).

    >>> ArgosTranslation(str.upper).translate("Po.")
    'PO.'
    """

    def __init__(self, translator: Callable[[str], str]) -> None:
        """In: what turns an Albanian text into English, layout kept; `open_translation` gives Përkthe's own."""
        self.from_lang = Language(PAIR[0], "Albanian")
        self.to_lang = Language(PAIR[1], "English")
        self.translator = translator

    def hypotheses(self, input_text: str, num_hypotheses: int = 4) -> list[Hypothesis]:
        """The translation, as often as asked: the glossary leaves no second best. All scores are 0."""
        english = self.translator(input_text)
        return [Hypothesis(english, 0.0) for _ in range(num_hypotheses)]


class AlbanianSentencizer:
    """Our sentence boundaries for argostranslate's own `PackageTranslation.sentencizer`, which else downloads some.

    >>> AlbanianSentencizer().split_sentences("Dr. Leka erdhi. Ai foli.")
    ['Dr. Leka erdhi.', 'Ai foli.']
    """

    def split_sentences(self, text: str) -> list[str]:
        """The sentences of a paragraph."""
        return [text[start:end] for start, end in split(text)]


def open_translation(package: Path | None = None, termbase: Path | None = PACKAGED) -> ArgosTranslation:
    """Përkthe with a model and a glossary, as `open_desk` takes and refuses them."""
    desk = open_desk(package, termbase)
    return ArgosTranslation(lambda text: translate(text, desk).text)


def download(name: str) -> Path:
    """Fetch a package by name (`translate-sq_en`) from Argos Translate's index, over the network -> the file.

    Raises TranslateError where the index or the file cannot be had, or the name is of another language pair.
    """
    argos_package.update_package_index()
    if not settings.local_package_index.is_file():  # argostranslate would call itself without end
        raise TranslateError(
            f"{settings.remote_package_index}: cannot be reached; "
            "check the network, or install a file with `perkthe model install FILE.argosmodel`"
        )
    known = {argos_package.argospm_package_name(found): found for found in argos_package.get_available_packages()}
    found = known.get(name)
    if found is None or (found.from_code, found.to_code) != PAIR:
        wrong = "is not from Albanian to English" if found else "is not in Argos Translate's index"
        ours = [other for other, package in known.items() if (package.from_code, package.to_code) == PAIR]
        raise TranslateError(f"{name}: {wrong}; " + (f"there is {', '.join(ours)}" if ours else "install a file"))
    try:
        return Path(found.download())
    except Exception as error:  # argostranslate raises nothing more particular
        raise TranslateError(f"{name}: {error}; check the network and try again") from None
