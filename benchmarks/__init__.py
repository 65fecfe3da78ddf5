"""Speed and memory against peers, always paired in one run; never part of the tests."""
