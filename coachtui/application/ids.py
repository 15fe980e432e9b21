"""Ids of our own: never reused, and for engagements short and readable."""

import secrets
from collections.abc import Container

from coachtui.domain.text import slug

_LONGEST = 40


def new_id() -> str:
    """Return a fresh id for a person, a note or a block."""
    return secrets.token_hex(5)


def engagement_id(client: str, project: str, taken: Container[str]) -> str:
    """Return a readable id made from client and project, such as ``nordlys-crm``, that is not ``taken``."""
    base = slug(f"{client} {project}", most=_LONGEST, plain=True) or "engagement"
    number = 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
