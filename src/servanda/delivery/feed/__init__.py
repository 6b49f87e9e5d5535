"""What is new in the record as a feed: entries first, then Atom or JSON Feed."""

from servanda.delivery.feed.atom import atom
from servanda.delivery.feed.json_feed import json_feed
from servanda.delivery.feed.select import feed, stages

__all__ = ["atom", "feed", "json_feed", "stages"]
