"""Documents: from what a reader may read, a ShareView, to Markdown."""
