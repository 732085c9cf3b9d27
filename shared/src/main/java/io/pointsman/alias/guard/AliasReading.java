package io.pointsman.alias.guard;

import io.pointsman.release.AliasState;

/** What Lambda says of an alias. */
public sealed interface AliasReading {
    record On(AliasState state) implements AliasReading {}

    /** There is no such alias, or no such function. */
    record Absent() implements AliasReading {}

    /** It could not be asked, for instance for want of a permission. */
    record Unreadable(String why) implements AliasReading {}

    /** For people: {@code version 7}. */
    default String said() {
        return switch (this) {
            case On(AliasState state) -> state.said();
            case Absent() -> "nothing (the alias is not there yet)";
            case Unreadable(String why) -> "a version that could not be read (" + why + ")";
        };
    }
}
