"""A template's guidance for reading: its bullets and its emphasis drawn, the rest as it was written."""

import re

from textual.content import Content

from coachtui.drawing.width import shown

_EMPHASIS = re.compile(r"\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*|\*(?P<soft>[^*\s](?:[^*]*[^*\s])?)\*")
_BULLET = re.compile(r"^(\s*)[-*+] ")


def prose(text: str, style: str = "") -> Content:
    """Return ``text``, a little Markdown, line for line; what only looks like Markdown stays as it is."""
    return Content("\n").join(_line(line, style) for line in text.split("\n"))


def _line(line: str, style: str) -> Content:
    bullet = _BULLET.match(line)
    start = f"{bullet[1]}· " if bullet else ""
    rest = line[bullet.end() :] if bullet else line
    parts: list[tuple[str, str]] = [(start, style)]
    at = 0
    for match in _EMPHASIS.finditer(rest):
        parts.append((rest[at : match.start()], style))
        parts.append((match["strong"] or match["soft"], f"{style} {'bold' if match['strong'] else 'italic'}"))
        at = match.end()
    parts.append((rest[at:], style))
    return Content.assemble(*((_safe(part), look) for part, look in parts))


def _safe(text: str) -> str:
    """Return a part of a line as it can be drawn, the spaces at its ends kept."""
    before = len(text) - len(text.lstrip())
    after = len(text) - len(text.rstrip())
    return text[:before] + shown(text) + text[len(text) - after :] if text.strip() else text
