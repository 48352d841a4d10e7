"""What can be wrong with one entry of the glossary file, whatever stands in the others."""

import re
import string
import unicodedata
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from glossary.albanian import ENDING
from glossary.citation import citation_form, oblique
from glossary.pattern import FIELD, content
from glossary.pofile import KEYS, Entry
from glossary.spelling import APOSTROPHES, HYPHENS
from glossary.termbase import Fault, unusable

FLAGS = ("fuzzy", "read-only", "forbidden")


def entry_faults(entry: Entry) -> list[Fault]:
    """Every fault of an entry, in the order of the rules; a retired one may keep its own."""
    return [] if entry.obsolete else [fault for rule in RULES for fault in rule(entry)]


def _no_translation(entry: Entry) -> Iterator[Fault]:
    if fault := unusable(entry):
        yield fault


def _no_word(entry: Entry) -> Iterator[Fault]:
    for text in filter(None, (entry.msgid, *entry.values("variant"))):
        if not content(re.sub(r"\{[^}]*\}", " ", text)):
            yield Fault(f'"{text}" has no word', "write one; signs, fields and linking articles alone are no term")


def _no_note(entry: Entry) -> Iterator[Fault]:
    if "fuzzy" in entry.flags and not entry.values("note"):
        yield Fault(f'"{entry.msgid}" is proposed without a note', "add a `#. note:` with the reason, or accept it")


def _unknown_flag(entry: Entry) -> Iterator[Fault]:
    for flag in entry.flags:
        if flag not in FLAGS:
            yield Fault(f'"{entry.msgid}" has the unknown flag "{flag}"', f"use one of {', '.join(FLAGS)}")


_KEY = re.compile(r"([a-z]{2,10}) ?:")
_KEY_REMEDY = 'write "{}:"; what only looks like one may stand behind "note:"'
_NEAR = 0.8  # noet is as far from note as vote is, and stays a note


def _misspelled_key(entry: Entry) -> Iterator[Fault]:
    for comment in entry.comments:
        key = _KEY.match(comment)
        if key and comment.partition(":")[0] not in KEYS and (near := get_close_matches(key[1], KEYS, 1, _NEAR)):
            yield Fault(f'"{entry.msgid}" has the unknown comment "{key[0]}"', _KEY_REMEDY.format(near[0]))


def _flags_at_odds(entry: Entry) -> Iterator[Fault]:
    if "forbidden" in entry.flags and {"fuzzy", "read-only"} & set(entry.flags):
        yield Fault(f'"{entry.msgid}" is forbidden and something else', "leave only the flag forbidden")
    elif "read-only" in entry.flags and entry.msgstr not in ("", entry.msgid):
        cause = f'"{entry.msgid}" is read-only, but its English is "{entry.msgstr}"'
        yield Fault(cause, "repeat the Albanian as the English, or take the flag away")


def _spaces(entry: Entry) -> Iterator[Fault]:
    for text in (*_texts(entry), entry.msgctxt):
        if text != text.strip() or "  " in text:
            yield Fault(f"{text!r} has a stray space", "leave one space between words and none at the ends")
        for letter in "" if text.isprintable() else text:
            if not letter.isprintable():
                name = unicodedata.name(letter, "").lower() or f"U+{ord(letter):04X}"
                yield Fault(f"{text!r} has the invisible character {name}", "delete it or type a plain space")


_COMMON = frozenset(string.ascii_letters + string.digits + " -'{}ëçËÇ")
_APOSTROPHES = APOSTROPHES.replace("'", "") + "\u201b\u02bb\uff07"
_HYPHENS = HYPHENS.replace("-", "").replace("\u2013", "") + "\uff0d"
_EN_DASH = re.compile(rf"(?<=[A-ZÇË\d])\u2013(?:{ENDING})(?!\w)")  # OKB–ja; between words it may be meant


def _look_alikes(entry: Entry) -> Iterator[Fault]:
    for text in _texts(entry):
        if not unicodedata.is_normalized("NFC", text):
            yield Fault(f'"{text}" has letters put together from pieces', "type the letter anew: ë, ç")
        for letter in dict.fromkeys(letter for letter in text if letter not in _COMMON):
            name = unicodedata.name(letter, "")
            if letter.isalpha() and not name.startswith(("LATIN", "MODIFIER LETTER", "FEMININE", "MASCULINE")):
                yield Fault(f'"{text}" has {name.lower()} in it', "type the Latin letter that looks like it")
            elif letter in _APOSTROPHES:
                yield Fault(f'"{text}" has the apostrophe {letter}', "type the plain one, '")
            elif letter in _HYPHENS:
                yield Fault(f'"{text}" has {name.lower()} for a hyphen', "type the plain one, -")
        if _EN_DASH.search(text):
            yield Fault(f'"{text}" has an en dash for a hyphen', "type the plain one, -")


def _template(entry: Entry) -> Iterator[Fault]:
    fields = len(re.findall(r"\{n\}", entry.msgid))
    for text in (entry.msgid, *entry.values("variant")):
        if re.search(r"[{}]", text.replace("{n}", "")):
            yield Fault(f'"{text}" has a field that is not {{n}}', "write {n} where the number stands")
        elif text.count("{n}") != fields:
            yield Fault(f'the variant "{text}" has not the fields of "{entry.msgid}"', "write {n} in both")
    if re.search(r"[{}]", FIELD.sub("", entry.msgstr)):
        yield Fault(f'"{entry.msgstr}" has an unknown field', "write {n} for a number or {n:ordinal} for 15th")
    elif entry.msgstr and len(FIELD.findall(entry.msgstr)) != fields:
        yield Fault(f'"{entry.msgid}" and "{entry.msgstr}" have not the same fields', "write {n} once for each number")


def _variant_twice(entry: Entry) -> Iterator[Fault]:
    seen = [entry.msgid]
    for text in entry.values("variant"):
        if text in seen:
            yield Fault(f'the variant "{text}" of "{entry.msgid}" says nothing new', "delete it")
        seen.append(text)


def _citation_form(entry: Entry) -> Iterator[Fault]:
    for text in (entry.msgid, *entry.values("variant")):
        if oblique(text):
            likely = citation_form(text)
            named = "" if likely == text else f', likely "{likely}"'
            yield Fault(f'"{text}" is not in its citation form', f"write the nominative{named}")


def _texts(entry: Entry) -> tuple[str, ...]:
    return (entry.msgid, entry.msgstr, *entry.values("variant"))


RULES: tuple[Callable[[Entry], Iterator[Fault]], ...] = (
    _no_translation,
    _no_word,
    _no_note,
    _unknown_flag,
    _misspelled_key,
    _flags_at_odds,
    _spaces,
    _look_alikes,
    _template,
    _variant_twice,
    _citation_form,
)
