"""Open data: reads the edition, writes its figures, indicators and wards as CSV, JSON and a described data package."""
