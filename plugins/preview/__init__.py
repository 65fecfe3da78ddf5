"""Preview: reads content/, theme/ and the store, writes pages to a browser on this machine and nothing to output/."""
