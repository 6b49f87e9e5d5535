"""What states and others do: kind, stage, modality, polarity, actors."""
