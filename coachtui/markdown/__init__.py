"""The one Markdown parser, people's text made harmless in it, and a document's skeleton."""
