"""Files for others: the record and dossiers as tables, linked data, entities, pages and briefs."""
