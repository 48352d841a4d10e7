"""A text as fixed pieces and paragraphs, so that only the paragraphs' words change.

Everything that is not language (line ends, indentation, bullets, tabs, blank lines) is a fixed piece and comes
back as it was. A paragraph is the body of one line, a tab-separated cell of it, or the joined lines of
hard-wrapped prose, whose translation is wrapped again at the same width.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from glossary.albanian import LINKERS
from translate.wrapping import Margins, Wrap, wrapped

# Only these end a line of a file; the other Unicode line separators are characters inside one.
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
INDENT = r"[\s\ufeff]*(?:>[ ]?)*[\s\ufeff]*"  # also that of quoted e-mail
BULLET = r"[-–—•*+▪●◦‣·]|\#{1,6}"
NUMBER = r"\(?[a-zA-Z]\)|\(?\d{1,3}(?:\)|\.(?=\s+[^\W\d_a-zëç]))"  # `1. Kina`, but not `5. maj`
CHECKBOX = r"\[[ xX]\]\s+"
DATELINE = r"(?:date\s+)?\d{4}-\d\d-\d\d(?=\s)\s*"  # what the desk's system puts before an article
MARGIN = re.compile(rf"{INDENT}(?:(?:{BULLET}|{NUMBER})\s+(?:{CHECKBOX})?)?(?:{DATELINE})?")
FENCE = re.compile(r"\s*(?:```|~~~)")
CELL_GAP = re.compile(r"\s*[\t\v\f\x1c-\x1f\x85\u2028\u2029|][\s|]*|[ ]{3,}")
QUOTED_INDENT = re.compile(r"[\s>]*")
NARROWEST = 40  # columns of hard-wrapped prose; what is narrower may be verse
PART_OF_WORD = re.compile(r"[^\W\d_]-$")
SENTENCE_END = re.compile(r"[.!?:…][\"”“»')\]]*$")


@dataclass(frozen=True)
class Paragraph:
    """A stretch of language. `anchors` are (offset in `text`, offset in the whole text) of each line's part."""

    text: str
    line: int  # 1-based, of its first line
    anchors: tuple[tuple[int, int], ...]
    margins: Margins | None = None  # where the lines were hard-wrapped

    def offset(self, at: int) -> int:
        """Offset in the whole text of the character `at` of this paragraph's text."""
        here, there = self.anchors[bisect_right(self.anchors, (at, 1 << 62)) - 1]
        return there + at - here


@dataclass(frozen=True)
class Layout:
    """Fixed pieces and paragraphs; joined in order they are the text."""

    parts: tuple[str | Paragraph, ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs in order."""
        return [part for part in self.parts if isinstance(part, Paragraph)]


@dataclass(frozen=True)
class _Line:
    number: int
    start: int  # offset of the body in the text
    margin: str
    body: str
    tail: str  # trailing white space
    ending: str


def lay_out(text: str, wrap: Wrap = Wrap.AUTO) -> Layout:
    r"""Part language from layout.

    >>> [p.text for p in lay_out("  - Një\tdy\n\nTre\n").paragraphs]
    ['Një', 'dy', 'Tre']
    """
    parts: list[str | Paragraph] = []
    for block in _blocks(list(_lines(text))):
        for run in [[line] for line in block] if wrap is Wrap.NEVER else _runs(block, wrap):
            parts += [_joined(run), run[-1].tail + run[-1].ending] if len(run) > 1 else _single(run[0])
    return Layout(tuple(parts))


def compose(layout: Layout, targets: list[str]) -> tuple[str, list[Paragraph]]:
    """Put one target for each paragraph in its place -> (text, the target paragraphs with their anchors in it)."""
    pieces: list[str] = []
    placed: list[Paragraph] = []
    length, left = 0, iter(targets)
    for part in layout.parts:
        piece = part if isinstance(part, str) else next(left)
        if isinstance(part, Paragraph):
            target = piece
            piece, anchors = wrapped(target, part.margins) if part.margins else (target, ((0, 0),))
            anchors = tuple((here, there + length) for here, there in anchors)
            placed.append(Paragraph(target, part.line, anchors, part.margins))
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), placed


def fill(text: str, spans: list[tuple[int, int]], targets: list[str]) -> tuple[str, list[int]]:
    """Put targets where a paragraph's sentences stood -> (the new paragraph, where each target starts in it).

    What stood between the sentences stays; where nothing did (a forgotten space), English gets one.

    >>> fill("Po.Jo.  Mirë.", [(0, 3), (3, 6), (8, 13)], ["Yes.", "No.", "Good."])
    ('Yes. No.  Good.', [0, 5, 10])
    """
    body, at, starts = "", 0, []
    for (start, end), target in zip(spans, targets, strict=True):
        body += text[at:start] or (" " if start else "")
        starts.append(len(body))
        body, at = body + target, end
    return body + text[at:], starts


def _lines(text: str) -> Iterator[_Line]:
    start, fenced = 0, False
    for number, found in enumerate(LINE.finditer(text), 1):
        line, ending = found.groups()
        if not line and not ending:
            return
        fence = FENCE.match(line) is not None
        margin = line if fence or fenced else MARGIN.match(line).group()  # type: ignore[union-attr]  # all optional
        fenced ^= fence
        body = line[len(margin) :].rstrip()
        tail = line[len(margin) + len(body) :]
        yield _Line(number, start + len(margin), margin, body, tail, ending)
        start = found.end()


def _blocks(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Neighbouring lines that could be one paragraph: no blank line, new bullet, tab or change of indent between."""
    block: list[_Line] = []
    for line in lines:
        fits = (
            block
            and block[-1].body
            and line.body
            and QUOTED_INDENT.fullmatch(line.margin)
            and not CELL_GAP.search(line.body)
            and not CELL_GAP.search(block[-1].body)
            and (len(block) == 1 or line.margin == block[-1].margin)
            and line.margin.count(">") == block[-1].margin.count(">")
        )
        if block and not fits:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _runs(block: list[_Line], wrap: Wrap) -> list[list[_Line]]:
    """Cut a block into hard-wrapped paragraphs and single lines."""
    if wrap is Wrap.ALWAYS or len(block) < 2:
        return [block]
    width = max(len(line.margin) + len(line.body) for line in block)
    runs = [[block[0]]]
    for line in block[1:]:
        previous = runs[-1][-1]
        # Prose was wrapped here only if the next word had no room left on the line before, or in the midst of a phrase.
        full = len(previous.margin) + len(previous.body) + 1 + len(line.body.split()[0]) > width
        if full or _is_open(previous):
            runs[-1].append(line)
        else:
            runs.append([line])
    parted = ([run] if _mid_sentence(run) else [[line] for line in run] for run in runs)
    return list(itertools.chain.from_iterable(parted))


def _mid_sentence(run: list[_Line]) -> bool:
    """Whether lines are wide, most ends stand inside sentences, and one beyond doubt: behind a linking article, or
    before a small letter.
    """
    if max(len(line.margin) + len(line.body) for line in run) < NARROWEST:
        return len(run) > 1 and all(map(_is_open, run[:-1]))
    breaks = [(a.body, b.body) for a, b in itertools.pairwise(run) if not SENTENCE_END.search(a.body)]
    return len(breaks) * 2 >= len(run) - 1 and any(
        after[0].islower() or before.split()[-1] in LINKERS for before, after in breaks
    )


def _is_open(line: _Line) -> bool:
    """Whether a line ends behind a linking article, where no sentence and no heading ends."""
    words = line.body.split()
    return len(words) > 1 and words[-1] in LINKERS


def _joined(run: list[_Line]) -> Paragraph:
    text, anchors = "", []
    for line in run:
        if PART_OF_WORD.search(text):
            text = text[:-1] if line.body[0].islower() and not text.endswith("o-") else text  # `ekonomiko-`
        elif text:
            text += " "
        anchors.append((len(text), line.start))
        text += line.body
    width = max(len(line.margin) + len(line.body) for line in run)
    margins = Margins(run[0].margin, run[1].margin, width, run[0].ending)
    return Paragraph(text, run[0].number, tuple(anchors), margins)


def _single(line: _Line) -> list[str | Paragraph]:
    parts: list[str | Paragraph] = [line.margin]
    at = 0
    gaps = [(gap.start(), gap.end()) for gap in CELL_GAP.finditer(line.body)]
    for start, end in [*gaps, (len(line.body), len(line.body))]:
        if start > at:
            parts.append(Paragraph(line.body[at:start], line.number, ((0, line.start + at),)))
        parts.append(line.body[start:end])
        at = end
    return [part for part in [*parts, line.tail + line.ending] if part]
