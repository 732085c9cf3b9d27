package io.pointsman.actions.execute;

import io.pointsman.causes.ToldCause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The message of an execute that leaves everything as it is. */
final class NotExecuted {
    private static final String UNTOUCHED = "Nothing has changed: neither the stack nor traffic.";

    private NotExecuted() {}

    /** @param why one line, or more of which the first is told first */
    static String said(String why, String advice) {
        String rest = why.lines().skip(1).collect(Collectors.joining("\n"));
        return ToldCause.of(why.lines().findFirst().orElse(""), Optional.of(advice + "."), rest)
                .message(List.of(UNTOUCHED));
    }
}
