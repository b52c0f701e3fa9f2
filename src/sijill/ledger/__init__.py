"""What holds across documents."""
