"""Static search: reads the plain text of published pages, writes a sharded index that a browser asks for piece by piece."""
