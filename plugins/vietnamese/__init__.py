"""Vietnamese, both ways: reads and writes numbers, dates and periods, folds, slugs, collates, detects old encodings."""
