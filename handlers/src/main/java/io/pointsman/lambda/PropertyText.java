package io.pointsman.lambda;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A structure of a function's configuration in one line: {@code LoggingConfig(LogFormat=Text, LogGroup=/aws/lambda/web)}, by AWS's names
 * and in an order of our own, whatever an SDK prints. Release records hold digests of it, so the form must stay.
 */
final class PropertyText {
    private final StringJoiner members;

    private PropertyText(String name) {
        this.members = new StringJoiner(", ", name + "(", ")");
    }

    static PropertyText of(String name) {
        return new PropertyText(name);
    }

    /** Nothing where there is no value. */
    PropertyText and(String member, @Nullable Object value) {
        if (value != null) {
            members.add(member + "=" + value);
        }
        return this;
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
