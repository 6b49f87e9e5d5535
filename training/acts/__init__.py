"""Training of the judge that says how firmly an act is meant."""
