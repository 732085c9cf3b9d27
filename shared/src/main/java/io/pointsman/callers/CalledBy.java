package io.pointsman.callers;

/** By what a caller names the function that it calls. */
public sealed interface CalledBy {
    /** The function itself, which is {@code $LATEST}: whatever code CloudFormation has put there. */
    record Latest() implements CalledBy {}

    record Alias(String name) implements CalledBy {}

    /** A version, by its number or by a version resource. */
    record Version() implements CalledBy {}

    /** A qualifier whose value is not known before the stack exists. */
    record Unknown() implements CalledBy {}

    /** {@code $LATEST}, {@code alias dev}, ... */
    default String description() {
        return switch (this) {
            case Latest() -> "$LATEST";
            case Alias(String name) -> "alias " + name;
            case Version() -> "a version";
            case Unknown() -> "a qualifier that is not known here";
        };
    }
}
