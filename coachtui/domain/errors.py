"""The one way in which this program says no."""


class Refused(ValueError):
    """A request that cannot be done, with the reason as a key of i18n and its parameters.

    It is a ValueError so that a limit in a value's ``__post_init__`` reads the same whether the
    value was built here or decoded from a file.
    """

    def __init__(self, key: str, **params: object) -> None:
        """Take the i18n ``key`` (such as ``error.name_taken``) and the values for its placeholders."""
        super().__init__(key, params)
        self.key = key
        self.params = params

    def __str__(self) -> str:
        """For a log or a traceback only: people read the sentence behind the key."""
        told = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.key}({told})"
