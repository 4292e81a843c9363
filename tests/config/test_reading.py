"""newsletter.config.reading: newsletter.toml becomes a Config, or every problem is told at once."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config.reading import parse_config
from newsletter.config.settings import Config, Publication, Setting, SocialLink
from newsletter.errors import ConfigError
from newsletter.model.location import Location

SMALLEST = """
[publication]
name = "The Test Bulletin"
address = "1 Example Way"
[sender]
name = "The Test Bulletin"
email = "news@example.org"
[links]
unsubscribe = "https://example.org/u"
"""


def with_line(line: str, table: str = "publication") -> str:
    """The smallest configuration with a line more in one of its tables."""
    if f"[{table}]\n" in SMALLEST:
        return SMALLEST.replace(f"[{table}]\n", f"[{table}]\n{line}\n")
    return SMALLEST + f"[{table}]\n{line}\n"


def problems(text: str):
    with pytest.raises(ConfigError) as caught:
        parse_config(text)
    return caught.value.problems


def only(text: str):
    (problem,) = problems(text)
    return problem


def test_the_smallest_configuration():
    """Four values are enough; the rest has defaults."""
    config = parse_config(SMALLEST)
    assert config.platform == "none"
    assert config == Config(
        publication=Publication("The Test Bulletin", "1 Example Way"),
        sender=config.sender,
        links=config.links,
    )


def test_every_setting():
    """Each setting arrives where it belongs."""
    config = parse_config(
        '''
[publication]
name = "N"
tagline = "T"
url = "https://example.org/"
language = "pt-BR"
timezone = "America/Sao_Paulo"
address = """
Line one
Line two
"""
send_at = 05:30:00
date_format = "EEEE d MMMM"
[publication.labels]
more = "Mais"
[sender]
name = "S"
email = "s@example.org"
reply_to = "r@example.org"
list_id = "daily.example.org"
[links]
unsubscribe = "https://example.org/u"
preferences = "https://example.org/p"
view_in_browser = "https://example.org/{date}"
[[links.social]]
label = "L"
url = "https://example.org/l"
[links.utm]
source = "letter"
campaign = "{date}"
[platform]
name = "mailchimp"
[theme]
name = "sunday"
logo = "images/logo.png"
logo_dark = "images/dark.png"
logo_width_px = 100
[theme.colors]
accent = "#ABC"
[theme.dark_colors]
accent = "#112233"
[theme.fonts]
body = "Georgia, 'Times New Roman', serif"
[images]
base_url = "https://img.example.org/{date}/"
quality = 70
megapixels = 20
[disclosure]
jurisdictions = ["uk", "eu", "uk"]
accepted_wordings = ["Supported by"]
[sponsors]
required_slots = ["after-lead", "after-lead"]
repeat_limit = 3
[limits]
html_bytes = 90_000
image_bytes = 500_000
[text]
links = "inline"
width = 66
'''
    )
    assert config.publication.address == "Line one\nLine two"
    assert config.publication.send_at == datetime.time(5, 30)
    assert config.publication.labels == (Setting("more", "Mais"),)
    assert config.publication.labels[0].location.line == 15
    assert config.sender.list_id == "daily.example.org"
    assert config.links.social == (SocialLink("L", "https://example.org/l"),)
    assert config.links.utm == (Setting("source", "letter"), Setting("campaign", "{date}"))
    assert (config.sponsors.required_slots, config.sponsors.repeat_limit) == (("after-lead",), 3)
    assert config.platform == "mailchimp"
    assert config.theme.colors == (Setting("accent", "#aabbcc"),)
    assert config.theme.dark_colors == (Setting("accent", "#112233"),)
    assert config.theme.fonts[0].value == "Georgia, 'Times New Roman', serif"
    assert (config.theme.logo_width_px, config.theme.logo_dark) == (100, "images/dark.png")
    assert (config.images.quality, config.images.megapixels) == (70, 20)
    assert config.disclosure.jurisdictions == ("uk", "eu")
    assert config.disclosure.accepted_wordings == ("Supported by",)
    assert (config.limits.html_bytes, config.limits.image_bytes) == (90_000, 500_000)
    assert (config.text.links, config.text.width) == ("inline", 66)


@pytest.mark.parametrize(
    ("line", "table", "code", "hint"),
    [
        ('nmae = "x"', "publication", "E021", "name"),
        ("tagline = 3", "publication", "E021", ""),
        ('timezone = "Europe/Londn"', "publication", "E022", "Europe/London"),
        ('timezone = "london"', "publication", "E022", "Europe/London"),
        ('timezone = "../../etc/passwd"', "publication", "E022", ""),
        ('timezone = "Europe"', "publication", "E022", ""),
        ('timezone = ""', "publication", "E022", ""),
        ('language = "en_GB"', "publication", "E022", "en-GB"),
        ('language = "de_DE.UTF-8"', "publication", "E022", "de-DE"),
        ('url = "http://example.org"', "publication", "E022", ""),
        ('send_at = "6:00"', "publication", "E022", "06:00"),
        ('send_at = "24:00"', "publication", "E022", "06:00"),
        ("send_at = 6", "publication", "E022", "06:00"),
        ('date_format = " "', "publication", "E022", ""),
        ('labels = "x"', "publication", "E021", ""),
        ("labels.more = 1", "publication", "E021", ""),
        ('tagline = "a\\nBcc: x"', "publication", "E023", "one line"),
        ('tagline = "a\\u0000"', "publication", "E023", "take it out"),
        ('reply_to = "x"', "sender", "E022", ""),
        ('reply_to = "a@example.org, b@example.org"', "sender", "E022", ""),
        ('list_id = "Daily <daily.example.org>"', "sender", "E022", '"daily.example.org"'),
        ('preferences = "https://example.org/{date}"', "links", "E022", ""),
        ('view_in_browser = "/x"', "links", "E022", ""),
        ('social = [{label = "x"}]', "links", "E021", "url"),
        ('social = [{label = "x", url = "ftp://x"}]', "links", "E022", ""),
        ('name = "mailchump"', "platform", "E021", "mailchimp"),
        ('name = "a/b"', "theme", "E022", ""),
        ('name = ".."', "theme", "E022", ""),
        ('logo = "../x.png"', "theme", "E022", ""),
        ("logo_width_px = 0", "theme", "E021", ""),
        ('colors.accent = "red"', "theme", "E022", "#1a2b3c"),
        ('fonts.body = "x; } body { display: none"', "theme", "E022", "Georgia"),
        ("fonts.body = 'a\"b'", "theme", "E022", "Georgia"),
        ('fonts.body = "url(https)"', "theme", "E022", ""),
        ('base_url = "images/"', "images", "E022", ""),
        ("quality = 0", "images", "E021", ""),
        ("quality = true", "images", "E021", ""),
        ('jurisdictions = ["US"]', "disclosure", "E021", '"us"'),
        ("jurisdictions = []", "disclosure", "E021", "us, uk or eu"),
        ("jurisdictions = [1]", "disclosure", "E021", ""),
        ('jurisdictions = "us"', "disclosure", "E021", ""),
        ('utm.sauce = "x"', "links", "E021", '"source"'),
        ('utm.source = " "', "links", "E022", ""),
        ('utm.source = "{slot}"', "links", "E022", ""),
        ("utm.source = 1", "links", "E021", ""),
        ('required_slots = "after-lead"', "sponsors", "E021", ""),
        ('required_slots = ["after lead"]', "sponsors", "E021", "after-lead"),
        ("required_slots = [1]", "sponsors", "E021", ""),
        ("repeat_limit = -1", "sponsors", "E021", ""),
        ("repeat = 1", "sponsors", "E021", "repeat_limit"),
        ("html_bytes = -1", "limits", "E021", ""),
        ('links = "refs"', "text", "E021", "references"),
        ("width = 20", "text", "E021", ""),
    ],
)
def test_each_wrong_setting(line, table, code, hint):
    """A wrong value is one problem, on its own line, with a remedy where one can be told."""
    text = with_line(line, table)
    problem = only(text)
    assert problem.code == code
    assert text.split("\n")[problem.line - 1] == line
    assert problem.column
    assert hint in problem.hint
    assert problem.path == "newsletter.toml"


def test_all_problems_come_at_once_in_the_files_order():
    """One run tells everything that is wrong."""
    found = problems(
        """
colour = 1
[publication]
nam = "x"
language = "en_GB"
[sender]
name = "S"
email = "nobody"
[platfrom]
name = "listmonk"
"""
    )
    assert [(problem.code, problem.line) for problem in found] == [
        ("E024", 1),
        ("E021", 2),
        ("E021", 3),
        ("E021", 3),
        ("E021", 4),
        ("E022", 5),
        ("E022", 8),
        ("E021", 9),
    ]
    assert found[-1].hint == 'did you mean "platform"?'


def test_a_missing_table_is_one_problem():
    """Not one for each of its keys."""
    found = problems('[links]\nunsubscribe = "https://example.org/u"')
    assert [problem.message for problem in found] == [
        "publication is missing",
        "sender is missing",
    ]


@pytest.mark.parametrize("key", ["name", "address"])
def test_an_empty_name_or_address(key):
    """A mailing without a name or a postal address is not lawful, so neither may be blank."""
    text = SMALLEST.replace('"The Test Bulletin"', '" "').replace('"1 Example Way"', '"\\n "')
    assert any(problem.message == f"publication.{key} is empty" for problem in problems(text))


def test_without_a_platform_the_unsubscribe_page_must_be_named():
    """Platform none has no page of its own; a platform has."""
    bare = SMALLEST.replace('unsubscribe = "https://example.org/u"', "")
    problem = only(bare)
    assert (problem.code, problem.line) == ("E024", bare.split("\n").index("[links]") + 1)
    assert parse_config(bare + '[platform]\nname = "listmonk"').links.unsubscribe == ""


def test_a_wrong_unsubscribe_page_is_not_also_missing():
    """One mistake is one problem."""
    assert only(SMALLEST.replace("https://example.org/u", "example.org/u")).code == "E022"


def test_a_postal_address_may_have_lines():
    """Only the address, and only with line feeds."""
    text = SMALLEST.replace('"1 Example Way"', '"1 Example Way\\nExample"')
    assert parse_config(text).publication.address == "1 Example Way\nExample"
    assert only(text.replace("Way\\n", "Way\\r\\n")).code == "E023"


def test_a_key_can_hold_no_control_character():
    """Keys are shown in messages, so they are held to the same rule."""
    assert "E023" in [problem.code for problem in problems(with_line('"a\\nb" = 1'))]


def test_what_is_not_toml():
    """A syntax error has its place."""
    problem = only("[publication\n")
    assert (problem.code, problem.place) == ("E020", "newsletter.toml:1:13")


TABLES = ("publication", "sender", "links", "theme", "images", "text", "platform")


@given(st.sampled_from(TABLES), st.sampled_from(["name", "url", "email", "links"]), st.text())
def test_any_text_in_any_setting(table, key, value):
    """Whatever stands in a value, the result is a Config without control characters or an error."""
    quoted = "".join(f"\\U{ord(char):08X}" for char in value)
    text = SMALLEST.replace("[sender]\n", "[sender]\n# x\n") + "[theme.colors]\nx = '#abc'\n"
    text = with_line(f'x_{key} = "{quoted}"', table) if key == "links" else text
    text = text.replace('"news@example.org"', f'"{quoted}"') if key == "email" else text
    text = text.replace('"The Test Bulletin"', f'"{quoted}"', 1) if key == "name" else text
    text = text.replace('"https://example.org/u"', f'"{quoted}"') if key == "url" else text
    try:
        config = parse_config(text)
    except ConfigError:
        assert all(problem.line for problem in problems(text))
        return
    for shown in (config.publication.name, config.sender.email, config.links.unsubscribe):
        assert not any(ord(char) < 32 for char in shown)


def test_the_repositorys_own_workspace():
    """The repository's own newsletter.toml is a good example."""
    from pathlib import Path

    path = Path(__file__).parents[2] / "newsletter.toml"
    config = parse_config(path.read_text(encoding="utf-8"))
    assert config.publication.timezone == "Europe/London"


class TestFeeds:
    FEED = '[[feeds]]\nname = "Coast"\n'

    def test_what_they_say(self):
        """Feeds come in the file's order, each with its place."""
        text = SMALLEST + self.FEED + 'url = "https://a.example.org/f"\nlimit = 2\nlead = false\n'
        text += '[[feeds]]\nname = "Wire"\nfile = "feeds/wire.xml"\nkind = "opinion"\n'
        coast, wire = parse_config(text).feeds
        assert (coast.name, coast.limit, coast.lead, coast.enabled) == ("Coast", 2, False, True)
        assert (wire.file, wire.kind, wire.location.line) == ("feeds/wire.xml", "opinion", 15)

    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            ("", "needs either a url or a file"),
            ('url = "https://a.example.org/f"\nfile = "f.xml"', "needs either a url or a file"),
            ('url = "file:///etc/passwd"', "must be a full https:// or http:// address"),
            ('url = "https://127.0.0.1/f"', "must be a full https:// or http:// address"),
            ('file = "../f.xml"', "must be a path inside the workspace"),
            ('file = "f.xml"\nkind = "clip"', 'unknown "clip"'),
            ('file = "f.xml"\nlimit = 0', "must be from 1 to 100"),
            ('file = "f.xml"\nenabled = "yes"', "must be true or false, not text"),
            ('file = "f.xml"\nsections = "x"', 'unknown key "feeds[0].sections"'),
        ],
    )
    def test_what_is_wrong(self, lines, said):
        """Each mistake is one problem with its line."""
        problem = only(f"{SMALLEST}{self.FEED}{lines}\n")
        assert said in problem.message
        assert problem.line >= 10

    def test_names_are_unique(self):
        """Two feeds of one name could not be told apart in a message."""
        feed = self.FEED + 'file = "f.xml"\n'
        assert "two feeds are called" in only(SMALLEST + feed + feed).message

    def test_how_issues_are_filled(self):
        """[drafts] has its defaults, and its limits."""
        assert parse_config(SMALLEST).drafts.items == 8
        assert "from 1 to 100" in only(with_line("items = 0", "drafts")).message


def test_every_table_and_entry_has_a_place():
    """Lists are gone into, and what is not set is at its table."""
    config = parse_config(
        SMALLEST + '[[links.social]]\nlabel = "A"\nurl = "https://a.example.org"\n'
        '[[links.social]]\nlabel = "B"\nurl = "https://b.example.org"\n'
    )
    last = len(SMALLEST.splitlines()) + 6
    assert config.place("links.social[1].url") == Location("newsletter.toml", last, 7)
    assert config.place("links.social[1].icon").line == last - 2
    assert config.place("sender.reply_to") == config.place("sender")
    assert config.place("images.base_url") == Location("newsletter.toml")


def test_a_control_character_names_the_entry_of_a_list():
    """As every other problem of a list of tables does."""
    (problem,) = problems(
        SMALLEST + '[[links.social]]\nlabel = "A\\u0007"\nurl = "https://a.example.org"\n'
    )
    assert problem.message.startswith("links.social[0].label has the control character")
