"""Templates: a plan as Markdown that a coach can read, change and use again."""
