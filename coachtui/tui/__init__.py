"""The screens. They get values down, send verbs up, and know neither files nor rules."""
