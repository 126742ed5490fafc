"""Rules over whose a claim is: who says it, for whom, who gives a figure, and what nobody said."""
