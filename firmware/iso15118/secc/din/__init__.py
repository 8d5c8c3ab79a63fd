"""DIN 70121: DC charging with external payment, as a translation to ISO 15118-2 and back."""
