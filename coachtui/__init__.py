"""A terminal program for team coaches: intake, plan, run, notes and what is shared."""

__version__ = "0.1.0"
