"""A feed as JSON Feed 1.1, what it has no words for under ``_servanda``."""

from typing import Any

from servanda.delivery.feed.entry import Entry, Feed, moment

MEDIA = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, address: str | None = None) -> dict[str, Any]:
    """Return the feed as a JSON Feed; ``address``: where it is served, if it is."""
    told: dict[str, Any] = {"version": VERSION, "title": feed.title}
    if address is not None:
        told["feed_url"] = address
    return {
        **told,
        "language": "en",
        "authors": [{"name": "Servanda"}],
        "items": [_item(one) for one in feed.entries],
        "_servanda": {
            "id": feed.id,
            "updated": moment(feed.updated),
            "licence": "CC-BY-4.0",
            "deleted": [
                {"id": one.id, "when": moment(one.on), "by": one.by} for one in feed.removed
            ],
        },
    }


def _item(one: Entry) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "content_text": one.text,
        "date_published": moment(one.published),
        "date_modified": moment(one.updated),
        "tags": [one.treaty, one.state, one.stage],
        "_servanda": {
            "treaty": one.treaty,
            "state": one.state,
            "stage": one.stage,
            "date": one.dated or None,
            "corrects": one.corrects,
        },
    }
