package io.pointsman.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code arn:PARTITION:iam::ACCOUNT:role/NAME}. */
public final class RoleArn {
    private static final Pattern ACCOUNT = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):role/.+");

    private RoleArn() {}

    /** @param note what the role is for */
    public static Key<String> key(String name, String note) {
        return Key.matching(name, "arn:[a-z-]+:iam::\\d{12}:role/.+", "the ARN of a role", note);
    }

    /** Whose role that is; empty of what is no role's ARN. */
    public static Optional<String> account(String arn) {
        return Optional.of(ACCOUNT.matcher(arn)).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }
}
