"""Assembly: puts the stages together; the only package that may know all others."""
