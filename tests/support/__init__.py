"""What tests, programs and benchmarks share: texts to read, what holds of any answer, the memory of a process."""
