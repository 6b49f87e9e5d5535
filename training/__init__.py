"""Training of what the package ships; nothing here is needed to run it."""
