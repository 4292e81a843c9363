"""One rule, one file, named for the defect; ``newsletter.check.registry`` lists them."""
