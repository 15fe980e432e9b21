"""What a coach hands over: a ShareView becomes Markdown."""
