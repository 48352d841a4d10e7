"""Where Albanian sentences end.

A boundary is a run of stops with the quotes and brackets that close over it, followed by something that
can open a sentence. Every such place is put to the rules in `_NO_BOUNDARY`, in order; the first that holds
keeps the text together. Keeping two sentences together costs the model little; cutting one in two costs it
the grammar, so doubtful places stay whole.

Why our own rules and no library. Measured on `tests/segment_cases.json` (kinds real, made-up, negative: 127 cases,
written beside the rules) and on rows of Albanian text joined by eights (2,400 `news-written`, 2,400
`news-distilled`, 997 of FLORES-200 dev, where about 115 rows hold two sentences, whoever cuts them):

    splitter         licence   cases     F1 news-written  news-distilled  FLORES dev  MB/s
    these rules      ours      127/127   0.999            0.996           0.935       9
    sentencex 1.0.32 MIT        84/127   0.984            0.981           0.920       36
    pysbd 0.3.4, en  MIT        80/127   0.988            0.984           0.920       0.2

sentencex has no Albanian of its own and gives exactly its English answers; pysbd has no Albanian either.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Never end a sentence: a name or an example follows.
_LEADING = frozenset("dr prof doc akad mr mrs ms st z zj znj zonj zv zëv p.sh psh d.m.th dmth vs op".split())
# End a sentence only when a word that opens sentences follows: titles, references, companies, units.
_DOUBTFUL = frozenset(
    """ak mag asoc shën av avok ing inxh arq gjen kol nënkol kap tog ten imz mons rev sen gov ish zt nr no fq f
    faqe bl kr par paragr pg tab fig vol bot red krh cf shih lat greq cit tel cel mob fax adr rr bul lgj q.v jr
    sr ltd inc co corp llc bros shpk sha sh.p.k sh.a sh prot ref rep log shek mln mld mij min sek art lib pik nën
    vëll vetëvendosje! yahoo!""".split()
)
# End a sentence whenever a capital follows, though they look like initials.
_CLOSING = frozenset("etj e.tj e.t.j p.e.s e.s p.e.r e.r p.k m.k p.d m.d v.o a.m p.m".split())
# Words that open sentences and are no names.
_OPENERS = frozenset(
    """ai ajo ata ato ky kjo këta këto kësaj këtij atij asaj unë ti ne ju kush cili cila çfarë ku kur pse si sa sipas
    në nga me pa për pas para mbi nën ndaj deri gjatë përmes rreth mes midis edhe dhe por ndërsa kurse mirëpo
    megjithatë prandaj pra pasi sepse ndonëse nëse sikur vetëm gjithashtu ndërkohë tani sot dje nesër atëherë
    është janë ishte ishin ka kanë kishte kishin do duhet mund nuk s'ka po jo të një asnjë çdo disa shumë
    duke tha thanë u që kështu këtu atje""".split()
)
_DOMAINS = frozenset("al com net org tv info mk eu ks co uk edu gov pdf doc docx txt html jpg png".split())

_STOPS = r"[.!?…]"
_CLOSERS = r"(?:[”»’)\]]|[\"'“](?!\w)|\[\d{1,3}\]|[¹²³⁴-⁹]|[ \xa0][”»](?!\S)|\*{1,3}(?!\S)|_{1,2}(?!\S))"
_BOUNDARY = re.compile(rf"{_STOPS}+(?:{_CLOSERS}|{_STOPS})*")
_OPENING = re.compile(r"[\s“”„«»\"'‘’(\[¿¡—–\-•*]{0,12}")
_LIST_MARK = re.compile(r"[a-zëçA-ZËÇ0-9]{1,3}\)\s|[ivx]{1,4}[.)]\s+[A-ZËÇ“\"]")
_LABEL = re.compile(
    r"[(\[“„«\"'—–\-•*\s]*(?:(?:neni|kreu|kapitulli|pika|pjesa|seksioni|tabela|figura|grafiku|shtojca|aneksi)\s+)?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zëç]|[ivxlc]{1,7})\.",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}|[^\W\d_]|(?:Dh|Gj|Ll|Nj|Rr|Sh|Th|Xh|Zh)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DATE_REST = re.compile(r"\d{1,2}\s?\.\s?\d{2,4}\b|\d{4}\b")
_REACH = 300  # how far a rule looks, so that the whole stays linear


class _Place(NamedTuple):
    """Where a sentence might end: `text[start:end]` is the sentence, `opening` its follower's first letter."""

    text: str
    start: int
    stop: int  # the run of stops and closers is text[stop:end]
    end: int
    opening: int

    @property
    def token(self) -> str:
        """The unbroken text before the stop: `p.sh` of `(p.sh.`."""
        before = self.text[max(self.start, self.stop - 40) : self.stop]
        return (before.split() or [""])[-1].lstrip("(\"'“„«‘’[") if before[-1:].strip() else ""

    @property
    def run(self) -> str:
        return self.text[self.stop : self.end]

    @property
    def spaced(self) -> bool:
        return self.text[self.end].isspace()

    def follower(self) -> str:
        """The next sentence's first word, in lower case."""
        word = _WORD.match(self.text, self.opening, self.opening + 40)
        return word[0].lower() if word else ""


def _continues(place: _Place) -> bool:
    """A small letter follows: `“Ejani!” tha ai`. A list mark such as `b) ` is no continuation."""
    text, opening = place.text, place.opening
    return text[opening].islower() and not _LIST_MARK.match(text, opening)


def _punctuated(place: _Place) -> bool:
    """A comma, a colon or the like follows: `“Kush është ky?”, pyeti ai`."""
    return place.text[place.opening] in ",;:.!?…/%)]}|"


def _unspaced(place: _Place) -> bool:
    """No space follows, and it is not a forgotten one (`fundit.Ky`) but a number, an address or a name."""
    if place.spaced:
        return False
    if place.run[-1] in "”»’)]“\"'" or place.opening > place.end:
        return not place.text[place.opening].isupper()
    token, follower = place.token, place.follower()
    shortest = 3 if place.run[0] == "." else 1
    forgotten = token.isalpha() and token.islower() and len(token) >= shortest
    forgotten = forgotten and place.text[place.opening].isupper()
    return not forgotten or len(follower) < 2 or follower in _DOMAINS or token in _LEADING | _DOUBTFUL


def _abbreviated(place: _Place) -> bool:
    """The stop belongs to an abbreviation or an initial: `Dr.`, `p.sh.`, `E. Hoxha`, `sh.p.k.`."""
    if len(place.run.rstrip("”»’)]“\"'")) > 1 or place.run[0] == "…":
        return False
    token, mark = place.token, place.run[0]
    name = re.split(r"[-/(“\"]", token)[-1].lower() + ("" if mark == "." else mark)
    if name in _LEADING or name.rpartition(".")[2] in _LEADING - {"z"}:
        return True
    if name in _CLOSING:
        return False
    doubtful = name in _DOUBTFUL or (mark == "." and _DOTTED.fullmatch(token) is not None)
    return doubtful and place.follower() not in _OPENERS


def _labelled(place: _Place) -> bool:
    """All there is so far is a list mark or a heading's number: `1. `, `IV. `, `Neni 5. `."""
    return place.end - place.start < 30 and _LABEL.fullmatch(place.text, place.start, place.end) is not None


def _dated(place: _Place) -> bool:
    """The day or month of a date written with spaces: `4. 2. 2026`."""
    number = place.token.rpartition(".")[2]
    return number.isdigit() and len(number) < 3 and _DATE_REST.match(place.text, place.opening) is not None


def _bracketed(place: _Place) -> bool:
    """Inside a bracket that opened in the middle of the sentence and closes soon."""
    text, low = place.text, max(place.start + 1, place.stop - _REACH)
    opened, closed = text.rfind("(", low, place.end), text.rfind(")", low, place.end)
    return opened > closed and text.find(")", place.end, place.end + _REACH) >= 0


_NO_BOUNDARY: tuple[Callable[[_Place], bool], ...] = (
    _continues,
    _punctuated,
    _unspaced,
    _abbreviated,
    _labelled,
    _dated,
    _bracketed,
)


def boundaries(text: str) -> Iterator[int]:
    """The offsets where sentences end, the last one's left out.

    >>> list(boundaries("Z. Leka, d.m.th. ai, iku më 4.2. Ajo mbeti etj. Kaq."))
    [32, 47]
    """
    start, spoken = 0, _first_spoken(text, 0)
    for found in _BOUNDARY.finditer(text):
        stop, end = found.span()
        opening = _OPENING.match(text, end).end()  # type: ignore[union-attr]  # it matches everywhere
        if spoken >= end or opening >= len(text):
            continue
        place = _Place(text, start, stop, end, opening)
        if not any(rule(place) for rule in _NO_BOUNDARY):
            yield end
            start, spoken = end, _first_spoken(text, end)


def _first_spoken(text: str, start: int) -> int:
    """Where the first letter or digit stands: stops before it end nothing."""
    found = re.compile(r"[^\W_]").search(text, start)
    return found.start() if found else len(text)
