"""The station's side of each application protocol: state tables and pure handlers, one package per protocol."""
