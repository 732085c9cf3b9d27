package io.pointsman.callers;

/**
 * A function that a value names, and by what.
 *
 * @param function logical id
 */
record Callee(String function, CalledBy by) {}
