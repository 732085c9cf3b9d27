package io.pointsman.release;

import io.pointsman.json.JsonTrouble;

/**
 * The ARN of an alias, {@code arn:PARTITION:lambda:REGION:ACCOUNT:function:FUNCTION:ALIAS}: the physical id that CloudFormation gives an
 * {@code AWS::Lambda::Alias}.
 *
 * @param function the function's name
 * @param alias the alias's name
 */
public record AliasArn(String text, String function, String alias) {
    /** A {@code JsonTrouble} for anything else. */
    public static AliasArn of(String text) {
        return QualifiedName.of(text)
                .map(name -> new AliasArn(text, name.function(), name.qualifier()))
                .orElseThrow(() -> new JsonTrouble("not the ARN of an alias: " + text));
    }

    public static boolean isOne(String text) {
        return QualifiedName.of(text).isPresent();
    }

    public boolean isOf(String otherFunction, String otherAlias) {
        return function.equals(otherFunction) && alias.equals(otherAlias);
    }

    /** {@code alias live of web-F-1AB}. */
    public String description() {
        return "alias " + alias + " of " + function;
    }
}
