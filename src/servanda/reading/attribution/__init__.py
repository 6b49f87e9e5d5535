"""Attributions: which words of a text are ascribed to whom, whoever finds them."""
