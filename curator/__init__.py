"""What an article, a claim and a swap are, and which rules hold: plain Python, no screen and no database."""
