"""The SECC of ISO 15118: framing, discovery, TLS, EXI, messages, sessions and certificates, all without I/O
except `adapter.py`.
"""
