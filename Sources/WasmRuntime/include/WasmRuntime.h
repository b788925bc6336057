// The few C functions that Embedded Swift expects from its surroundings, for a WebAssembly module without any.
// Nothing is declared here: the compiler knows their names. On a host the C library has them, and this target is empty.
