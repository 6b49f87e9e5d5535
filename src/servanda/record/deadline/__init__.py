"""What falls due for parties, and when: duties, reports, conferences, exits."""
