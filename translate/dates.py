"""Dates and hours in figures: 4.2.2026 -> February 4, 2026; ora 10.30 -> 10:30."""

import datetime
import re
from collections.abc import Iterator

from glossary.outcome import MONTH

MONTHS = MONTH.split("|")
DATE = re.compile(r"(?<![\w.,:/–-])([0-9]{1,2})([./])\s?([0-9]{1,2})\2\s?((?:1[5-9]|20)[0-9]{2})(?![\w/]|[.,:][0-9])")
DAYS = re.compile(
    r"(?<![\w.,:/–-])([0-9]{1,2})\s?[–-]\s?([0-9]{1,2})\.([0-9]{1,2})\.((?:1[5-9]|20)[0-9]{2})(?![\w/]|[.,:][0-9])"
)
LISTED = re.compile(r"[0-9](?:,| dhe| e)\s$")  # before a date: 4 dhe 5.2.2026, which is left as it stands
HOUR = re.compile(r"(?<![\w.,:/])([01]?[0-9]|2[0-4])\.([0-5][0-9])(?![\w/]|[.,:][0-9])")
HOURS = re.compile(
    r"\bor(?:a|ën|ës|ët|en|es|et)\s(?:[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s?[-–,]\s?|\s(?:dhe|e|deri në|deri)\s))*$"
)


def dates(source: str) -> Iterator[tuple[int, int, str]]:
    """The dates and hours of a source: (start, end, English). Albanian writes the day first and the month second.

    English readers differ about which comes first, so the month is written as a word. What is no day of the
    calendar is no date; an hour needs the word for it before it, else 10.30 may be any number.

    >>> [english for _, _, english in dates("Nga 4-6.2.2026, më 4 dhe 5.2.2026.")]
    ['February 4-6, 2026']
    >>> list(dates("Më 31.12.2025 ose 31/02/2026, nga ora 9.00 deri në 10.30, neni 7.15."))
    [(3, 13, 'December 31, 2025'), (38, 42, '9:00'), (51, 56, '10:30')]
    """
    for found in DAYS.finditer(source):
        first, last, month, year = found.groups()
        if int(first) < int(last) and _is_day(last, month, year):
            yield *found.span(), f"{MONTHS[int(month) - 1]} {int(first)}-{int(last)}, {year}"
    for found in DATE.finditer(source):
        day, _, month, year = found.groups()
        if _is_day(day, month, year) and not LISTED.search(source[: found.start()]):
            yield *found.span(), f"{MONTHS[int(month) - 1]} {int(day)}, {year}"
    for found in HOUR.finditer(source):
        if HOURS.search(source[: found.start()].lower()):
            yield *found.span(), f"{found[1]}:{found[2]}"


def _is_day(day: str, month: str, year: str) -> bool:
    """Whether the calendar has a day."""
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
