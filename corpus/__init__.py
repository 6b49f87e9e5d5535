"""The corpus of attributions: readings, what was settled, and how both become labels."""
