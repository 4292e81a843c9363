"""What becomes of a page's pictures, their captions and their credits."""

from __future__ import annotations

from newsletter.importers.lines import Line, squashed
from newsletter.importers.page_pieces import Story, first_sentence
from newsletter.importers.page_state import PageState
from newsletter.importers.recognisers import Recognition, title_line
from newsletter.model.blocks import Figure
from newsletter.model.inline import Text


class PictureSteps(PageState):
    """The steps on lines that belong to pictures."""

    def is_caption(self, line: Line) -> bool:
        """Whether a picture's caption stands here: its credit or its double says so."""
        if line.mark == "caption":
            return True
        if (
            line.level
            or line.mark in ("quote", "item", "continued")
            or line.url
            or len(line.text) < 12
        ):
            return False
        begun = self.in_lists or bool(self.lead.title)
        if not begun:
            return False
        figure = self.story.last_figure()
        if figure is not None and not figure.src and figure.alt and not figure.caption:
            return line.text[-1] not in '.!?:”"' and len(line.text) <= 160
        if self.credit_ahead():
            following = self.ahead()
            if following and following.gap and first_sentence((Text(line.text),))[1]:
                return False  # a paragraph of several sentences, and a credit parted from it
            # A title right over a credit has a full stop as seldom as a caption lacks one.
            return not title_line.recognise(self.lines, self.index) or (
                self.item.image is None and self.in_lists
            )
        following = self.ahead()
        doubled = following is not None and squashed(following.text) == squashed(line.text)
        return doubled and (self.credit_ahead(2) or len(line.text) > 30)

    def story_for_picture(self) -> Story:
        """The story that a picture belongs to; one that has a picture or text is finished."""
        if not self.in_lists:
            return self.lead
        if self.item.image is not None or self.item.blocks:
            self.close_item()
        return self.item

    def picture(self, line: Line) -> None:
        """A picture that the source has."""
        assert line.image is not None
        self.story_for_picture().add_figure(line.image)
        self.use(line, "picture")

    def labelled_picture(self, line: Line, label: Recognition) -> None:
        """A picture of which the copied text has the credit and the description."""
        alt, credit = line.text[label.at :], line.text[: label.at].strip()
        self.story_for_picture().add_figure(Figure("", alt, credit=credit))
        self.use(line, "picture")

    def caption(self, line: Line) -> None:
        """A caption: of the picture before it, or of one that the source has not."""
        if self.last_figure_wants("caption"):
            self.story.change_figure(caption=line.text)
        else:
            self.story_for_picture().add_figure(Figure("", caption=line.text))
        self.use(line, "caption")

    def credit(self, line: Line) -> None:
        """A credit, likewise."""
        text = line.text
        if text.startswith("(") and text.rstrip(".").endswith(")"):
            text = text.rstrip(".")[1:-1]
        if self.last_figure_wants("credit"):
            self.story.change_figure(credit=text)
        else:
            self.story_for_picture().add_figure(Figure("", credit=text))
        self.use(line, "credit")

    def last_figure_wants(self, name: str) -> bool:
        """Whether the picture that was met last lacks its caption or its credit."""
        figure = self.story.last_figure()
        return (
            figure is not None
            and not getattr(figure, name)
            and not (name == "caption" and figure.credit and not figure.alt)
        )
