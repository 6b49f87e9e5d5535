"""The interface for programs: REST with OpenAPI 3.1, the same answers as the commands."""
