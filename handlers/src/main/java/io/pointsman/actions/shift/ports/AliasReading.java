package io.pointsman.actions.shift.ports;

import io.pointsman.release.AliasState;
import java.util.Optional;

/** What came of looking at an alias, where the answer may be a denial and the shift has to be ended all the same. */
public sealed interface AliasReading {
    /** @param state empty where there is no such alias */
    record Read(Optional<AliasState> state) implements AliasReading {}

    record Unreadable(String why) implements AliasReading {}

    /** Empty where there is none, and where nobody could see it. */
    default Optional<AliasState> seen() {
        return switch (this) {
            case Read(Optional<AliasState> state) -> state;
            case Unreadable ignored -> Optional.empty();
        };
    }

    default boolean restsOn(String version) {
        return seen().filter(state -> state.restsOn(version)).isPresent();
    }
}
