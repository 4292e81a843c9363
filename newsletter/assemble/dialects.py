"""The sending platforms' merge tags, one row a platform, each with its source.

Read 2026-11-23 in stored copies of the platforms' own documentation; where a row holds
something that was seen only in public templates, or is our choice, the row says so. Two rules
hold for every row, and a test holds the rows to them: a code has no character that HTML escapes
(``& < > " '``), so that it survives in text, in attributes and through escaping; and a fallback
stands as the platform's literal text (``FALLBACK``), never inside quotes of the platform's code.
"""

from __future__ import annotations

from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one platform writes the portable tags.

    Attributes:
        name: As in newsletter.toml.
        title: As the platform writes itself.
        source: The page of its documentation that the row was read from.
        read_on: The day it was read.
        openers: What begins template code there; literal text must not hold it.
        unsubscribe_url: The code; None where the platform has none. The same for the others.
        first_name_or: The code with ``FALLBACK`` where the fallback goes; None where the
            platform has no way to say it.
        note: What a sender must know to have the codes filled.
    """

    name: str
    title: str
    source: str
    read_on: str
    openers: tuple[str, ...] = ()
    unsubscribe_url: str | None = None
    preferences_url: str | None = None
    view_in_browser_url: str | None = None
    first_name: str | None = None
    first_name_or: str | None = None
    last_name: str | None = None
    last_name_or: str | None = None
    email: str | None = None
    note: str = ""

    def code(self, name: str) -> str | None:
        """The platform's code for a portable tag without fallback."""
        codes = {
            "unsubscribe_url": self.unsubscribe_url,
            "preferences_url": self.preferences_url,
            "view_in_browser_url": self.view_in_browser_url,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
        }
        return codes[name]

    def code_with_fallback(self, name: str) -> str | None:
        """The code for a name with ``FALLBACK`` in it; every subscriber has an address."""
        return {"first_name": self.first_name_or, "last_name": self.last_name_or}.get(
            name, self.code(name)
        )


DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        name="none",
        title="no platform",
        source="",
        read_on="",
        note="Addresses come from [links]; names are their fallbacks.",
    ),
    Dialect(
        name="brevo",
        title="Brevo",
        # {{ mirror }}, {{ unsubscribe }}, {{ update_profile }} as "predefined placeholders" in
        # help.sendinblue.com/hc/en-us/articles/360000946299; if statements in
        # help.brevo.com/hc/en-us/articles/360001030599. Its default filter wants quotes.
        source="https://help.brevo.com/hc/en-us/articles/4402386448530",
        read_on="2026-11-23",
        openers=("{{", "{%", "{#"),
        unsubscribe_url="{{ unsubscribe }}",
        preferences_url="{{ update_profile }}",
        view_in_browser_url="{{ mirror }}",
        first_name="{{ contact.FIRSTNAME }}",
        first_name_or="{% if contact.FIRSTNAME %}"
        "{{ contact.FIRSTNAME }}{% else %}FALLBACK{% endif %}",
        last_name="{{ contact.LASTNAME }}",
        last_name_or="{% if contact.LASTNAME %}{{ contact.LASTNAME }}{% else %}FALLBACK{% endif %}",
        email="{{ contact.EMAIL }}",
    ),
    Dialect(
        name="buttondown",
        title="Buttondown",
        # manage_subscription_url: docs.buttondown.com/subscriber-autonomy. Names are metadata,
        # first_name is the documentation's own example; last_name follows it.
        source="https://docs.buttondown.com/template-variables",
        read_on="2026-11-23",
        openers=("{{", "{%", "{#"),
        unsubscribe_url="{{ unsubscribe_url }}",
        preferences_url="{{ manage_subscription_url }}",
        view_in_browser_url="{{ email_url }}",
        first_name="{{ subscriber.metadata.first_name }}",
        first_name_or="{% if subscriber.metadata.first_name %}"
        "{{ subscriber.metadata.first_name }}{% else %}FALLBACK{% endif %}",
        last_name="{{ subscriber.metadata.last_name }}",
        last_name_or="{% if subscriber.metadata.last_name %}"
        "{{ subscriber.metadata.last_name }}{% else %}FALLBACK{% endif %}",
        email="{{ subscriber.email }}",
        note="Switch the Portal on; keep names in the metadata keys first_name and last_name.",
    ),
    Dialect(
        name="campaign-monitor",
        title="Campaign Monitor",
        # The page is of a reseller that shows Campaign Monitor's own help: the name tags,
        # [email] and fallback=. [unsubscribe] and [webversion] as link targets: seen in
        # public templates. [preferences] is documented nowhere that was read, hence None.
        source="https://help.oneclickpolitics.com/hc/en-us/articles/228081588",
        read_on="2026-11-23",
        openers=("[",),
        unsubscribe_url="[unsubscribe]",
        view_in_browser_url="[webversion]",
        first_name="[firstname,fallback=]",
        first_name_or="[firstname,fallback=FALLBACK]",
        last_name="[lastname,fallback=]",
        last_name_or="[lastname,fallback=FALLBACK]",
        email="[email]",
    ),
    Dialect(
        name="listmonk",
        title="listmonk",
        # Read in the repository, docs/docs/content/templating.md: "Direct URL to Manage
        # Preferences page" is {{ UnsubscribeURL }}?manage=true. A link that ends in
        # @TrackLink is template code too.
        source="https://listmonk.app/docs/templating/",
        read_on="2026-11-23",
        openers=("{{", "@TrackLink"),
        unsubscribe_url="{{ UnsubscribeURL }}",
        preferences_url="{{ UnsubscribeURL }}?manage=true",
        view_in_browser_url="{{ MessageURL }}",
        first_name="{{ .Subscriber.FirstName }}",
        first_name_or="{{ if .Subscriber.FirstName }}"
        "{{ .Subscriber.FirstName }}{{ else }}FALLBACK{{ end }}",
        last_name="{{ .Subscriber.LastName }}",
        last_name_or="{{ if .Subscriber.LastName }}"
        "{{ .Subscriber.LastName }}{{ else }}FALLBACK{{ end }}",
        email="{{ .Subscriber.Email }}",
    ),
    Dialect(
        name="mailchimp",
        title="Mailchimp",
        # FNAME, LNAME: the page named here; UNSUB, EMAIL: kb.mailchimp.com/tag/unsubscribe;
        # IF, ELSE: mandrill.zendesk.com article 360039278713 (the same syntax);
        # ARCHIVE, UPDATE_PROFILE: seen in public templates only.
        source="https://mailchimp.com/developer/marketing/docs/merge-fields/",
        read_on="2026-11-23",
        openers=("*|",),
        unsubscribe_url="*|UNSUB|*",
        preferences_url="*|UPDATE_PROFILE|*",
        view_in_browser_url="*|ARCHIVE|*",
        first_name="*|FNAME|*",
        first_name_or="*|IF:FNAME|**|FNAME|**|ELSE:|*FALLBACK*|END:IF|*",
        last_name="*|LNAME|*",
        last_name_or="*|IF:LNAME|**|LNAME|**|ELSE:|*FALLBACK*|END:IF|*",
        email="*|EMAIL|*",
    ),
    Dialect(
        name="mailgun",
        title="Mailgun",
        # Unsubscribe variables: the page named here. The names are the mailing lists'
        # template variables (user manual, "Mailing Lists"); they have no fallback syntax.
        source="https://documentation.mailgun.com/docs/mailgun/user-manual/tracking-messages",
        read_on="2026-11-23",
        openers=(
            "%recipient",
            "%unsubscribe_",
            "%tag_unsubscribe_",
            "%mailing_list_unsubscribe_",
            "{{",
        ),
        unsubscribe_url="%unsubscribe_url%",
        first_name="%recipient_fname%",
        last_name="%recipient_lname%",
        email="%recipient_email%",
        note="Send to a mailing list; for batch sending name the recipient variables alike.",
    ),
    Dialect(
        name="postmark",
        title="Postmark",
        # The names are the template model's, so they are ours; {{#x}} and {{^x}} are
        # Mustachio's sections, seen in public Postmark templates.
        source="https://postmarkapp.com/support/article/1208-how-to-add-an-unsubscribe-link",
        read_on="2026-11-23",
        openers=("{{",),
        unsubscribe_url="{{{ pm:unsubscribe }}}",
        first_name="{{ first_name }}",
        first_name_or="{{#first_name}}{{first_name}}{{/first_name}}"
        "{{^first_name}}FALLBACK{{/first_name}}",
        last_name="{{ last_name }}",
        last_name_or="{{#last_name}}{{last_name}}{{/last_name}}"
        "{{^last_name}}FALLBACK{{/last_name}}",
        email="{{ email }}",
        note="Give first_name, last_name and email in each message's template model.",
    ),
    Dialect(
        name="sendgrid",
        title="SendGrid",
        # {{#if}} and {{else}}: the page named here (its insert helper wants quotes).
        # {{{unsubscribe}}}, {{{unsubscribe_preferences}}}, {{{weblink}}}: as SendGrid's own
        # unsubscribe module writes them, seen in public templates.
        source="https://www.twilio.com/docs/sendgrid/for-developers/sending-email/using-handlebars",
        read_on="2026-11-23",
        openers=("{{", "<%", "[%"),
        unsubscribe_url="{{{unsubscribe}}}",
        preferences_url="{{{unsubscribe_preferences}}}",
        view_in_browser_url="{{{weblink}}}",
        first_name="{{first_name}}",
        first_name_or="{{#if first_name}}{{first_name}}{{else}}FALLBACK{{/if}}",
        last_name="{{last_name}}",
        last_name_or="{{#if last_name}}{{last_name}}{{else}}FALLBACK{{/if}}",
        email="{{email}}",
    ),
    Dialect(
        name="ses",
        title="Amazon SES",
        # {{amazonSESUnsubscribeUrl}}: "Using subscription management" in the same guide;
        # the conditional is on the page named here. The names are the template data's.
        source="https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-advanced.html",
        read_on="2026-11-23",
        openers=("{{",),
        unsubscribe_url="{{amazonSESUnsubscribeUrl}}",
        first_name="{{first_name}}",
        first_name_or="{{#if first_name}}{{first_name}}{{else}}FALLBACK{{/if}}",
        last_name="{{last_name}}",
        last_name_or="{{#if last_name}}{{last_name}}{{else}}FALLBACK{{/if}}",
        email="{{email}}",
        note="Send with ListManagementOptions to one recipient a message; at most the first two"
        " unsubscribe links of a part are filled.",
    ),
)
