"""The functional blocks of OCPP 2.0.1, one module each; `table.py` lists them."""
