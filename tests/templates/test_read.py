"""Reading templates: every part, every problem with its line, and both of those that are shipped."""

from pathlib import Path

import pytest

from coachtui.domain.plan import BlockKind
from coachtui.i18n import LANGUAGES, Words
from coachtui.templates.read import read
from coachtui.templates.template import BadTemplate, TemplateBlock

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.md"))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_part_is_read() -> None:
    template = read(text_of(HERE / "good" / "every-part.md"), "every-part")
    assert (template.name, template.title, template.language) == ("every-part", "Every part: 10:30", "nl")
    # Neither False nor a number.
    assert (template.summary, template.credit) == ("no", "1.0")
    assert template.introduction == "An introduction, with *marks*.\n\n- and a list"
    (session,) = template.sessions
    assert (session.title, session.minutes) == ("Beelden van {role}", 90)
    assert session.guidance == (
        "Begeleiding bij de bijeenkomst.\n\n- een lijst\n- [met een link](https://example.org)"
    )
    assert session.blocks == (
        TemplateBlock(
            title="Check-in",
            minutes=15,
            kind=BlockKind.CHECK_IN,
            starred=True,
            question=(
                "Eerste regel van de vraag over {solution}, die doorloopt.\nNa een harde regel.\n\n"
                "Tweede alinea: {{accolades}} *letterlijk* {roles}."
            ),
            guidance=(
                "Een alinea begeleiding voor {roles}.\n\n1. eerst\n2. dan\n\n> Een citaat in de begeleiding."
            ),
        ),
        TemplateBlock(title="Rondje (eerst de kleinen)", minutes=40, kind=BlockKind.ROUND),
        TemplateBlock(
            title="Pauze", minutes=20, kind=BlockKind.BREAK, guidance="Geen vraag, wel begeleiding."
        ),
        TemplateBlock(
            title="Speling",
            minutes=0,
            kind=BlockKind.BUFFER,
            guidance="> Alleen een citaat als begeleiding.",
        ),
        TemplateBlock(title="Oogst", minutes=5, kind=BlockKind.HARVEST, starred=True),
        TemplateBlock(title="Check-out", minutes=10, kind=BlockKind.CHECK_OUT),
    )


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_every_problem_is_told_with_its_line(path: Path) -> None:
    with pytest.raises(BadTemplate) as caught:
        read(text_of(path), path.stem)
    told = [f"{problem.line} {problem.key.rpartition('.')[2]}" for problem in caught.value.problems]
    assert sorted(told) == sorted(text_of(path.with_suffix(".txt")).splitlines())
    assert [problem.line for problem in caught.value.problems] == sorted(
        problem.line for problem in caught.value.problems
    )
    assert caught.value.params == {
        "name": path.stem,
        "n": len(told),
        "line": caught.value.problems[0].line,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_reads_as_a_sentence(language: str) -> None:
    words = Words("nl" if language == "nl" else "en")
    for path in BAD:
        with pytest.raises(BadTemplate) as caught:
            read(text_of(path))
        for problem in caught.value.problems:
            assert words(problem.key, **problem.params).endswith(".")
        assert words(caught.value.key, **caught.value.params)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_count_the_same_from_other_systems(newline: str) -> None:
    path = HERE / "bad" / "places.md"
    with pytest.raises(BadTemplate) as caught:
        read("\ufeff" + text_of(path).replace("\n", newline))
    assert [problem.line for problem in caught.value.problems] == [9, 12, 13, 15, 17]


@pytest.mark.parametrize("text", ["", "\n", "---", "---\n---\n", "---\n- [", "\x00", "# "])
def test_next_to_nothing_is_a_bad_template(text: str) -> None:
    with pytest.raises(BadTemplate):
        read(text)
