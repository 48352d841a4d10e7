"""Small repairs of a draft's surface by what the source shows: an ordered list of rules (source, target) -> target."""

import re
from collections.abc import Callable

from glossary.outcome import MONTH
from translate.capital import dateline, first_capital
from translate.figures import misspelled
from translate.indefinite import fitted
from translate.quotes import paired

YEAR = re.compile(rf"\b((?:{MONTH}) \d{{1,2}}(?:(?:[-–]| and | to )\d{{1,2}})?) ((?:1\d|20)\d\d)\b")
RANGE_END = re.compile(rf"\b((?:{MONTH}) \d{{1,2}}(?:,? \d{{4}},?)? (?:to|until) )(\d{{1,2}}) ({MONTH})\b")
SIGNS = frozenset("%€$£°")
AT_END = SIGNS | set("\"”“»’')]")
ENDING = re.compile(r"([.!?…]*)([\"”“»’')\]]*)([.!?…]*)$")
DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?=[\"”’)\]]*$)")
QUOTED = re.compile(r'((?:^|[\s(\[—–]))"\s*([^"]*?)\s*"(?=$|[\s.,;:!?)\]…])')
SIGNATURE = re.compile(r"\s{0,3}[·•|]\s{0,3}Global Voices\b.*$")
NUMBERED_TWICE = re.compile(r"\b(?:First(?= World War I\b)|Second(?= World War II\b)) ")
# "the World War II victory" keeps its article for its noun; what else may follow the name ends it.
WORLD_WAR = re.compile(
    r"\b[Tt]he (World War II?)\b(?=$|[^\w\s'’]|\s(?:in|on|at|of|and|or|to|by|with|that|which|was|were|is|has|had|began"
    r"|ended|broke|started|as|when|for|from|between|after|before|but|cost|brought|took|left)\b)"
)
PER_CENT = re.compile(r"\b(\d[\d,.]*|[a-z]{3,}) per cent\b")
SIGNED = re.compile(r"\d[\d.,]*(?=\s?%)")
LONE_STOP = re.compile(r"\b((?:m|b)illion)\.(?= [a-z])")  # of mln. and mld.
ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.)+$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|etc|[Vv]s)\.$")


def final_stop(source: str, target: str) -> str:
    """A headline without a stop gets none; a sentence with one keeps it, and a question its mark.

    >>> final_stop("Kina hap dyert", "China opens doors."), final_stop("Kina hapi dyert.", "China opened doors")
    ('China opens doors', 'China opened doors.')
    >>> final_stop("A vjen?", "Coming."), final_stop("Ai tha: “Po.”", 'He said: "Yes"')
    ('Coming?', 'He said: "Yes."')
    """
    target = target if ".." in source else DOUBLE_STOP.sub(".", target)
    _, inside, closing, outside = _ending(source)
    body, inner, closed, outer = _ending(target)
    wanted, has = outside or inside, inner + outer
    dot = "." if ABBREVIATION.search(body + has) else ""
    if has == "." and "?" in wanted:
        return body + (dot + wanted + closed if inner else closed + dot + wanted)
    if has == "." and not wanted and not dot and (source[-1:].isalnum() or source[-1:] in AT_END):
        return body + closed
    if wanted and not has and (body[-1:].isalnum() or body[-1:] in SIGNS):
        return body + (wanted + closed if closing and not outside else closed + wanted)
    return target


def _ending(text: str) -> tuple[str, str, str, str]:
    """The text without its end, and of that the stop, the closing marks, and the stop behind them.

    >>> _ending('He said "yes".'), _ending("(They came.)")
    (('He said "yes', '', '"', '.'), ('(They came', '.', ')', ''))
    """
    body, inner, closing, outer, _ = ENDING.split(text, maxsplit=1)
    return body, inner, closing, outer


def ellipsis(source: str, target: str) -> str:
    """SentencePiece turns … into three stops; the source's way is kept.

    >>> ellipsis("E pastaj…", "And then...")
    'And then…'
    """
    return target.replace("...", "…") if "…" in source and "..." not in source else target


def numbers(source: str, target: str) -> str:
    """Figures that came over as Albanian writes them are written as English does.

    >>> numbers("Rritja ishte 7,8 për qind, 1.500,5 euro.", "Growth was 7,8 percent, 1.500,5 euros.")
    'Growth was 7.8 percent, 1,500.5 euros.'
    """
    for start, end, english in reversed(misspelled(source, target)):
        target = target[:start] + english + target[end:]
    return target


def percent(source: str, target: str) -> str:
    """The British per cent becomes one word, or a sign where the source has the sign.

    >>> percent("Gjermania: 2,3 %", "Germany: 2.3 per cent"), percent("5 për qind", "5 per cent")
    ('Germany: 2.3%', '5 percent')
    """
    signed = {re.sub(r"\D", "", figure) for figure in SIGNED.findall(source)}

    def written(found: re.Match[str]) -> str:
        return found[1] + ("%" if re.sub(r"\D", "", found[1]) in signed else " percent")

    return PER_CENT.sub(written, target)


def article(_source: str, target: str) -> str:
    """`an` before a vowel that is spoken and `a` before a consonant: a term may have come between.

    >>> article("", "He is a Albanian in an United Nations force.")
    'He is an Albanian in a United Nations force.'
    """
    return fitted(target)


def year(_source: str, target: str) -> str:
    """The year of a date stands behind a comma, as American style has it.

    >>> year("Më 15 maj 2026.", "On May 15 2026.")
    'On May 15, 2026.'
    """
    return YEAR.sub(r"\1, \2", target)


def range_end(_source: str, target: str) -> str:
    """The end of a range of days as its beginning: American, if that is.

    >>> range_end("", "from October 31 to 5 November")
    'from October 31 to November 5'
    """
    return RANGE_END.sub(r"\1\3 \2", target)


def world_war(_source: str, target: str) -> str:
    """World War II has no article, where the Second World War has one.

    >>> world_war("", "The World War II began, and the World War II museum tells of the World War II.")
    'World War II began, and the World War II museum tells of World War II.'
    >>> world_war("", "the victory of the Second World War II")
    'the victory of World War II'
    """
    return WORLD_WAR.sub(r"\1", NUMBERED_TWICE.sub("", target))


def millions(_source: str, target: str) -> str:
    """No stop behind what is no abbreviation in English.

    >>> millions("5,1 mld. euro.", "5.1 billion. euros.")
    '5.1 billion euros.'
    """
    return LONE_STOP.sub(r"\1", target)


def spacing(source: str, target: str) -> str:
    """No space before a comma or inside a bracket or quotation marks, none doubled, one behind a semicolon.

    >>> spacing("24 orë; 5% ikën.", 'He said , ( in Beijing ) after 24 hours;5% left " Fujia" .')
    'He said, (in Beijing) after 24 hours; 5% left "Fujia".'
    >>> spacing("marrëdhëniet Kinë-Francë", "China- France relations")
    'China-France relations'
    """
    target = re.sub(r"\s{2,}", " ", target.strip())
    target = re.sub(r"\s+([,;:!?)\]”»]|\.(?=\s|$))", r"\1", target)
    target = re.sub(r"([(\[„«]|(?<![^\s(\[])“)\s+", r"\1", target)
    target = target if "- " in source else re.sub(r"(?<=\w)-\s(?=[A-Z])", "-", target)
    target = QUOTED.sub(r'\1"\2"', target)
    return re.sub(r";(?=[\w\"“(])", "; ", target) if "; " in source and not re.search(r";\S", source) else target


def half_days(source: str, target: str) -> str:
    """The Albanian halves of a day, which the model copies, in English.

    >>> half_days("ora 9:30 p.d., pastaj 2 m.d.", "at 9:30 p.d. local time, then at 2 m.d.")
    'at 9:30 a.m. local time, then at 2 p.m.'
    """
    for albanian, english in (("p.d.", "a.m."), ("m.d.", "p.m.")):
        if albanian in source:
            target = re.sub(rf"(?<![\d.,:])(\d\d?(?:[:.]\d\d)?)\s?{re.escape(albanian)}", rf"\1 {english}", target)
    return target


def signature(source: str, target: str) -> str:
    """Headlines that the model learnt on end in the name of their site, which is not handed on.

    >>> signature("Kina hap dyert", "China opens doors · Global Voices")
    'China opens doors'
    """
    return target if "Global Voices" in source else SIGNATURE.sub("", target)


RULES: tuple[Callable[[str, str], str], ...] = (
    signature,
    spacing,
    paired,
    numbers,
    percent,
    range_end,
    year,
    world_war,
    millions,
    half_days,
    article,
    ellipsis,
    final_stop,
    first_capital,
    dateline,
)


def tidy(source: str, target: str) -> str:
    """Apply all rules in order."""
    for rule in RULES:
        target = rule(source, target)
    return target
