"""Texts that try to change a document: CommonMark's examples, our own, and hypothesis's."""

import json
from pathlib import Path

from hypothesis import strategies as st

SPEC = Path(__file__).parent / "spec" / "examples.json"

# Dialects of Markdown, terminals and other programs have tricks that CommonMark's examples do not show.
OWN = (
    "a\n:-",
    "a | b\n--- | ---\nc | d",
    "1",
    "1. one\n2) two",
    "Setext\n===\n\nother\n---",
    "[x]: https://example.org 'title'\n\n[x]",
    "~~~\nfence\n~~~",
    "text ```` with ``` many ` backticks",
    "- [ ] task\n- [x] done",
    "[!WARNING]\nalert",
    "text[^1]\n\n[^1]: note",
    "[[wiki]] ==marked== %%hidden%% ~~struck~~ ~one~ ++in++ $a$ $$b$$ ^up^ {:.class}",
    "<script>alert(1)</script> <!-- comment --> <?php ?> <![CDATA[x]]>",
    "<https://example.org> https://example.org www.example.org me@example.org",
    "![image](https://example.org/x.png) [link](javascript:alert(1))",
    "&lt;b&gt; &#42; &amp &nope; &;",
    "a\\",
    "a  \nb\\\nc",
    "tab\tin\n\tcode\n    code",
    "\x00\x1b[31mred\x1b[0m\x07\ud800\udfff\ufeff",
    "\u202egnorw\u202c \u2066isolate \u2069 \u200frtl \u05d0\u05d1",
    "one\u2028two\u2029three\x85four\vfive\fsix\r\nseven\reight",
    "\u00a0\u3000 wide spaces \u2003",
    "#",
    "# heading #",
    "###### six\n\n#hash\n#",
    "> quote\n>> twice",
    "***\n- - -\n___",
    "* * *",
    "+ plus\n* star\n- dash",
    "**strong** __too__ *a*b _c_d",
    "---\ntitle: front\n---",
    "term\n: definition",
    "{role} {{x}} {0} %s %(x)s",
    "",
    " ",
    "\n\n\n",
    "👩‍🏫 ünïcödé e\u0301",
)


def spec_examples() -> list[str]:
    """Return the Markdown of every example of the CommonMark spec."""
    return [entry["markdown"] for entry in json.loads(SPEC.read_text(encoding="utf-8"))]


EXAMPLES = (*spec_examples(), *OWN)

_MARKS = st.text(alphabet="\\`*_{}[]<>|~^$#+-=.:;)(!&\"' \n\tab1", max_size=24)

texts = st.one_of(
    st.sampled_from(EXAMPLES), _MARKS, st.text(max_size=40), st.text(st.characters(), max_size=20)
)
