"""Files and streams into documents."""
