"""A template: a plan that can be used again, with places for the role, the question and the solution."""

from msgspec import field

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value
from coachtui.domain.plan import BlockKind


class TemplateBlock(Value, frozen=True, kw_only=True):
    """One part of a session. Texts may hold ``{role}`` and the like; ``guidance`` is Markdown."""

    title: str
    minutes: int
    kind: BlockKind = BlockKind.ACTIVITY
    starred: bool = False
    question: str = ""
    guidance: str = ""


class TemplateSession(Value, frozen=True, kw_only=True):
    """One session of ``minutes`` minutes; ``guidance`` is Markdown."""

    title: str
    minutes: int
    guidance: str = ""
    blocks: tuple[TemplateBlock, ...] = ()


class Template(Value, frozen=True, kw_only=True):
    """A plan to be filled in. ``name`` is its file's, without ``.md``; ``introduction`` is Markdown."""

    title: str
    language: LanguageCode
    sessions: tuple[TemplateSession, ...]
    name: str = ""
    summary: str = ""
    credit: str = ""
    introduction: str = ""


class TemplateProblem(Value, frozen=True, kw_only=True):
    """Something wrong in a template's text: the ``line`` (from 1), and an i18n key with its parameters."""

    line: int
    key: str
    params: dict[str, str | int] = field(default_factory=dict)


class BadTemplate(Refused):
    """A template with problems: all of them, in the order of their lines."""

    def __init__(self, name: str, problems: tuple[TemplateProblem, ...]) -> None:
        """Take the template's name and what is wrong with it."""
        super().__init__("templates.error.bad", name=name, n=len(problems), line=problems[0].line)
        self.problems = problems
