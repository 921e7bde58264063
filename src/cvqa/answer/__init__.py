"""What is said: a Query is run over the entries, and the facts found are worded and cited."""
