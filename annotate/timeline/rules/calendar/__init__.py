"""Rules for what stands in a calendar: days, feasts, years, seasons, fiscal years."""
