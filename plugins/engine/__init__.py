"""Engine: reads the plan of all outputs, writes a complete site or nothing."""
