"""Where two may be meant, and where whoever seems meant cannot be: what makes an answer unsure."""
