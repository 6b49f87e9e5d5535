"""Charts as SVG in words and shapes: no script, nothing from elsewhere, a table beside each."""
