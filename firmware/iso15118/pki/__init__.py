"""Certificates, keys and signatures of ISO 15118-2: chains, the PKI directory, XML signatures. No protocol state."""
