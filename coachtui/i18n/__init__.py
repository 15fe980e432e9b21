"""Every sentence for people, in English and in Dutch, behind a key.

The sentences stand in ``en/*.toml`` and ``nl/*.toml``; a key is the file's name and the path in it:
``home.empty.title``. An entry with ``one`` and ``other`` is a plural, chosen by the parameter ``n``.
"""

from coachtui.i18n.words import LANGUAGES, Language, Words, pick_language

__all__ = ["LANGUAGES", "Language", "Words", "pick_language"]
