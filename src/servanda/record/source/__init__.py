"""Pages of depositaries, read strictly: what is not understood is said, never passed over."""
