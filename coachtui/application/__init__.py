"""What a coach does, one module a verb. It knows no screen and no file: ports.py names what it needs."""
