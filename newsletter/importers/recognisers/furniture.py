"""A page's furniture: its buttons, its navigation, the words of its links, its galleries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_BUTTON = re.compile(
    r"(?:share(?: (?:this|on|via)\b.{0,30})?|tweet|print|e-?mail|copy link|save(?: article"
    r"| for later)?"
    r"|subscribe(?: now| today)?|sign (?:in|up)|log ?(?:in|out)|register"
    r"|skip to (?:main )?content|menu|search"
    r"|home|close|comments?(?: \(?\d+\)?)?|\d+ (?:comments|shares|views)"
    r"|view (?:all )?comments|back to top|loading.{0,3}"
    r"|follow(?: us)?(?: on .{2,20})?|facebook|twitter|x|instagram|linkedin|whats ?app"
    r"|telegram|reddit|pinterest|rss"
    r"|listen to (?:this )?article|play(?: video)?|pause|mute|next|previous"
    r"|accept(?: all)?(?: cookies)?|reject(?: all)?"
    r"|cookie (?:settings|policy)|privacy(?: policy)?|terms(?: of (?:use|service))?"
    r"|contact(?: us)?|about(?: us)?"
    r"|advertise(?: with us)?|unsubscribe|view (?:in|this email in your) browser"
    r"|forward to a friend|manage preferences"
    r"|go deeper|listen|anhören|artikel anhören.{0,20}|zur merkliste hinzufügen|merken"
    r"|lire plus tard|article réservé aux abonnés|réservé aux abonnés|offrir(?: cet article)?"
    r"|newsletter sign-?up|share your thoughts|join the (?:conversation|discussion).{0,30}|reply"
    r"|\d[\d,.]*[km]?(?: (?:likes?|restacks?))?|discussion about this post"
    r"|purchase licensing rights"
    r"|suggested topics:?|our standards:.{0,80}|[a-z]+(?: & [a-z]+)? category"
    r"|\(edited\)|\d+ repl(?:y|ies)|view thread|last reply .{2,30}|new(?: messages?)?"
    r"|\W?(?:image|video|audio|sticker|gif|document|<media) omitted>?"
    r"|this message was deleted|you deleted this message|messages and calls are end-to-end.*"
    r"|story continues below.*|article continues below.*|continue (?:below"
    r"|after advertisement)|show more|load more"
    r"|teilen|drucken|anmelden|abonnieren|partager|imprimer|compartir|(?:open|enlarge"
    r"|expand) image|toggle caption"
    r"|hide caption|image|picture|photo|video|tags?:.*|topics?:.*|filed under:.*)\W{0,3}",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}|[^.]{0,40}all rights reserved).*|all rights reserved\.?"
    r"|thanks for reading .{2,60}[!.] subscribe .*"
    r"|(?:sign up|subscribe) (?:for|to) (?:our|the) .{0,60}newsletters?\b.{0,40}"
    r"|(?:this (?:site|website)|we) uses? cookies.*|read (?:our|more about our) (?:privacy"
    r"|cookie) .{0,40}"
    r"|(?:related|read more|see also|read also|go deeper|lire aussi|à lire|lesen sie auch|mehr dazu"
    r"|lea también|leggi anche)\s*[:|]\s+\S.{5,140}"
    # Who wrote a piece, as German papers sign: hol/dpa.
    r"|\(?(?:[a-zäöü]{2,5}/){1,3}(?:dpa|afp|ap|rtr|reuters|sid|kna|epd|[a-zäöü]{2,4})\)?",
    re.IGNORECASE,
)
_MAIL_FOOTER = re.compile(
    r"\byou(?:(?:'|’)re| are)? (?:receiv(?:e|ed|ing)|getting|subscribed to) (?:this|our|the)\b"
    r"|\bthis (?:e-?mail|newsletter|message) was sent to\b"
    r"|(?:^|[.|·•]\s*)unsubscribe(?: here| now| from .{2,40})?\W*$"
    r"|\b(?:update|manage|change) (?:your )?(?:e-?mail )?(?:preferences|settings)\b"
    r"|\b(?:sie erhalten diese|newsletter abbestellen|se désabonner|vous recevez ce"
    r"|darse de baja)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"discussion about this post|leave a (?:reply|comment)|\d+ comments|comments \(\d+\)"
    r"|(?:top|readers?(?:'|’)?s?) comments",
    re.IGNORECASE,
)
_FOOTER_LINES = 15
_SITE_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logos?|icons?|sprite|spacer|blank|pixel|masthead|favicon|facebook|twitter"
    r"|linkedin|instagram|whatsapp)(?=[/_.-]|\d|$)",
    re.IGNORECASE,
)
_READ_MORE = re.compile(
    r"[»→>\s]*(?:(?:read|see|view|learn|find out) (?:more|on|the (?:full )?(?:story|article"
    r"|report))"
    r"|continue(?: reading)?|keep reading|full (?:story|article)|more|watch(?: now)?"
    r"|listen(?: now)?|go to article"
    r"|weiterlesen|mehr|mehr lesen|lire (?:la suite|plus)|leer más)(?:\s+here)?[\s.…»→>]*",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"\d{1,3}\s?(?:of|/|von|sur|de)\s?\d{1,3}\s*[|:·–-]\s+(?=\S)")


def recognise_boilerplate(lines: Sequence[Line], index: int) -> Recognition | None:
    """A button, a menu, a line about rights: no part of a story."""
    line = lines[index]
    if line.mark == "navigation":
        return Recognition(0.95, "navigation of the page")
    if line.image and _SITE_PICTURE.search(line.image.src.partition("?")[0]):
        return Recognition(0.8, "a picture of the site: its address says so")
    if line.mark == "icon":
        return Recognition(0.9, "a small picture of the page")
    if line.mark == "hidden":
        return Recognition(0.95, "the page does not show it")
    if _BUTTON.fullmatch(line.text):
        return Recognition(0.9, "a button or label of the page")
    if _SENTENCES.fullmatch(line.text):
        return Recognition(0.85, "a pointer or notice of the page")
    if not any(character.isalnum() for character in line.text) and not line.image:
        return Recognition(0.9, "a line without words")
    return None


def recognise_mail_footer(lines: Sequence[Line], index: int) -> Recognition | None:
    """Where the footer of an email or the comments of readers begin: no story stands below."""
    line = lines[index]
    if len(line.text) > 300 or index < len(lines) / 2:
        return None
    if _COMMENTS.fullmatch(line.text):
        return Recognition(0.8, "readers' comments")
    if line.level or len(lines) - index > _FOOTER_LINES:
        return None
    if _MAIL_FOOTER.search(line.text):
        return Recognition(0.85, "the footer of an email")
    return None


def recognise_read_more(lines: Sequence[Line], index: int) -> Recognition | None:
    """A link's words at the end of a teaser."""
    if _READ_MORE.fullmatch(lines[index].text):
        return Recognition(0.9, "the words of a link")
    return None


def recognise_counter(lines: Sequence[Line], index: int) -> Recognition | None:
    """The count of a gallery before a caption; ``at`` is where the caption begins."""
    found = _COUNTER.match(lines[index].text)
    if found is None or len(lines[index].pieces) != 1:
        return None
    return Recognition(0.9, "the count of a gallery", at=found.end())


BOILERPLATE = Recogniser(
    "boilerplate",
    recognise_boilerplate,
    (
        Example("Share this article"),
        Example("Skip to main content"),
        Example("© 2026 The Harbour Desk. All rights reserved."),
        Example("Related: How the port was lost"),
        Example("* * *"),
        Example("Go deeper: How the first cable was paid for"),
        Example("Lire aussi | Qui paiera le second câble ?"),
        Example("hol/dpa"),
        Example("<Media omitted>"),
        Example("2 replies"),
        Example("129"),
        Example("Copyright ©2026 The Velden Journal. All Rights Reserved."),
        Example("New boats for the islands", expected=False),
        Example("Share prices fell in Port Averin on Monday.", expected=False),
    ),
)
READ_MORE = Recogniser(
    "read_more",
    recognise_read_more,
    (
        Example("Read more"),
        Example("Continue reading →"),
        Example("Weiterlesen"),
        Example("Read more books, says the library in Lower Casimir.", expected=False),
    ),
)
GALLERY_COUNT = Recogniser(
    "gallery_count",
    recognise_counter,
    (
        Example("1 of 3 | Lorries queue at the harbor gate."),
        Example("2/3 – Ein Lastwagen vor dem Tor"),
        Example("1 of 3 boats sailed on Monday", expected=False),
    ),
)
MAIL_FOOTER = Recogniser(
    "mail_footer",
    recognise_mail_footer,
    (
        Example("A story.\nYou receive this because you signed up. Unsubscribe", at=1),
        Example("A story.\nDiscussion about this post", at=1),
        Example("A story.\nThis email was sent to mia@example.org", at=1),
        Example("You receive this card at the ferry.\nA\nB\nC", expected=False),
        Example(
            "A story.\nNine readers asked how to unsubscribe from the fog. None could.",
            expected=False,
            at=1,
        ),
    ),
)
