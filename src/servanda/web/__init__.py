"""The web page of Servanda: what record and dossiers know, served on one's own machine."""
