"""The list of articles: what there is, what is open."""
