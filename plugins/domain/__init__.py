"""Pure domain types of ward reporting; imports nothing else of the project."""
