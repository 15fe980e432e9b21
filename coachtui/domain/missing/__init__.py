"""Who is missing from the table: METHOD.md's checks, and what was done about their findings."""
