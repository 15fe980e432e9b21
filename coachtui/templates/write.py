"""From a template, or a plan, to the Markdown that reads back as it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import structs

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.plan import BlockKind, Plan
from coachtui.domain.text import clean_line
from coachtui.markdown.escape import inline, one_line, paragraphs_of, safe
from coachtui.markdown.source import is_plain_source, source_lines
from coachtui.templates.placeholders import parts, take_out
from coachtui.templates.read import read
from coachtui.templates.template import BadTemplate, Template, TemplateBlock, TemplateSession
from coachtui.templates.vocabulary import KINDS, MINUTES, STAR

# What is a text without quotes in YAML, also to programs that see numbers and truths in words.
_PLAIN: Final = re.compile(r"[^\W\d_][\w ,.;/–’()-]*[\w.)]")
_TRUTHS: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
_NO_YAML: Final = re.compile("[\ufeff\ufffe\uffff]")


class UnwrittenTemplate(Exception):
    """A template whose Markdown does not read back: a mistake of this program, never of the template."""


def write(template: Template) -> str:
    """Return ``template`` as Markdown, which ``read`` gives back.

    It reads back with its lines trimmed. Guidance that would change the structure, such as a heading
    in it, reads back as the words that it is. Raises BadTemplate for what no template can say: no sessions, a
    session without blocks, braces that are no placeholder.
    """
    for guidance in (source_lines, _kept_if_plain, _as_typed):
        told = _normal(template, guidance)
        text = _written(told)
        try:
            if read(text, told.name) == told:
                return text
        except BadTemplate:
            # Markdown that is not plain can make a problem; words never do.
            if guidance is _as_typed:
                raise
    raise UnwrittenTemplate(template.title)


def template_of(
    plan: Plan,
    *,
    title: str,
    language: LanguageCode,
    summary: str = "",
    places: Mapping[str, str] | None = None,
) -> Template:
    """Return ``plan`` as a template: without days, times and places.

    ``places``: what stands in the plan because it is about this client, by the name of the placeholder
    that takes its place. All else is taken literally.
    """
    named = tuple((places or {}).items())
    # Guidance is Markdown: there it may stand as it was typed, and as ``fill`` has put it there.
    in_markdown = (*named, *((name, inline(clean_line(text))) for name, text in named))

    def words(text: str) -> str:
        return take_out(text, named)

    def guidance(markdown: str) -> str:
        return take_out(markdown, in_markdown)

    return Template(
        title=title,
        language=language,
        summary=summary,
        sessions=tuple(
            TemplateSession(
                title=words(session.title),
                minutes=session.minutes,
                guidance=guidance(session.guidance),
                blocks=tuple(
                    TemplateBlock(
                        title=words(block.title),
                        minutes=block.minutes,
                        kind=block.kind,
                        starred=block.starred,
                        question=words(block.question),
                        guidance=guidance(block.guidance),
                    )
                    for block in session.blocks
                ),
            )
            for session in plan.sessions
        ),
    )


def _normal(template: Template, guidance: Callable[[str], str]) -> Template:
    """Return ``template`` as it reads back: trimmed and safe, with what ``guidance`` makes of Markdown."""
    return structs.replace(
        template,
        title=clean_line(safe(template.title)),
        summary=clean_line(safe(template.summary)),
        credit=clean_line(safe(template.credit)),
        introduction=guidance(template.introduction).rstrip(),
        sessions=tuple(
            structs.replace(
                session,
                title=one_line(session.title),
                guidance=guidance(session.guidance).rstrip(),
                blocks=tuple(_normal_block(block, guidance) for block in session.blocks),
            )
            for session in template.sessions
        ),
    )


def _normal_block(block: TemplateBlock, guidance: Callable[[str], str]) -> TemplateBlock:
    title = one_line(block.title)
    # A star at the end of a name is the star: a template has no other way to write it.
    bare = title.removesuffix(STAR).rstrip() if not block.starred else title
    return structs.replace(
        block,
        title=bare,
        starred=block.starred or bare != title,
        question="\n\n".join(paragraphs_of(block.question)),
        guidance=guidance(block.guidance).rstrip(),
    )


def _kept_if_plain(markdown: str) -> str:
    kept = source_lines(markdown)
    return kept if is_plain_source(kept) else _as_typed(markdown)


def _as_typed(text: str) -> str:
    return "\n\n".join(_broken(paragraph) for paragraph in paragraphs_of(text))


def _broken(paragraph: str) -> str:
    return "\\\n".join(map(_told, paragraph.split("\n")))


def _told(line: str) -> str:
    """Return a line as Markdown, its placeholders left as they are."""
    told = ""
    for is_place, part in parts(line):
        told += part if is_place else inline(part, start=not told)
    return told


def _written(template: Template) -> str:
    return "\n\n".join(part for part in _parts(template) if part) + "\n"


def _parts(template: Template) -> Iterator[str]:
    yield "\n".join(_front(template))
    yield f"# {inline(template.title)}"
    yield template.introduction
    for session in template.sessions:
        # Guidance that begins with a list must not go on with ours.
        marker = "*" if session.guidance.startswith("-") else "-"
        yield f"## {_told(session.title)}\n{marker} {MINUTES[template.language]}: {session.minutes}"
        yield session.guidance
        for block in session.blocks:
            yield f"### {_told(block.title)}{_heading_end(block, template.language)}"
            yield _question(block)
            yield block.guidance


def _heading_end(block: TemplateBlock, language: LanguageCode) -> str:
    kind = "" if block.kind is BlockKind.ACTIVITY else f", {KINDS[language][block.kind]}"
    return f"{f' {STAR}' if block.starred else ''} ({block.minutes} min{kind})"


def _question(block: TemplateBlock) -> str:
    if block.question:
        lines = "\n\n".join(_broken(paragraph) for paragraph in block.question.split("\n\n")).split("\n")
        return "\n".join(f"> {line}".rstrip() for line in lines)
    # Without it, guidance that begins with a quote would be read as the question.
    return ">" if block.guidance.lstrip().startswith(">") else ""


def _front(template: Template) -> Iterator[str]:
    yield "---"
    yield f"title: {_yaml(template.title)}"
    yield f"language: {template.language}"
    for key, value in (("summary", template.summary), ("credit", template.credit)):
        if value:
            yield f"{key}: {_yaml(value)}"
    yield "---"


def _yaml(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _TRUTHS:
        return text
    return _NO_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
