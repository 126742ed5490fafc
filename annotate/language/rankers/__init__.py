"""Small networks over the encoder's rows that choose among its proposals."""
