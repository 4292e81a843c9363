"""How picture agencies are known: by their names, their file names and their servers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsletter.model.blocks import Figure
from newsletter.patterns import late_pattern

_NAMES = (
    r"(?:REUTERS|Reuters|AP Photo|AP|Associated Press|AFP|Agence France-Presse|Getty(?: Images)?"
    r"|EPA(?:-EFE)?|EFE|dpa|DPA|PA (?:Media|Wire|Images)|ANSA|Bloomberg|Shutterstock|iStock|Alamy"
    r"|Xinhua|KCNA|Kyodo(?: News)?|Yonhap|TASS|Sputnik|NurPhoto|Sipa(?: USA)?|ZUMA(?: Press)?"
    r"|[Ii]mago|Keystone|ANP|Belga|NTB|Ritzau(?: Scanpix)?|TT|picture alliance|Anadolu"
    r"|Magnum(?: Photos)?|Redux|The Canadian Press|Canadian Press|USA TODAY Sports|AdobeStock)"
)
# The two letters of an agency alone stand for too much else, so AP and TT need a slash or brackets.
_SURE = _NAMES.replace("|AP|", "|").replace("|TT|", "|")
_LABEL = (
    r"(?:Photo(?:graph)?s?|Images?|Pictures?|Illustration|Graphic|Fotos?|Bild(?:er|quelle)?|Crédits?"
    r"(?: photo)?|Crédito|Imagen|Credit)(?: (?:credit|courtesy|source|illustration))?"
)
CREDIT = late_pattern(
    rf"\b{_NAMES}\s?/\s?[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]*)*"
    rf"|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)*\s?/\s?(?:\w+\s?/\s?)?{_NAMES}\b"
    rf"|\bvia {_NAMES}\b"
    rf"|\({_NAMES}(?:[/,] ?[^()]*)?\)"
    rf"|(?<![\w-])(?<!FILE )(?<!File )(?i:{_LABEL})\s?[:©]\s?\S[^.!?]{{0,80}}"
    rf"|(?<![\w-])(?:Photo(?:graph)?|Illustration|Image) by [A-ZÀ-Þ]\S*(?: [A-ZÀ-Þ]\S*)*"
    rf"|©\s?\S[^.!?]{{0,80}}"
    rf"|(?<=[.!?”\"’'])\s(?:{_SURE}|Courtesy(?: of)? [A-ZÀ-Þ][^.!?]{{1,60}})\.?\Z"
)
"""A credit inside other words."""
_WIRE_CAPTION = late_pattern(
    r"\AFILE PHOTO\b"
    r"|\bin this (?:file |undated |handout )*(?:photo(?:graph)?|picture|image|handout|still)\b"
    r"[^.]{0,40}\b(?:released|provided|made available|distributed|supplied|obtained) (?:by|from)\b"
    r"|\bthis (?:photo|picture|image) (?:was )?(?:released|provided|supplied|distributed) by\b",
    re.IGNORECASE,
)
_FILE = late_pattern(
    r"\A(?:gettyimages|getty_images|istock(?:photo)?|shutterstock|adobestock|alamy|depositphotos)"
    r"[-_ ]?\d*"
    r"|\A(?:reuters|afp|epa|dpa|imago|tass|xinhua|kcna|nurphoto|sipa|zuma|ansa|efe|yonhap|kyodo|anp"
    r"|belga)[-_ ]?(?!20\d{6})\d{6,}"
    r"|\A(?:reuters|nurphoto|kcna|xinhua)[-_ ]"
    r"|\AAP[-_]?\d{8,}|(?-i:\ART[RSX](?=[A-Z]*\d)[A-Z0-9]{4,6}\b)"
    r"|\A\d{4}-\d\d-\d\dT\d{6,}Z_\d+_RC"
    r"|picture[-_ ]alliance",
    re.IGNORECASE,
)
_NAMED_FILES = late_pattern(
    r"getty|istock|shutterstock|adobestock|alamy|depositphotos|reuters|afp|epa|dpa|imago|tass|xinhua"
    r"|kcna|nurphoto|sipa|zuma|ansa|efe|yonhap|kyodo|anp|belga|picture.alliance",
    re.IGNORECASE,
)
_SERVERS = {
    "gettyimages.com": "Getty Images",
    "istockphoto.com": "iStock",
    "alamy.com": "Alamy",
    "shutterstock.com": "Shutterstock",
    "reutersmedia.net": "Reuters",
    "reutersconnect.com": "Reuters",
    "apnews.com": "AP",
    "apimages.com": "AP",
    "afp.com": "AFP",
    "afpforum.com": "AFP",
    "imago-images.de": "imago",
    "ftcdn.net": "Adobe Stock",
    "stock.adobe.com": "Adobe Stock",
    "depositphotos.com": "Depositphotos",
}


def agency_of(figure: Figure) -> tuple[str, str]:
    """By what a picture is known for an agency's: what says so, and where; empty if nothing does.

    Its file's name or its server, or words that only agencies' captions have.
    """
    host = (urlsplit(figure.src).hostname or "").lower()
    for server, agency in _SERVERS.items():
        if host == server or host.endswith(f".{server}"):
            return agency, "its address"
    name = urlsplit(figure.src).path.rpartition("/")[2]
    if (match := _FILE.search(name)) is not None:
        known = _NAMED_FILES.search(match[0])
        return known[0] if known else match[0][:2].upper(), "its file's name"
    for words, where in ((figure.caption, "its caption"), (figure.alt, "its description")):
        if (wire := _WIRE_CAPTION.search(words)) is not None:
            return wire[0][:40], where
    return "", ""
