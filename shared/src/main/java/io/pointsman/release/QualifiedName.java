package io.pointsman.release;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version or an alias of a function, as its ARN names it: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:QUALIFIER}. */
public record QualifiedName(String function, String qualifier) {
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:([A-Za-z0-9_-]+):([A-Za-z0-9_$-]+)");
    private static final Pattern FUNCTION = Pattern.compile("(?:.*:function:)?([A-Za-z0-9_-]+)");

    public static Optional<QualifiedName> of(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches()
                ? Optional.of(new QualifiedName(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** The name of a function, given that or its ARN. */
    public static Optional<String> function(String nameOrArn) {
        Matcher matcher = FUNCTION.matcher(nameOrArn);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
