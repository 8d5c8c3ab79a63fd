"""Small drawing parts. They know pixels and colours, never the station."""
