"""What is run by hand or by the gates: ``python -m tests.programs.soak`` and others, see ``docs/reliability.md``."""
