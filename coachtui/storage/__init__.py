"""The TinyDB file of an engagement, kept so that no note is lost."""
