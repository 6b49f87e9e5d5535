"""The network: one encoder; one head tags, the other reads the text for one cue."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

WIDTH = 384
NARROW = 128
TAGS = 9
"""Three tags for each of source, cue and content."""
CLASSES = 5
"""For a cue: neither, first and further pieces of its source, first and further of its content."""
FARTHEST = 64
"""Distances to the cue beyond this many pieces count as this."""


class Tagger(nn.Module):
    """Encoder and tags: which pieces belong to a source, a cue, a content."""

    def __init__(self, encoder: BertModel, dropout: float) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.here = nn.Linear(WIDTH, NARROW)

    def forward(self, numbers: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags (batch, pieces, 9), hidden states, and what the linker sees."""
        hidden = self.encoder(numbers, attention_mask=mask).last_hidden_state
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
        self.norms = nn.ModuleList(nn.LayerNorm(NARROW) for _ in range(3))
        self.dropout = nn.Dropout(dropout)
        self.classes = nn.Linear(NARROW, CLASSES)

    def forward(self, here: Tensor, first: Tensor, last: Tensor, distance: Tensor) -> Tensor:
        """Return the classes (cues, pieces, 5).

        Args:
            here: For each cue, its window's pieces as the tagger gave them (cues, pieces, narrow).
            first: Hidden state of the first piece of each cue (cues, width).
            last: That of its last piece.
            distance: Number of the distance of each piece to the cue (cues, pieces).
        """
        seen = here + (self.first(first) + self.last(last))[:, None, :] + self.distance(distance)
        seen = self.norms[0](nn.functional.gelu(seen))
        for place, layer in enumerate(self.near):
            wider = layer(seen.transpose(1, 2)).transpose(1, 2)
            seen = self.norms[place + 1](seen + self.dropout(nn.functional.gelu(wider)))
        return self.classes(seen)


def distances(pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Return the numbers of distances: 0 within the cue, then before it, then behind it."""
    place = pieces[None, :]
    before = (first[:, None] - place).clamp(0, FARTHEST)
    behind = (place - last[:, None]).clamp(0, FARTHEST)
    return before + torch.where(behind > 0, behind + FARTHEST, behind)


def encoder(base: Path) -> BertModel:
    """Return the encoder that training begins with; its own dropout is off (costly on CPUs)."""
    config = BertConfig.from_pretrained(
        base, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    return BertModel.from_pretrained(base, config=config, add_pooling_layer=False)
