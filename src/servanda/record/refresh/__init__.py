"""The record brought up to date: pages against the record, line by line, and what is accepted."""
