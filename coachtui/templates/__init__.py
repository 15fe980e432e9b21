"""Reusable plans as Markdown files: reading them with line numbers, writing them, finding them."""
