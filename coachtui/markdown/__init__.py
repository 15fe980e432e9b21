"""Markdown: the one parser, people's text made safe to put in, and the skeleton of a document."""
