package io.pointsman.settings;

import java.util.Optional;

/** {@code arn:PARTITION:iam::ACCOUNT:role/NAME}. */
public final class RoleArn {
    private static final String FORM = "arn:[a-z-]+:iam::\\d{12}:role/.+";
    private static final int ACCOUNT = 4;

    private RoleArn() {}

    /** @param note what the role is for */
    public static Key<String> key(String name, String note) {
        return Key.matching(name, FORM, "the ARN of a role", note);
    }

    /** Whose role that is; empty of what is no role's ARN. */
    public static Optional<String> account(String arn) {
        return Optional.of(arn).filter(text -> text.matches(FORM)).map(text -> text.split(":", -1)[ACCOUNT]);
    }
}
