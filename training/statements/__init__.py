"""The reader of attributions: its data, its network, its training and export."""
