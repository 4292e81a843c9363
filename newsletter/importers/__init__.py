"""Outside material -> a draft issue, every line of it accounted for."""
