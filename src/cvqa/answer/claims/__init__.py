"""Yes/no questions: a claim is held against the records that it names, part by part."""
