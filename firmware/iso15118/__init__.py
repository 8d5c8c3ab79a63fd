"""The SECC of ISO 15118: framing, discovery, TLS, EXI, messages, sessions and certificates, all without I/O
except `adapter.py`.

The way of a message: `adapter` (sockets), `link` (TLS or plain, told by `client_hello`; `tls`, `tls13`, `tls_causes`),
`session` (deadlines), `v2gtp` (the frame), `exi` (octets to `messages` and back), `secc` (state tables and handlers).
Before it `sdp`; beside it `pki`; towards the station `api`.
"""
