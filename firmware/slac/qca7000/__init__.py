"""The SPI host protocol of the QCA7000/QCA7005, in userland: for kernels without `qcaspi`, and for tests."""
