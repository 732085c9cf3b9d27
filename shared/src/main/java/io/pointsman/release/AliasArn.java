package io.pointsman.release;

import io.pointsman.json.JsonTrouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of an alias, {@code arn:PARTITION:lambda:REGION:ACCOUNT:function:FUNCTION:ALIAS}: the physical id that CloudFormation gives an
 * {@code AWS::Lambda::Alias}.
 *
 * @param function the function's name
 * @param alias the alias's name
 */
public record AliasArn(String text, String function, String alias) {
    private static final Pattern FORM =
            Pattern.compile("arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:([a-zA-Z0-9-_]+):([a-zA-Z0-9-_]+)");

    /** A {@code JsonTrouble} for anything else. */
    public static AliasArn of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new JsonTrouble("not the ARN of an alias: " + text);
        }
        return new AliasArn(text, found.group(1), found.group(2));
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    boolean isOf(String otherFunction, String otherAlias) {
        return function.equals(otherFunction) && alias.equals(otherAlias);
    }

    /** {@code alias live of web-F-1AB}. */
    public String description() {
        return "alias " + alias + " of " + function;
    }
}
