"""The intake: the project, the problem, the role, the table, the people, their pictures, the priority."""

from collections.abc import Iterator

from coachtui.documents.findings import findings_blocks, unasked_blocks
from coachtui.documents.parts import answers, document, project_title, section
from coachtui.documents.people import gains, people_table, stances, wordings
from coachtui.documents.pictures import pictures_blocks, roles
from coachtui.documents.priority import priority_blocks
from coachtui.documents.request import Request
from coachtui.documents.seats import drawn_table
from coachtui.documents.stakeholdermap import drawn_map
from coachtui.domain.engagement import Prompt
from coachtui.domain.people import Relation
from coachtui.domain.sharing import ShareView
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Document, Quote, paragraph


def intake(view: ShareView, words: Words, request: Request) -> Document:
    """Return the summary of the intake."""
    title = words("documents.intake.title", project=project_title(view, words))
    return document(title, intake_blocks(view, words, request), view, words, request)


def intake_blocks(view: ShareView, words: Words, request: Request) -> Iterator[Block]:
    """Yield everything of the intake that the reader may read, in the order of its steps."""
    yield from section(words("documents.intake.contract"), _contract(view, words))
    yield from section(words("documents.intake.project"), _project(view, words))
    yield from section(words("documents.intake.problem"), _problem(view, words))
    yield from section(words("documents.intake.focal_role"), _focal_role(view, words))
    yield from section(words("documents.intake.table"), drawn_table(view.table, view, words))
    yield from section(words("documents.intake.people"), people_table(view, words))
    yield from section(words("documents.intake.map"), drawn_map(view, words))
    yield from section(words("documents.intake.prompts"), _prompts(view, words))
    yield from section(words("documents.intake.pictures"), pictures_blocks(view, words))
    yield from section(words("documents.intake.roles"), roles(view, words))
    yield from section(words("documents.intake.stances"), stances(view, words))
    yield from section(words("documents.intake.gains"), gains(view, words))
    yield from section(words("documents.intake.priority"), priority_blocks(view.priority, words))
    yield from section(words("documents.intake.findings"), findings_blocks(view, words, request.telling))
    yield from section(words("documents.intake.unasked"), unasked_blocks(view, words, request.telling))


def _contract(view: ShareView, words: Words) -> Iterator[Block]:
    if view.whole is None:
        return
    contract = view.whole.contract
    paid = "" if contract.paid is None else words("value.yes" if contract.paid else "value.no")
    keep = "" if contract.keep_months is None else words("documents.contract.months", n=contract.keep_months)
    told = {
        "client": contract.client,
        "sponsor": contract.sponsor,
        "readers": contract.readers,
        "machine_owner": contract.machine_owner,
        "keep_months": keep,
        "paid": paid,
    }
    yield from answers((words(f"documents.contract.{name}"), text) for name, text in told.items())


def _project(view: ShareView, words: Words) -> Iterator[Block]:
    names = ("name", "solution", "whose_idea", "by_when", "decided")
    yield from answers(
        (words(f"documents.project.{name}"), str(getattr(view.project, name))) for name in names
    )


def _problem(view: ShareView, words: Words) -> Iterator[Block]:
    if view.project.shared_problem.strip():
        yield paragraph(words("documents.problem.shared"))
        yield Quote(view.project.shared_problem)
    else:
        key = "none" if view.project.no_shared_problem else "not_asked"
        yield paragraph(words(f"documents.problem.{key}"))
    yield from wordings(view, words)


def _focal_role(view: ShareView, words: Words) -> Iterator[Block]:
    role = view.focal_role
    holders = "" if role.holders is None else str(role.holders)
    told = {"singular": role.singular, "plural": role.plural, "holders": holders}
    yield from answers((words(f"documents.focal_role.{name}"), text) for name, text in told.items())
    if role.question.strip():
        yield paragraph(words("documents.focal_role.question"))
        yield Quote(role.question)


def _prompts(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the coach's *is there anybody else?* for each kind, once one of them was asked about."""
    prompts = view.whole.prompts if view.whole else {}
    asked = {relation: prompt for relation, prompt in prompts.items() if prompt.anybody is not None}
    if asked:
        yield from answers(
            (words(f"value.relation.{relation}"), _anybody(asked.get(relation), words))
            for relation in Relation
        )


def _anybody(prompt: Prompt | None, words: Words) -> str:
    if prompt is None:
        return words("value.not_asked")
    return f"{words('value.yes' if prompt.anybody else 'value.no')}\n{prompt.reason}"
