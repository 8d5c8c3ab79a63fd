"""The test rig: simulated EV, test CSMS, test PKI and scenarios. Nothing in `firmware` imports it."""
