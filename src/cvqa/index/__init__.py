"""What can be found: passages of a CV and other rows, embedded into FAISS, and stored in builds that are checked whenever opened."""
