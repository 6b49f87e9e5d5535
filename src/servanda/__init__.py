"""A ledger of treaty commitments from news and official notices."""

__version__ = "0.1.0"
