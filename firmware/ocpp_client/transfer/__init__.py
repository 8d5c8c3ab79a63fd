"""Files to and from servers that the operator names: `api.py` has the jobs, `adapter.py` does them."""
