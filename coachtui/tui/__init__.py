"""The screens. They get values down, send verbs up, and know neither files nor rules."""

import os

# What comes of a key is often drawn twice: the cursor first, then what is told of where it is now. Textual,
# which reads this when it is imported, lets up to two frames pass between them: 33 ms at its own 60 a second.
os.environ.setdefault("TEXTUAL_FPS", "240")
