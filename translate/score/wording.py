"""How figures, places and counts are worded, alike in the terminal, on the page and in the gate."""

from translate.counting import counted
from translate.score.compare import Comparison
from translate.score.corpus import Place
from translate.score.measures import BY_KEY
from translate.score.resample import Interval
from translate.score.scores import Figure, Scores

_OF_ARTICLES = ("bleu", "chrf", "ter", "terms", "numbers", "names")


def number(value: float, key: str) -> str:
    """A figure as it is printed: two digits after the point, three for shares, none for what is counted."""
    return f"{value:.{_digits(key)}f}"


def difference(value: float, key: str) -> str:
    """As `number`, with its sign."""
    return f"{value:+.{_digits(key)}f}" if value else number(0, key)


def _digits(key: str) -> int:
    if key == "forbidden":
        return 0
    return 3 if BY_KEY[key].share else 2


def shown(figure: Figure) -> str:
    """A figure with its interval."""
    return f"{number(figure.value, figure.key)} {bounds(figure.interval, figure.key)}".strip()


def bounds(interval: Interval | None, key: str) -> str:
    """An interval as it is printed; nothing where there is none."""
    return f"[{number(interval.low, key)}, {number(interval.high, key)}]" if interval else ""


def scope(scores: Scores) -> str:
    """What was scored, and what the brackets hold."""
    corpus = scores.corpus
    blank = f", {counted(corpus.blank, 'blank line')} left out" if corpus.blank else ""
    sizes = f"{counted(len(corpus.places), 'segment')}, {counted(len(corpus.references), 'reference')}"
    return f"{sizes}{blank}; in brackets 95 % of 1000 bootstrap resamples"


def figure_name(key: str, scores: Scores) -> str:
    """A measure as people read it, with the threshold where it has one."""
    return f"chrF2++ ≥ {scores.threshold:g}" if key == "over" else BY_KEY[key].name


def signatures(scores: Scores) -> list[str]:
    """How the figures were made, for those that say so."""
    return [f"{figure.name}|{figure.signature}" for figure in scores.systems[0].figures if figure.signature]


def by_segment(comparison: Comparison) -> str:
    """Wins and losses."""
    return f"chrF2++ by segment: {comparison.wins} won, {comparison.losses} lost, {comparison.ties} alike"


def where(place: Place) -> str:
    """Where a segment stands."""
    return f"{place.article}:{place.line}" if place.article else f"line {place.line}"


def article_keys(scores: Scores) -> list[str]:
    """The measures that are shown of each article."""
    return [key for key in _OF_ARTICLES if scores.systems[0].figure(key)]
