"""Articles written for the project, their gold, and the output that was accepted for them."""
