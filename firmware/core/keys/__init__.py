"""Private keys of the station and the certificates that belong to them: where they live, and how they are renewed."""
