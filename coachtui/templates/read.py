"""Reading a template's Markdown."""

from coachtui.templates.template import Template


def read(text: str, name: str = "") -> Template:
    """Return the template in ``text``. Raises BadTemplate with every problem and its line."""
    raise NotImplementedError
