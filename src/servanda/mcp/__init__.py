"""Tools for assistants: questions to record, law and reader, each answer with its grounds."""
