package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether SAM would let CodeDeploy shift a function's traffic inside the stack's update. It merges what Globals say with what the
 * function says, the function's members first.
 */
final class PreferenceSwitch {
    private static final int DEEPEST = 5;

    private final Follower follower;

    PreferenceSwitch(Follower follower) {
        this.follower = follower;
    }

    /** Where it is switched on; empty where it is off, or not there. */
    Optional<Cursor> on(Optional<Cursor> own, Optional<Cursor> shared) {
        return own.isPresent()
                ? own.filter(value -> isOn(value, shared, DEEPEST))
                : shared.filter(value -> isOn(value, Optional.empty(), DEEPEST));
    }

    private boolean isOn(Cursor value, Optional<Cursor> shared, int depth) {
        if (isNothing(value)) {
            return false;
        }
        Optional<List<Node>> sides = Intrinsic.of(value.node())
                .filter(function -> function.is("Fn::If") && depth > 0)
                .map(Intrinsic::arguments)
                .filter(arguments -> arguments.size() == 3);
        if (sides.isPresent()) {
            return sides.get().stream().skip(1).anyMatch(side -> isOn(value.inside(side), Optional.empty(), depth - 1));
        }
        boolean empty = members(Optional.of(value)).findAny().isEmpty()
                && value.mapping().isPresent();
        if (empty && members(shared).findAny().isEmpty()) {
            return false;
        }
        Optional<Cursor> enabled = value.get("Enabled").or(() -> shared.flatMap(all -> all.get("Enabled")));
        return enabled.isEmpty() || !isOff(enabled.get());
    }

    private static Stream<Cursor.Named> members(Optional<Cursor> value) {
        return value.stream().flatMap(Cursor::entries);
    }

    private static boolean isNothing(Cursor value) {
        return value.isNull()
                || Intrinsic.of(value.node())
                        .filter(function -> function.is("Ref"))
                        .flatMap(Intrinsic::text)
                        .equals(Optional.of("AWS::NoValue"));
    }

    private boolean isOff(Cursor enabled) {
        if (Intrinsic.of(enabled.node()).isPresent()) {
            return follower.follow(enabled.node()) instanceof Known.Text(String text, var ignored)
                    && Yaml11Boolean.switchesOff(text);
        }
        return switch (enabled.value()) {
            case Node.Scalar scalar -> Yaml11Boolean.switchesOff(scalar);
            case Node.Mapping mapping -> mapping.entries().isEmpty();
            case Node.Sequence list -> list.items().isEmpty();
            case Node.Alias ignored -> throw new IllegalStateException("an alias is resolved here");
        };
    }
}
