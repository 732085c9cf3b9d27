package io.pointsman.promise;

/** The end of a process. Nothing that a function catches for good: each of its later calls throws it again. */
final class ProcessEnd extends Error {
    private static final long serialVersionUID = 1;
}
