"""Terms as TBX-Basic, the XML of ISO 30042:2019; TBX of 2008 (`martif`) is read too.

One concept is one term: the Albanian section has the citation form and the variants, the English one the approved
and the forbidden English. The administrative status says how binding each is:

- preferredTerm: the citation form, and the approved English of an approved term;
- admittedTerm: an Albanian variant, and both sides of a proposed term;
- supersededTerm: both sides of a retired term;
- deprecatedTerm: forbidden English.

What a glossary has no place for (part of speech, definition, context) is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from lxml import etree

from glossary.batch import Batch, read_bytes
from glossary.errors import GlossaryError
from glossary.termbase import Fault, Problem, Status, Term

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = {Status.APPROVED: "preferredTerm", Status.PROPOSED: "admittedTerm", Status.RETIRED: "supersededTerm"}
_READ_ONLY = "read-only"  # a note at the English term; TBX-Basic has no category for it
_CONCEPTS = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")


@dataclass(frozen=True)
class _Named:
    """A term of one language: its text, its administrative status without "-admn-sts", its notes and sources."""

    text: str
    status: str
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def read_tbx(path: Path) -> Batch:
    """The terms of a TBX file, of its Albanian and English sections. Raises GlossaryError where it is no TBX."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(read_bytes(path), parser)
    except etree.XMLSyntaxError as error:
        raise GlossaryError(f"{path}:{error.lineno}: not XML ({error.msg}); mend the file or export it anew") from None
    if _name(root) not in ("tbx", "martif"):
        raise GlossaryError(f"{path}:{root.sourceline}: <{_name(root)}> is no TBX; its root is <tbx>")
    terms, bad = [], []
    for concept in _below(root, _CONCEPTS):
        found = _concept(concept)
        if isinstance(found, Term):
            terms.append(found)
        else:
            bad.append(Problem(path, concept.sourceline, found))
    return Batch(path, tuple(terms), tuple(bad))


def _concept(concept: etree._Element) -> Term | Fault:
    albanian, english = (_named(concept, language) for language in ("sq", "en"))
    if not albanian:
        return Fault("a concept has no Albanian term", 'add one in a section with xml:lang="sq"')
    first = next((term for term in albanian if term.status == "preferredTerm"), albanian[0])
    target = _target(english)
    status = _status(first, target)
    if target is None and status is Status.APPROVED:
        return Fault(f'"{first.text}" has no English term', 'add one in a section with xml:lang="en"')
    others = [term for term in english if term is not target]
    admitted = [
        f"{term.text} is admitted too" for term in others if term.status in ("", "admittedTerm", "preferredTerm")
    ]
    notes = [note for term in (*albanian, *english) for note in term.notes if note != _READ_ONLY]
    return Term(
        source=first.text,
        target=target.text if target else "",
        domain=next(iter(_values(concept, "subjectField")), ""),
        status=status,
        read_only=target is not None and _READ_ONLY in target.notes,
        forbidden=tuple(t.text for t in others if t.status in ("deprecatedTerm", "supersededTerm")),
        variants=tuple(term.text for term in albanian if term is not first),
        notes=(*_values(concept, "note"), *notes, *admitted),
        sources=(*_values(concept, "source"), *(text for term in (*albanian, *english) for text in term.sources)),
        line=concept.sourceline,
    )


def _target(english: list[_Named]) -> _Named | None:
    """The approved English: the first that is not deprecated, preferred ones before admitted before superseded."""
    for statuses in (("preferredTerm",), ("",), ("admittedTerm",), ("supersededTerm",)):
        if found := next((term for term in english if term.status in statuses), None):
            return found
    return None


def _status(albanian: _Named, english: _Named | None) -> Status:
    status = (english or albanian).status
    return next((own for own, name in _STATUS.items() if name == status), Status.APPROVED)


def _named(concept: etree._Element, language: str) -> list[_Named]:
    found = []
    for section in _below(concept, _SECTIONS):
        if (section.get(_LANG) or section.get("lang") or "").split("-")[0].lower() != language:
            continue
        for element in _below(section, _TERMS):
            text = next((_text(term) for term in _below(element, ("term",))), "")
            status = next(iter(_values(element, "administrativeStatus")), "").removesuffix("-admn-sts")
            if text:
                found.append(_Named(text, status, _values(element, "note"), _values(element, "source")))
    return found


def _values(element: etree._Element, category: str) -> tuple[str, ...]:
    """What an element says of itself in a data category, as `type="…"` (DCA) or as an element's name (DCT)."""
    own = [child for child in element.iterchildren("*") if _name(child) not in (*_SECTIONS, *_TERMS)]
    # A group says several things of itself; one around a description has the source of that description.
    groups = [child if _name(child) != "descripGrp" else child[0] for child in own if len(child) or child.text]
    texts = (
        _text(found) for child in groups for found in child.iter("*") if category in (found.get("type"), _name(found))
    )
    return tuple(text for text in texts if text)


def _below(element: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (found for found in element.iter("*") if _name(found) in names)


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _text(element: etree._Element) -> str:
    """The text, on one line."""
    text = "".join(element.itertext()).strip()
    return " ".join(text.split()) if "\n" in text else text


def write_tbx(terms: Iterable[Term]) -> str:
    """The terms as the text of a TBX-Basic file in DCA style."""
    root = ElementTree.Element("tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "sq", "xmlns": _NAMESPACE})
    description = ElementTree.SubElement(ElementTree.SubElement(root, "tbxHeader"), "fileDesc")
    _add(ElementTree.SubElement(description, "sourceDesc"), "p", "Albanian-English glossary of Përkthe")
    body = ElementTree.SubElement(ElementTree.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        _add_concept(ElementTree.SubElement(body, "conceptEntry", id=f"c{number}"), term)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add_concept(concept: ElementTree.Element, term: Term) -> None:
    if term.domain:
        _add(concept, "descrip", term.domain, type="subjectField")
    for note in term.notes:
        _add(concept, "note", note)
    for source in term.sources:
        _add(concept, "admin", source, type="source")
    albanian = ElementTree.SubElement(concept, "langSec", {"xml:lang": "sq"})
    _add_term(albanian, term.source, _STATUS[term.status] if not term.target else "preferredTerm")
    for variant in term.variants:
        _add_term(albanian, variant, "admittedTerm")
    if not (term.target or term.forbidden):
        return
    english = ElementTree.SubElement(concept, "langSec", {"xml:lang": "en"})
    if term.target:
        approved = _add_term(english, term.target, _STATUS[term.status])
        if term.read_only:
            _add(approved, "note", _READ_ONLY)
    for text in term.forbidden:
        _add_term(english, text, "deprecatedTerm")


def _add_term(section: ElementTree.Element, text: str, status: str) -> ElementTree.Element:
    element = ElementTree.SubElement(section, "termSec")
    _add(element, "term", text)
    _add(element, "termNote", f"{status}-admn-sts", type="administrativeStatus")
    return element


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text
