"""The OCPP client: an observer of the station that reports to a CSMS and passes its typed commands on.

Imports core and station.api only; only adapter.py and transfer/adapter.py touch asyncio and the network.

Where to look, by subject; every module says in its first lines what it owns.

- the connection: `adapter`, `backoff`, `network_profiles`, `tls`, `tls_key`, `libssl`, `client_identity`, `password`,
  `trouble` (why not)
- the protocol's frame: `wire`, `calls` (what goes out, and in which order), `engine` (one client over many
  connections), `exchange` (messages for people)
- what the blocks share: `hub`, `station_port`, `device_model` with the rows of `variables`, `use_cases` (what is
  supported)
- transactions on their way: `queue`, `clock_fixup`
- what the operator leaves here: `token_book`, `display_book`, `monitoring`, `smart_charging`, `customer_data`
- certificates and security: `trust`, `own_certificates`, `secc_port`, `revocation`, `csms_revocation`, `staple`,
  `security_log`
- files that go or come: `transfer`, `log_upload`, `firmware_update`
- versions: `v201` (the client itself, one module per functional block in `v201/blocks`), `v16` and `v21` (lines that
  translate in front of it)
"""
