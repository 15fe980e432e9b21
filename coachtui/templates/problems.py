"""Collecting what is wrong with a template while it is read."""

from coachtui.templates.template import TemplateProblem


class Problems:
    """What was found so far. Reading goes on after each, so that a coach sees all of them at once."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: list[TemplateProblem] = []

    def add(self, line: int, key: str, **params: str | int) -> None:
        """Note that ``line`` (from 1) has the problem ``templates.error.<key>``."""
        self._found.append(TemplateProblem(line=line, key=f"templates.error.{key}", params=params))

    def in_order(self) -> tuple[TemplateProblem, ...]:
        """Return the problems in the order of their lines."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))
