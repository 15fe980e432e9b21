"""What is written reads back, whatever was typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.plan import Block, BlockKind, Plan, Session
from coachtui.markdown.escape import one_line, paragraphs_of
from coachtui.templates.fill import fill
from coachtui.templates.find import list_templates
from coachtui.templates.read import read
from coachtui.templates.template import BadTemplate, Template, TemplateBlock, TemplateSession
from coachtui.templates.vocabulary import PLACEHOLDERS, STAR
from coachtui.templates.write import template_of, write
from tests.markdown.hostile import EXAMPLES, texts

names = texts.filter(lambda text: one_line(text).strip(f"{STAR} ") != "")
PLACES = [f"{{{name}}}" for name in PLACEHOLDERS]


def blocks() -> st.SearchStrategy[Block]:
    return st.builds(
        Block,
        id=st.just("b"),
        title=names,
        minutes=st.integers(0, 600),
        kind=st.sampled_from(BlockKind),
        starred=st.booleans(),
        question=texts,
        guidance=texts,
    )


def sessions() -> st.SearchStrategy[Session]:
    return st.builds(
        Session,
        number=st.just(1),
        title=names,
        minutes=st.integers(1, 1440),
        guidance=texts,
        blocks=st.lists(blocks(), min_size=1, max_size=3).map(tuple),
    )


plans = st.builds(Plan, sessions=st.lists(sessions(), min_size=1, max_size=3).map(tuple))


def told(plan: Plan) -> list[object]:
    """What has to survive: everything but what guidance looks like."""
    return [
        (
            one_line(session.title),
            session.minutes,
            [
                (
                    one_line(block.title).rstrip(f"{STAR} ")
                    if STAR in block.title
                    else one_line(block.title),
                    block.minutes,
                    block.kind,
                    block.starred or one_line(block.title).endswith(STAR),
                    "\n\n".join(paragraphs_of(block.question)),
                )
                for block in session.blocks
            ],
        )
        for session in plan.sessions
    ]


@given(plans, names, st.sampled_from(["en", "nl"]), texts)
def test_a_plan_comes_back(plan: Plan, title: str, language: str, summary: str) -> None:
    template = template_of(plan, title=title, language="nl" if language == "nl" else "en", summary=summary)
    back = read(write(template))
    again = fill(back, role="R", roles="RR", question="Q", solution="S", new_id=lambda: "b")
    assert told(again) == told(plan)
    assert write(back) == write(template)


@given(st.lists(texts | st.sampled_from(PLACES), max_size=6).map("".join), st.sampled_from(PLACES))
def test_placeholders_stay_placeholders(text: str, place: str) -> None:
    question = text.replace("{", "{{").replace("}", "}}") + place
    block = TemplateBlock(title=f"About {place}", minutes=5, question=question, guidance=question)
    template = Template(
        title="T",
        language="en",
        sessions=(TemplateSession(title=place, minutes=5, guidance=place, blocks=(block,)),),
    )
    written = write(template)
    (session,) = read(written).sessions
    assert session.title == session.guidance == place
    assert session.blocks[0].title == f"About {place}"
    assert session.blocks[0].question == "\n\n".join(paragraphs_of(question))
    assert place in session.blocks[0].guidance
    assert f"## {place}\n" in written


def test_guidance_never_changes_the_structure() -> None:
    for guidance in EXAMPLES:
        block = Block(id="b", title="Block", minutes=5, guidance=guidance)
        session = Session(number=1, title="One", minutes=5, guidance=guidance, blocks=(block, block))
        back = read(write(template_of(Plan(sessions=(session, session)), title="T", language="en")))
        titles = [[block.title for block in session.blocks] for session in back.sessions]
        assert titles == [["Block"] * 2] * 2, guidance


def test_plain_guidance_stays_as_it_was_typed() -> None:
    guidance = "- Go round *once*.\n- Passing is fine\n\n1. one\n\n> quoted"
    block = Block(id="b", title="Block", minutes=5, guidance=guidance)
    plan = Plan(sessions=(Session(number=1, title="One", minutes=5, guidance=guidance, blocks=(block,)),))
    (session,) = read(write(template_of(plan, title="T", language="en"))).sessions
    assert session.guidance == session.blocks[0].guidance == guidance


def test_a_plan_without_blocks_is_no_template() -> None:
    with pytest.raises(BadTemplate):
        write(template_of(Plan(sessions=(Session(number=1, title="One"),)), title="T", language="en"))


def test_shipped_templates_come_back(tmp_path: Path) -> None:
    shipped = [listed.template for listed in list_templates(tmp_path)]
    assert len(shipped) >= 2
    for template in shipped:
        assert template is not None
        assert read(write(template), template.name) == template


def test_a_template_written_by_hand_comes_back() -> None:
    path = Path(__file__).parent / "good" / "every-part.md"
    template = read(path.read_text(encoding="utf-8"), "every-part")
    assert read(write(template), "every-part") == template


def test_wild_guidance_leaves_its_neighbours_markdown() -> None:
    blocks = tuple(
        Block(id="b", title="Block", minutes=5, guidance=guidance) for guidance in ("- *plain*", "# wild")
    )
    plan = Plan(sessions=(Session(number=1, title="One", minutes=5, blocks=blocks),))
    (session,) = read(write(template_of(plan, title="T", language="en"))).sessions
    assert [block.guidance for block in session.blocks] == ["- *plain*", r"\# wild"]


@pytest.mark.parametrize(
    "title", ["no", "10:30", "a: b", "# a", "'a'", '"a"', "a\ufeffb", "a\ufffeb\uffff", "🪑 {}", "[a, b]"]
)
def test_a_title_is_a_text_whatever_yaml_thinks_of_it(title: str) -> None:
    block = Block(id="b", title="Block", minutes=5)
    plan = Plan(sessions=(Session(number=1, title="One", minutes=5, blocks=(block,)),))
    back = read(write(template_of(plan, title=title, language="en", summary=title)))
    assert (back.title, back.summary) == (title, title)
