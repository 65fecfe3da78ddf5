"""Pages: reads views (finished words), writes HTML through the theme's templates."""
