"""Hardware behind Protocols: boards, drivers, and the one safety loop that writes dangerous outputs."""
