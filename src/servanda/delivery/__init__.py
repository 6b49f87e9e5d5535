"""The dossier as people take it away: a page, a print in the terminal, a brief."""
