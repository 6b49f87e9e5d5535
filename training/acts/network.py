"""The judge: an encoder that sees the word of an act marked, and a head that classes it."""

from pathlib import Path

import torch
from torch import Tensor, nn

from servanda.reading.attribution.firmness import FIRMNESS
from servanda.reading.attribution.look import ACT
from training.encoder import HEADS, NARROW, encoder


class Judge(nn.Module):
    """How firmly the act is meant whose pieces are marked in the input."""

    def __init__(self, dropout: float, base: Path | None = None) -> None:
        super().__init__()
        self.encoder = encoder(base)
        width = self.encoder.config.hidden_size
        self.here = nn.Linear(width, NARROW)
        self.act = nn.Linear(width, NARROW)
        self.weights = nn.Linear(NARROW, HEADS)
        self.rules = nn.Embedding(len(FIRMNESS) + 1, NARROW)
        self.joined = nn.Linear((HEADS + 2) * NARROW, NARROW)
        self.dropout = nn.Dropout(dropout)
        self.classes = nn.Linear(NARROW, len(FIRMNESS))

    def begin(self, weights: dict[str, dict[str, Tensor]]) -> None:
        """Take the weights of a judge; of a reader of attributions, those of its encoder."""
        if "judge" in weights:
            self.load_state_dict(weights["judge"])
            return
        inside = "encoder."
        self.encoder.load_state_dict(
            {
                name.removeprefix(inside): weight
                for name, weight in weights["tagger"].items()
                if name.startswith(inside)
            }
        )

    def forward(
        self, words: Tensor, looks: Tensor, rules: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Return the classes (acts, 12), in the order of FIRMNESS.

        Args:
            words: Vectors of the pieces (acts, pieces, width).
            looks: How each piece looks; from ACT on it belongs to the act (acts, pieces).
            rules: Number of the class that the rules give, or one more than the last for none.
            mask: Which pieces are there (acts, pieces); all, if not given.
        """
        hidden = self.encoder(
            inputs_embeds=words, token_type_ids=looks, attention_mask=mask
        ).last_hidden_state
        hidden = self.dropout(hidden)
        act = (looks >= ACT).to(hidden.dtype)
        told = self.act((act[:, None] @ hidden)[:, 0] / act.sum(1, keepdim=True))
        seen = nn.functional.gelu(self.here(hidden) + told[:, None])
        weights = self.weights(seen)
        if mask is not None:
            weights = weights.masked_fill(mask[..., None] == 0, -1e4)
        pooled = (weights.softmax(1).transpose(1, 2) @ seen).flatten(1)
        joined = torch.cat([pooled, told, self.rules(rules)], 1)
        found: Tensor = self.classes(
            self.dropout(nn.functional.gelu(self.joined(self.dropout(joined))))
        )
        return found
