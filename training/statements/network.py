"""The network: one encoder and two heads, of which one tags and one reads the text for one cue."""

import torch
from torch import Tensor, nn

from training.encoder import HEADS, NARROW, encoder

WIDTH = 384
TAGS = 9
"""Three tags for each of source, cue and content."""
CLASSES = 5
"""For a cue: neither, first and further pieces of its source, first and further of its content."""
FARTHEST = 64
"""Distances to the cue beyond this many pieces count as this."""


class Tagger(nn.Module):
    """Encoder and tags: which pieces belong to a source, a cue, a content."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder()
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.here = nn.Linear(WIDTH, NARROW)

    def forward(
        self, words: Tensor, looks: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags (batch, pieces, 9), hidden states, and what the linker sees."""
        hidden = self.encoder(
            inputs_embeds=words, token_type_ids=looks, attention_mask=mask
        ).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), hidden, self.here(hidden)


class Linker(nn.Module):
    """What belongs to one cue: every piece, seen together with the cue and its distance to it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.first = nn.Linear(WIDTH, NARROW)
        self.last = nn.Linear(WIDTH, NARROW)
        self.distance = nn.Embedding(2 * FARTHEST + 2, NARROW)
        self.near = nn.ModuleList(
            nn.Conv1d(NARROW, NARROW, 5, padding=2 * step, dilation=step) for step in (1, 3)
        )
        self.asked = nn.Linear(NARROW, 3 * NARROW)
        self.answered = nn.Linear(NARROW, NARROW)
        self.norms = nn.ModuleList(nn.LayerNorm(NARROW) for _ in range(4))
        self.dropout = nn.Dropout(dropout)
        self.classes = nn.Linear(NARROW, CLASSES)

    def forward(
        self,
        here: Tensor,
        first: Tensor,
        last: Tensor,
        distance: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:
        """Return the classes (cues, pieces, 5).

        Args:
            here: For each cue, its window's pieces as the tagger gave them (cues, pieces, narrow).
            first: Hidden state of the first piece of each cue (cues, width).
            last: That of its last piece.
            distance: Number of the distance of each piece to the cue (cues, pieces).
            mask: Which pieces are there (cues, pieces); all, if not given.
        """
        seen = here + (self.first(first) + self.last(last))[:, None, :] + self.distance(distance)
        seen = self.norms[0](nn.functional.gelu(seen))
        seen = self.norms[1](seen + self.dropout(self._near(0, seen)))
        seen = self.norms[2](seen + self.dropout(self._all(seen, mask)))
        seen = self.norms[3](seen + self.dropout(self._near(1, seen)))
        return self.classes(seen)

    def _near(self, place: int, seen: Tensor) -> Tensor:
        return nn.functional.gelu(self.near[place](seen.transpose(1, 2)).transpose(1, 2))

    def _all(self, seen: Tensor, mask: Tensor | None) -> Tensor:
        """Let every piece look at all others of the window, in view of the cue."""
        cues, pieces, _ = seen.shape
        parts = self.asked(seen).reshape(cues, pieces, 3, HEADS, NARROW // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        there = None if mask is None else mask[:, None, None, :]
        looked = nn.functional.scaled_dot_product_attention(query, key, value, there)
        return self.answered(looked.transpose(1, 2).reshape(cues, pieces, NARROW))


def distances(pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Return the numbers of distances: 0 within the cue, then before it, then behind it."""
    place = pieces[None, :]
    before = (first[:, None] - place).clamp(0, FARTHEST)
    behind = (place - last[:, None]).clamp(0, FARTHEST)
    return before + torch.where(behind > 0, behind + FARTHEST, behind)
