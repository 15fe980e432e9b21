"""Ids of our own: never reused, and for engagements short and readable."""

import re
import secrets
import unicodedata
from collections.abc import Container

_LONGEST = 40


def new_id() -> str:
    """Return a fresh id for a person, a note or a block."""
    return secrets.token_hex(5)


def engagement_id(client: str, project: str, taken: Container[str]) -> str:
    """Return a readable id made from client and project, such as ``nordlys-crm``, that is not ``taken``."""
    base = slug(f"{client} {project}")[:_LONGEST].strip("-") or "engagement"
    number = 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def slug(text: str) -> str:
    """Return ``text`` in small ASCII letters, digits and single hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
