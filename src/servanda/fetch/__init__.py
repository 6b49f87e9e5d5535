"""One guarded way to the network, and bytes to text."""
