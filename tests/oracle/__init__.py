"""Programs of other authors that the tests compare our code with."""
