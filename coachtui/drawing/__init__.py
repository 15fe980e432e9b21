"""Pictures in characters, made from values and a size; the screens and the documents show the same ones."""
