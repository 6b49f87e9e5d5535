"""Clauses of treaties applied to facts: pure, each answer with its article."""
