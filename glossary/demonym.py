"""The English adjectives of countries and regions: "Presidenti i Serbisë" is the Serbian president."""

import re

# Names with another adjective than a final -n behind their -a; forms in use by Reuters, AP and The Economist.
_ADJECTIVES = {
    "Afghanistan": "Afghan", "Antarctica": "Antarctic", "Argentina": "Argentine", "Azerbaijan": "Azerbaijani",
    "Bahrain": "Bahraini", "Balkans": "Balkan", "Bangladesh": "Bangladeshi", "Belarus": "Belarusian",
    "Belgium": "Belgian", "Bosnia and Herzegovina": "Bosnian", "Brazil": "Brazilian", "Britain": "British",
    "Canada": "Canadian", "Chile": "Chilean", "China": "Chinese", "Cyprus": "Cypriot", "Czech Republic": "Czech",
    "Czechia": "Czech", "Denmark": "Danish", "Ecuador": "Ecuadorian", "Egypt": "Egyptian", "England": "English",
    "Europe": "European", "Finland": "Finnish", "France": "French", "Germany": "German", "Greece": "Greek",
    "Hungary": "Hungarian", "Iceland": "Icelandic", "Iran": "Iranian", "Iraq": "Iraqi", "Ireland": "Irish",
    "Israel": "Israeli", "Italy": "Italian", "Japan": "Japanese", "Jordan": "Jordanian", "Kazakhstan": "Kazakh",
    "Kosovo": "Kosovar", "Kuwait": "Kuwaiti", "Kyrgyzstan": "Kyrgyz", "Lebanon": "Lebanese", "Malta": "Maltese",
    "Mexico": "Mexican", "Middle East": "Middle Eastern", "Montenegro": "Montenegrin", "Morocco": "Moroccan",
    "Nepal": "Nepali", "Netherlands": "Dutch", "North Korea": "North Korean", "North Macedonia": "Macedonian",
    "Norway": "Norwegian", "Oman": "Omani", "Pakistan": "Pakistani", "Palestine": "Palestinian", "Peru": "Peruvian",
    "Philippines": "Philippine", "Poland": "Polish", "Portugal": "Portuguese", "Qatar": "Qatari",
    "Saudi Arabia": "Saudi", "Scotland": "Scottish", "Singapore": "Singaporean", "Slovakia": "Slovak",
    "South Korea": "South Korean", "Soviet Union": "Soviet", "Spain": "Spanish", "Sudan": "Sudanese",
    "Sweden": "Swedish", "Switzerland": "Swiss", "Taiwan": "Taiwanese", "Tajikistan": "Tajik", "Thailand": "Thai",
    "Turkey": "Turkish", "Turkmenistan": "Turkmen", "Türkiye": "Turkish", "UK": "British", "US": "American",
    "USA": "American", "Ukraine": "Ukrainian", "United Arab Emirates": "Emirati", "United Kingdom": "British",
    "United States": "American", "Uzbekistan": "Uzbek", "Vietnam": "Vietnamese", "Wales": "Welsh", "Yemen": "Yemeni",
}  # fmt: skip
_REGULAR = frozenset(
    "Africa Albania Algeria America Angola Armenia Asia Australia Austria Bolivia Bosnia Bulgaria Cambodia Colombia "
    "Croatia Cuba Eritrea Estonia Ethiopia Gambia Georgia Guatemala India Indonesia Jamaica Kenya Latvia Liberia "
    "Libya Lithuania Macedonia Malaysia Mauritania Moldova Mongolia Namibia Nicaragua Nigeria Romania Russia Rwanda "
    "Serbia Slovenia Somalia Syria Tanzania Tunisia Uganda Venezuela Zambia".split()
)
# The first word of a definite name in the genitive, singular or plural; Newmark, Hubbard and Prifti (1982), chapter 4.
# Of indefinite ones, those of continents are in use: kampionë Evrope.
_GENITIVE = re.compile(r"\w*(?:s|së|se|it|ut|ve)(?!\w)|(?:Evrop|Azi|Afrik|Amerik)e(?!\w)", re.IGNORECASE)


def adjective(country: str, form: str) -> str:
    """The adjective that may stand for a country found in the genitive, in this form; empty where there is none.

    >>> adjective("Serbia", "Serbisë"), adjective("Iran", "Iranit"), adjective("Serbia", "Serbinë")
    ('Serbian', 'Iranian', '')
    >>> adjective("Europe", "Evrope"), adjective("Europe", "Evropë")
    ('European', '')
    >>> adjective("Montenegro", "Malit të Zi"), adjective("Philippines", "FILIPINEVE")
    ('Montenegrin', 'Philippine')
    >>> adjective("Southeast Europe", "Evropës Juglindore"), adjective("United Kingdom", "Mbretërisë së Bashkuar")
    ('Southeast European', 'British')
    """
    if not _GENITIVE.match(form):
        return ""
    region, gap, name = country.rpartition(" ")  # Latin America, South Sudan
    known = _ADJECTIVES.get(name) or (f"{name}n" if name in _REGULAR else "")
    return _ADJECTIVES.get(country) or (known and region + gap + known)
