"""The inner loops of processes, in plain Python that Numba can compile.

They are written once: a small crisis runs them as they stand, a large one compiles them first (see
`excomm.process.compiled`), and tests compare the two. Arrays come flat, with where each part begins.
"""
