"""Pages of one file: an article with its record, for any browser, without a request."""
