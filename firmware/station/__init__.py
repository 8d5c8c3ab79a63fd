"""The station's brain, without I/O: connector, claims, authorisation, transactions, energy and faults.

Where to look, by subject; every module says in its first lines what it owns.

- the whole: `station` (one pass: facts in, wishes out), `parts` (what it is made of), `acts` (what it does to itself
  when something was decided), `outputs` (lease, view, snapshot), `session` (what a V2G session says), `obey` (what it
  answers to commands), `settings`, `known` (from before a restart), `effects`
- what others may know and ask: `api`; made in `views`, with the sentences of `reasons`
- who may charge: `authorization`, `tokens`, `payment`, `pin`, `reservation`, `operation` (in service or not)
- the transaction: `transactions`, `txpoints` (start and end), `txtime`, `interrupted`, `marks`, `tariff`, `stopping`
- how much power: `claims` (the arbiter), `limits` (from outside), `building`, `choice` (the driver's), `offers` (what
  the vehicle may choose from), `energy` (what the vehicle is told), `permission` (the lease), `phase_choice`, `v2x`
- the vehicle: `connector` (status and stage), `pilot_control`, `powerline`, `learning`, `sleeping`, `v2g`,
  `provisioning`
- DC: `dc` (the stages), `dc_guard` (its voltage)
- what is wrong or wears out: `checks`, `faults`, `wear`
"""
