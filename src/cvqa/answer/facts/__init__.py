"""Facts of one record: what it says of the attribute that is asked for."""
