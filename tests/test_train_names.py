"""The checker of names, figures, dates and units, and its table."""

import pytest

from eval_names import TABLE, Case, missing, read_cases

CASES = [  # (what must come out, target, whether it did)
    ("Edi Rama", "Edi Rama spoke.", True),
    ("Edi Rama", "Edi Ramadani spoke.", False),
    ("Kosovo", "in kosovo", False),
    ("article 23", "Article 23 says", True),
    ("Brussels | Bruxelles", "in Bruxelles", True),
    ("People's Republic", "the People’s Republic", True),
    ("14 March 2019", "on 14 March 2019", True),
    ("14 March 2019", "on March 14th, 2019", True),
    ("14 March 2019", "on the 14th of March 2019", True),
    ("14 March 2019", "on 4 March 2019", False),
    ("14 March 2019", "in March 2019", False),
    ("4 March", "on 14 March", False),
    ("3.4 %", "by 3.4%", True),
    ("3.4 %", "by 3.4 per cent.", True),
    ("3.4 %", "by 13.4 percent", False),
    ("3.4 %", "by 3,4%", False),
    ("25 million euros", "€25 million", True),
    ("25 million euros", "25 million euro", True),
    ("25 million euros", "€25m", True),
    ("25 million euros", "€125 million", False),
    ("25 million euros", "25 billion euros", False),
    ("1.3 billion dollars", "$1.3bn", True),
    ("37 kilometres", "a 37-kilometer road", True),
    ("37 kilometres", "37 km", True),
    ("37 kilometres", "137 km", False),
    ("85 square metres", "85 square metres", True),
    ("12,500", "of 12,500 people", True),
    ("12,500", "of 12500 people", True),
    ("12,500", "of 112,500 people", False),
    ("500", "of 12,500 people", False),
    ("2024", "in 2024.", True),
    ("1,245", "1,245,300", False),
    ("38 degrees", "up to 38 °C", True),
    ("85 square metres", "85 m²", True),
    ("85 square metres", "85 metres", False),
    ("10 billion cubic metres", "10 billion cubic meters", True),
    ("50 thousand lek", "50 thousand leks", True),
]


@pytest.mark.parametrize(("things", "target", "right"), CASES)
def test_things_are_found_in_their_usual_forms_only(things: str, target: str, right: bool) -> None:
    assert (missing(Case("", "", (tuple(things.split(" | ")),)), target) == []) is right


def test_the_table_is_whole() -> None:
    cases = read_cases()
    assert len(cases) == 200
    assert len({case.source for case in cases}) == 200
    assert all(form.strip() == form != "" for case in cases for group in case.expected for form in group)
    assert TABLE.read_text(encoding="utf-8").count("\t") == 400


def test_every_missing_thing_is_named() -> None:
    case = Case("", "", (("Paris",), ("15", "fifteen"), ("May",)))
    assert missing(case, "Fifteen came to Rome in May.") == ["Paris"]
