"""The screen with one article: what stands where, and the parts that keep it true."""
