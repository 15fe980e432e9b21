"""What the method knows: frozen values and pure rules, with no screen, file or language in sight."""
