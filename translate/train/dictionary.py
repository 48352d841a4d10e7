"""A dictionary as training rows: short sentences, each with a rare word in one of its forms.

The lexicon (MIT) has the English of 58,000 lemmas. A word that the corpora have often needs no row, one that Albanian
prose does not have is not worth one. Rare words put into sentences help where parallel text is small (Fadaee, Bisazza
and Monz 2017), though ours are of a pattern.
"""

import random
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from glossary.lexicon.build import DATA, Lexeme, Paradigms, read_lexemes, read_paradigms
from glossary.lexicon.conjugation import conjugations
from glossary.lexicon.glosses import LEFT_OUT, gloss
from translate.train.corpus import Pair
from translate.train.known import counted

OFTEN = 60  # times in the parallel corpora: such a word is known
ROWS = 5  # of a word
LONGEST = 3  # words of English: more is an explanation
ARTICULATED = re.compile(r"(?:uar|ruar|shëm|ur|yer|ier|ët|të|ër|ëm|arë)$")  # adjectives that take i, e, të
ABSTRACT = re.compile(r"(?:[a-z]{3,}ness|ity|ism|ence|ance|hood|tion|sion|cy)$")

TAG = "dictionary"

Forms = dict[str, list[str]]  # tags of a form -> its spellings


@dataclass(frozen=True)
class Entry:
    """A word of the dictionary: part of speech, gender, English, and its forms by their tags."""

    part: str
    tags: frozenset[str]
    english: str
    forms: Forms


@dataclass(frozen=True)
class Frame:
    """A sentence with a place for a word, in both languages; which form goes there, and its English."""

    tags: str
    albanian: str
    english: str
    tense: str = ""  # Penn tag of the English word: VBZ, VBD, VBN, NNS; empty for the dictionary form


NOUNS = (
    Frame("sg,nom,def", "{} u diskutua dje në mbledhje.", "The {} was discussed at the meeting yesterday."),
    Frame("sg,acc,def", "Ai foli gjatë për {}.", "He spoke at length about the {}."),
    Frame(
        "sg,acc,def",
        "Autoritetet përmendën {} në raportin e tyre.",
        "The authorities mentioned the {} in their report.",
    ),
    Frame("sg,acc,def", "Me {} ata u morën gjithë ditën.", "They dealt with the {} all day."),
    Frame("sg,nom,indef", "Në fotografi shihet një {}.", "A {} can be seen in the photograph."),
    Frame("sg,acc,indef", "Ata gjetën një {} pranë lumit.", "They found a {} near the river."),
    Frame("sg,nom,indef", "Nuk kishte asnjë {} aty.", "There was no {} there."),
    Frame("sg,abl,def", "Historia fillon prej {}.", "The story begins with the {}."),
    Frame("sg,nom,def", "{} është tema e librit të ri.", "The {} is the subject of the new book."),
    Frame("sg,nom,def", "Ku ndodhet {}?", "Where is the {}?"),
    Frame("pl,nom,def", "{} janë bërë më të rralla.", "The {} have become rarer.", "NNS"),
    Frame("pl,acc,indef", "Ata blenë disa {}.", "They bought several {}.", "NNS"),
    Frame("pl,nom,indef", "Këtu ka shumë {}.", "There are many {} here.", "NNS"),
    Frame("pl,acc,def", "Ligji i ri i përmend {}.", "The new law mentions the {}.", "NNS"),
)
ADJECTIVES = (
    Frame("m,sg", "Ky është një plan {}.", "This is a {} plan."),
    Frame("m,sg", "Ai është {}, thanë ata.", "He is {}, they said."),
    Frame("m,sg", "Ata e quajtën atë një burrë {}.", "They called him a {} man."),
    Frame("f,sg", "Kjo është një ide {}.", "This is a {} idea."),
    Frame("f,sg", "Situata mbetet {}.", "The situation remains {}."),
    Frame("m,pl", "Ata janë njerëz {}.", "They are {} people."),
)
VERBS = (
    Frame("3,sg,pres,ind,act", "Ai {} çdo ditë.", "He {} every day.", "VBZ"),
    Frame("3,pl,pres,ind,act", "Ata {} pa pushim.", "They {} without a break."),
    Frame("3,sg,aor,ind,act", "Ajo {} dje.", "She {} yesterday.", "VBD"),
    Frame("3,pl,aor,ind,act", "Punëtorët {} menjëherë.", "The workers {} immediately.", "VBD"),
    Frame("3,sg,ipf,ind,act", "Ai {} kur ne hymë.", "He was {} when we came in.", "VBG"),
    Frame("ptcp", "Ata kanë {} disa herë.", "They have {} several times.", "VBN"),
    Frame("3,sg,pres,sbjv,act", "Ai do të {} nesër.", "He will {} tomorrow."),
    Frame("3,pl,pres,sbjv,act", "Ata duan të {}.", "They want to {}."),
    Frame("ptcp", "Duke {}, ai qeshi.", "While {}, he smiled.", "VBG"),
)
TRANSITIVE = (
    Frame("3,sg,aor,ind,act", "Ai e {} planin.", "He {} the plan.", "VBD"),
    Frame("3,pl,aor,ind,act", "Ata i {} të gjitha.", "They {} all of them.", "VBD"),
    Frame("3,sg,pres,sbjv,act", "Qeveria do ta {} atë.", "The government will {} it."),
    Frame("3,sg,pres,ind,act", "Ai i {} ata.", "He {} them.", "VBZ"),
    Frame("ptcp", "Ato janë {} së fundi.", "They have been {} recently.", "VBN"),
    Frame("3,sg,aor,ind,pass", "Projekti u {} vitin e kaluar.", "The project was {} last year.", "VBN"),
)
ADVERBS = (
    Frame("", "Ai veproi {}.", "He acted {}."),
    Frame("", "Ajo foli {} me ta.", "She spoke {} with them."),
)


def dictionary(wheel: Path, parallel: Iterable[str], prose: Iterable[str]) -> list[Pair]:
    """The rows of a lexicon's wheel, in no order.

    In: the Albanian of the parallel corpora, and more Albanian prose.
    """
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(DATA + "paradigms.txt").decode()
        lexemes = [*read_lexemes(archive.read(DATA + "lexemes.txt").decode())]
    paradigms = read_paradigms(text)
    for name, endings in conjugations(text, paradigms).items():
        paradigms[name] = [*paradigms.get(name, []), *endings]
    known, rng = counted(parallel), random.Random(1)
    entries = (found for lexeme in lexemes if (found := entry(lexeme, paradigms)))
    made = [Pair(TAG, *row) for row in rows(entries, known, known + counted(prose), rng)]
    rng.shuffle(made)
    return made


def entry(lexeme: Lexeme, paradigms: Paradigms) -> Entry | None:
    """A lexeme with its forms; None where it is no word of the standard language, a name, or has no short English."""
    part = next((part for part in ("NOUN", "A", "V", "ADV") if part in lexeme.tags), "")
    sense = gloss(lexeme.english, LONGEST)
    if not part or not sense or LEFT_OUT & lexeme.tags:
        return None
    forms: Forms = defaultdict(list)
    for paradigm in lexeme.paradigms:
        for slot, ending, tags in paradigms.get(paradigm, []):
            for stem in lexeme.stems[slot] if slot < len(lexeme.stems) else []:
                for kept in {tags, re.sub(r"^[mf],(?=sg|pl)", "", tags) if part == "NOUN" else tags}:
                    forms[kept].append(stem + ending)
    return Entry(part, lexeme.tags, sense, forms)


def rows(
    entries: Iterable[Entry], parallel: Counter[str], prose: Counter[str], rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Sentences with the words that Albanian prose has and the parallel corpora have seldom."""
    for one in entries:
        spellings = {form for forms in one.forms.values() for form in forms}
        if sum(parallel[form] for form in spellings) > OFTEN or not any(prose[form] for form in spellings):
            continue
        made = [row for frame in _frames(one) if (row := _row(one, frame, rng))]
        yield from rng.sample(made, min(ROWS, len(made)))


def _frames(one: Entry) -> tuple[Frame, ...]:
    if one.part == "V":
        return TRANSITIVE if "vt" in one.tags else VERBS if "vi" in one.tags else ()
    return {"NOUN": NOUNS, "A": ADJECTIVES, "ADV": ADVERBS}[one.part]


def _row(one: Entry, frame: Frame, rng: random.Random) -> tuple[str, str] | None:
    forms = one.forms.get(frame.tags) or (one.forms.get(frame.tags[2:]) if one.part == "A" else None) or []
    word = _inflected(one.english, frame.tense)
    if not word or not (forms or one.part == "ADV"):
        return None
    form = rng.choice(forms) if forms else next(iter(one.forms.values()))[0]
    if one.part == "A" and ARTICULATED.search(form.removesuffix("e") if frame.tags == "f,sg" else form):
        form = {"m,sg": "i ", "f,sg": "e ", "m,pl": "të "}[frame.tags] + form
    source, target = frame.albanian.format(form), frame.english.format(word)
    if one.part == "NOUN" and ABSTRACT.search(word):
        target = re.sub(rf"\b(?:the|a) (?={re.escape(word)})", "", target, flags=re.IGNORECASE)
    target = re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", target)
    return source[0].upper() + source[1:], target[0].upper() + target[1:]


def _inflected(phrase: str, tense: str) -> str:
    """English in a form: of a verb its first word, of a noun its last; empty where there is none."""
    from lemminflect import getInflection  # of the extra `train`

    words = phrase.split()
    if not tense:
        return phrase
    at = len(words) - 1 if tense == "NNS" else 0
    found = getInflection(words[at].lower(), tense)
    return " ".join([*words[:at], found[0], *words[at + 1 :]]) if found else ""
