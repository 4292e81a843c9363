"""A picture's credit: on a line of its own, or at the end of its caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_AGENCY = (
    r"(?:REUTERS|Reuters|AP(?: Photo)?|Associated Press|AFP|Getty(?: Images)?|EPA(?:-EFE)?"
    r"|EFE|dpa|DPA"
    r"|PA(?: Media| Wire| Images)?|ANSA|Bloomberg|Shutterstock|iStock|Unsplash|Alamy|Xinhua|KCNA"
    r"|Kyodo|Yonhap|TASS|Sputnik|NurPhoto|Sipa(?: USA)?|ZUMA|Imago|imago|Keystone|ANP|Belga|NTB"
    r"|Ritzau|picture alliance|Anadolu|Magnum|Redux|Canadian Press|Pexels|Wikimedia Commons|Handout"
    r"|USA TODAY Sports|Pool)"
)
_LABEL = (
    r"(?:(?:Photo(?:graph)?s?|Image|Picture|Illustration|Graphic|Artwork|Video)"
    r"(?: illustration)?(?: (?:credit|courtesy|source))?|Credits?|Courtesy(?: of)?"
    r"|Fotos?|Bild(?:quelle|nachweis)?|Crédits?(?: photo)?|Crédito|Imagen)"
)
_NAMES = r"[^.!?\n]{1,90}"
_PERSON = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"
# A picture made for a paper: Ana Ruiz for The Harbour Times.
_FOR = rf"{_PERSON}(?:(?:,| and) {_PERSON})* for (?:The )?[A-Z][\w’&-]+(?: [A-Z][\w’&-]+){{0,4}}"
_FORMS = (
    (
        0.95,
        "it begins as a credit does",
        rf"\(?(?i:{_LABEL})(?: by)?\s*(?:[:|/]|\.\.\.|…)\s*\S[^\n]{{0,110}}",
    ),
    (
        0.95,
        "it names who made the picture",
        rf"\(?(?i:Photo(?:graph|s)?|Illustration|Image) by\s+{_NAMES}",
    ),
    (0.9, "it begins with the sign of copyright", r"\(?(?:©|\([cC]\)\s)\s?[^\n]{2,110}"),
    (0.9, "it names an agency", rf"\(?{_AGENCY}(?:\s?[/|,—–-]\s?{_NAMES})?\)?"),
    (
        0.9,
        "it names an agency",
        rf"\(?{_NAMES}(?:\s?[/|]\s?|,\s|\svia\s){_AGENCY}(?:\s?[/|,]\s?[^.!?]{{1,40}}"
        rf"|\svia\s{_AGENCY})?\)?",
    ),
    (0.9, "it names an agency", rf"{_PERSON} \({_AGENCY}\)"),
    (0.85, "it names for whom the picture was made", _FOR),
)
_WHOLE = tuple((sure, why, re.compile(form + r"\.?")) for sure, why, form in _FORMS)
_LABELLED = re.compile(rf"\S.{{12,}}?\s(?i:{_LABEL})\s*:\s*\S")
_SIGNED = re.compile(r"[a-zäöü]{2,5}/[a-zA-Z]{2,7}$")  # an editor and an agency: hol/dpa
_ENDS = re.compile(
    r"(?P<caption>\S.{12,}?)"
    rf"(?P<credit>\s*\((?:{_AGENCY}|(?i:{_LABEL})\b|©|[^()]{{1,60}}(?:[/|]|via "
    rf"|, ){_AGENCY})[^()]*\)\.?"
    rf"|(?<=[.!?”\"’'])\s+(?:{_FORMS[0][2]}|{_FORMS[1][2]}|{_FORMS[2][2]}|{_FORMS[3][2]}"
    rf"|[^.!?()]{{2,60}}(?:\s?[/|]\s?|\svia\s){_AGENCY}[^.!?]{{0,40}}|{_FOR})\.?"
    rf"|(?<=[.!?”’])(?:Credit(?:\.\.\.|…|:)\s?\S[^.!?]{{2,80}}|{_FOR})"
    rf"|\s+(?:©\s?[^.!?]{{2,80}}|(?i:{_LABEL}):\s*[^.!?]{{2,80}}))"
)
_LONGEST = 130


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A credit alone on its line."""
    line = lines[index]
    if len(line.text) > _LONGEST or line.image or line.level:
        return None
    if _LABELLED.match(line.text) or _SIGNED.match(line.text):
        return None
    for confidence, reason, form in _WHOLE:
        if form.fullmatch(line.text):
            return Recognition(confidence, reason)
    return None


def recognise_end(lines: Sequence[Line], index: int) -> Recognition | None:
    """A caption that ends with its credit; ``at`` is where the credit begins."""
    line = lines[index]
    if line.image or line.level or len(line.pieces) != 1:
        return None
    found = _ENDS.fullmatch(line.text)
    if found is None or recognise(lines, index):
        return None
    return Recognition(0.85, "a caption with a credit at its end", at=found.start("credit"))


CREDIT_LINE = Recogniser(
    "credit_line",
    recognise,
    (
        Example("Photo: Ana Ruiz/Getty Images"),
        Example("(AP Photo/Jonas Weil)"),
        Example("Image credit: Harbour Trust"),
        Example("© Lena Holm / Nordfoto"),
        Example("Foto: dpa"),
        Example("REUTERS/Tomas Berg/File Photo"),
        Example("KCNA via REUTERS"),
        Example("Ines Calloway / AFP via Getty Images"),
        Example("Photograph by Marit Oyen"),
        Example("Ana Ruiz (EFE)"),
        Example("Ana Ruiz for The Harbour Times"),
        Example("Credit...Ana Ruiz for The Harbour Times"),
        Example("Weiße Fähren im Hafen von Solvar Foto: Ana Ruiz / dpa", expected=False),
        Example("hol/dpa", expected=False),
        Example("Marit Oyen waited nine hours for The Harbour Times", expected=False),
        Example("Reuters reported on Monday that the ferry had sailed.", expected=False),
        Example("Photo finishes decided two of the races.", expected=False),
        Example("AP courses are being cut in nine schools", expected=False),
    ),
)
TRAILING_CREDIT = Recogniser(
    "trailing_credit",
    recognise_end,
    (
        Example("A ferry leaves Port Averin at dawn on Monday. REUTERS/Tomas Berg"),
        Example("A ferry leaves Port Averin at dawn. (AP Photo/Jonas Weil)"),
        Example("A ferry leaves Port Averin at dawn. Photo: Ana Ruiz"),
        Example("Eine Fähre verlässt den Hafen. Foto: dpa"),
        Example("A ferry leaves the port at dawn © Lena Holm / Nordfoto"),
        Example("Weiße Fähren im Hafen von Solvar Foto: Ana Ruiz / dpa"),
        Example("Deux ferries à quai, le 12 novembre 2026. ANA RUIZ / AFP"),
        Example("A ferry leaves Port Averin at dawn.Ana Ruiz for The Harbour Times"),
        Example("A ferry leaves the port at dawn.Credit...Ana Ruiz"),
        Example("A ferry leaves Port Averin. Ana Ruiz/Reuters."),
        Example("The council (nine members) met on Tuesday.", expected=False),
        Example("The deal was first reported by Reuters.", expected=False),
    ),
)
