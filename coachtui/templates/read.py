"""Reading a template's Markdown."""

import re
from collections.abc import Sequence
from typing import Final

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.plan import BlockKind
from coachtui.domain.text import clean_line
from coachtui.i18n import LANGUAGES
from coachtui.markdown.escape import safe
from coachtui.markdown.outline import text_of
from coachtui.markdown.parser import template_parser
from coachtui.templates import placeholders
from coachtui.templates.front import Front, read_front
from coachtui.templates.problems import Problems
from coachtui.templates.sections import Section, end_of, leading, sections, source
from coachtui.templates.template import BadTemplate, Template, TemplateBlock, TemplateSession
from coachtui.templates.vocabulary import KINDS, MINUTES, PLACEHOLDERS, STAR, kind_of

_BLOCK: Final = re.compile(
    r"(?P<title>.*?)\s*(?P<star>★?)\s*\((?P<minutes>\d+)\s*min(?:\s*,(?P<kind>[^()]*))?\)"
)
_SETTING: Final = re.compile(r"(?P<key>[^:]*):(?P<value>.*)", re.DOTALL)

# The domain's limits, told here with their line.
_SESSION_MINUTES: Final = range(1, 1441)
_BLOCK_MINUTES: Final = range(601)


def read(text: str, name: str = "") -> Template:
    """Return the template in ``text``. Raises BadTemplate with every problem and its line."""
    reading = _Reading(safe(text.removeprefix("\ufeff")))
    template = reading.template(name)
    problems = reading.problems.in_order()
    if problems:
        raise BadTemplate(name, problems)
    return template


class _Reading:
    """One template being read."""

    def __init__(self, text: str) -> None:
        self.problems: Final = Problems()
        self._lines: Final = text.split("\n")
        tokens = template_parser().parse(text)
        front = next((token for token in tokens if token.type == "front_matter"), None)
        self._front: Final[Front] = read_front(front, self.problems)
        self._sections: Final = sections(tokens, self._lines)
        # With a language that is none, the words of every language are as good as any.
        self._languages: Final[Sequence[LanguageCode]] = (
            [self._front.language] if self._front.language else LANGUAGES
        )

    def template(self, name: str) -> Template:
        introduction = self._introduction()
        parts = [section for section in self._sections if section.level > 1]
        found: list[tuple[Section, list[Section]]] = []
        for part in parts:
            if part.level == 2:
                found.append((part, []))
            elif part.level > 3:
                self.problems.add(part.line, "heading_level")
            elif found:
                found[-1][1].append(part)
            else:
                self.problems.add(part.line, "block_outside")
        if not found:
            self.problems.add(len(self._lines), "no_sessions")
        return Template(
            title=self._front.title,
            language=self._languages[0],
            sessions=tuple(self._session(heading, blocks) for heading, blocks in found),
            name=name,
            summary=self._front.summary,
            credit=self._front.credit,
            introduction=introduction,
        )

    def _introduction(self) -> str:
        """Return what is under the title; the title itself is the front matter's, once more."""
        before, *others = self._sections
        titles = [section for section in others if section.level == 1]
        if source(before, self._lines):
            self.problems.add(before.tokens[0].map[0] + 1 if before.tokens[0].map else 1, "before_title")
        if not titles or others[0].level != 1:
            self.problems.add(others[0].line if others else len(self._lines), "title_heading_missing")
        for section in titles[1:]:
            self.problems.add(section.line, "two_titles")
        if titles and clean_line(titles[0].title) != self._front.title:
            self.problems.add(titles[0].line, "title_differs", title=titles[0].title, front=self._front.title)
        return source(titles[0], self._lines) if titles else ""

    def _session(self, section: Section, blocks: Sequence[Section]) -> TemplateSession:
        settings = leading(section, "bullet_list")
        minutes = self._minutes(section)
        self._check_places(section)
        if not section.title:
            self.problems.add(section.line, "session_title")
        if not blocks:
            self.problems.add(section.line, "no_blocks", title=section.title)
        return TemplateSession(
            title=section.title,
            minutes=minutes,
            guidance=source(section, self._lines, end_of(settings) if settings else 0),
            blocks=tuple(self._block(block) for block in blocks),
        )

    def _minutes(self, section: Section) -> int:
        """Return the session's minutes from the list under its heading; 1 when that cannot be."""
        known = [MINUTES[language] for language in self._languages]
        found: list[int] = []
        for token in leading(section, "bullet_list"):
            if token.type != "inline" or not token.map:
                continue
            line = token.map[0] + 1
            match = _SETTING.fullmatch(text_of(token.children or []))
            key, value = (match["key"].strip(), match["value"].strip()) if match else (token.content, "")
            if key.lower() not in known:
                self.problems.add(line, "setting", value=key, known=known[0])
            elif found:
                self.problems.add(line, "setting_twice", value=key)
            else:
                found.append(self._number(value, _SESSION_MINUTES, line))
        if not found:
            self.problems.add(section.line, "minutes_missing", title=section.title, known=known[0])
        return found[0] if found else 1

    def _number(self, text: str, allowed: range, line: int) -> int:
        if re.fullmatch(r"[0-9]{1,6}", text) and int(text) in allowed:
            return int(text)
        self.problems.add(line, "minutes", value=text, least=allowed[0], most=allowed[-1])
        return allowed[0]

    def _block(self, section: Section) -> TemplateBlock:
        self._check_places(section)
        quote = leading(section, "blockquote")
        title, minutes, kind, starred = self._heading(section)
        return TemplateBlock(
            title=title,
            minutes=minutes,
            kind=kind,
            starred=starred,
            question=self._question(section) if quote else "",
            guidance=source(section, self._lines, end_of(quote) if quote else 0),
        )

    def _heading(self, section: Section) -> tuple[str, int, BlockKind, bool]:
        match = _BLOCK.fullmatch(section.title)
        if not match:
            self.problems.add(section.line, "block_form", value=section.title, star=STAR)
            return section.title, 0, BlockKind.ACTIVITY, False
        if not match["title"]:
            self.problems.add(section.line, "block_title")
        minutes = self._number(match["minutes"], _BLOCK_MINUTES, section.line)
        kind = self._kind(match["kind"], section.line) if match["kind"] is not None else BlockKind.ACTIVITY
        return match["title"], minutes, kind, bool(match["star"])

    def _kind(self, word: str, line: int) -> BlockKind:
        for language in self._languages:
            if kind := kind_of(word, language):
                return kind
        self.problems.add(
            line, "kind", value=word.strip(), known=", ".join(KINDS[self._languages[0]].values())
        )
        return BlockKind.ACTIVITY

    def _question(self, section: Section) -> str:
        """Return the words of the block quote under the heading; paragraphs parted by an empty line."""
        tokens = leading(section, "blockquote")
        kinds = {token.type for token in tokens[1:-1]}
        if kinds - {"paragraph_open", "inline", "paragraph_close"}:
            self.problems.add((tokens[0].map or [section.line - 1])[0] + 1, "question_words")
        return "\n\n".join(text_of(token.children or []) for token in tokens if token.type == "inline")

    def _check_places(self, section: Section) -> None:
        for number in range(section.line - 1, section.last):
            for value in placeholders.unknown(self._lines[number]):
                self.problems.add(number + 1, "placeholder", value=value, known=", ".join(PLACEHOLDERS))
