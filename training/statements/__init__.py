"""Training of the reader of attributions: its data, its network, its training."""
