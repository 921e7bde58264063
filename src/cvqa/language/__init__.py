"""What any CV and any question share: words, their stems, how common they are, and which mean the same."""
