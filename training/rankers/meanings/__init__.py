"""What words mean, learned from all-MiniLM-L6-v2 and WordNet: in their sentence, and by themselves."""
