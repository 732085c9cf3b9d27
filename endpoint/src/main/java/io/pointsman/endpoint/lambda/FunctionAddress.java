package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which function, and which version or alias of it, a request means: by name, partial ARN or ARN, with the qualifier at its end
 * or as a member of its own.
 *
 * @param account whose function it is, where that is said
 */
record FunctionAddress(String name, Optional<String> qualifier, Optional<String> account) {
    static final String LATEST = "$LATEST";
    static final String LATEST_PUBLISHED = "$LATEST.PUBLISHED";

    private static final Pattern FORM = Pattern.compile(
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
    private static final int ACCOUNT = 8;
    private static final int NAME = 10;
    private static final int QUALIFIER = 12;

    FunctionAddress(String name, Optional<String> qualifier) {
        this(name, qualifier, Optional.empty());
    }

    /** From {@code FunctionName} and, where there is one, {@code Qualifier}. */
    static FunctionAddress of(JsonObject input) {
        FunctionAddress address = parse(input.needText("FunctionName"));
        return input.text("Qualifier").map(address::with).orElse(address);
    }

    /** As {@link #of}, for operations on the function itself. */
    static FunctionAddress unqualified(JsonObject input) {
        FunctionAddress address = of(input);
        if (!address.version().equals(LATEST)) {
            throw LambdaErrors.invalid("Current operation does not support versions other than $LATEST");
        }
        return address.withoutQualifier();
    }

    /** As {@link #of}, for operations that know no versions at all. */
    static FunctionAddress bare(JsonObject input) {
        FunctionAddress address = of(input);
        if (address.qualifier().isPresent()) {
            throw LambdaErrors.invalid("This operation is permitted on Lambda functions only. Aliases and versions do"
                    + " not support this operation. Please specify either a function name or an unqualified function"
                    + " ARN.");
        }
        return address;
    }

    static FunctionAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw LambdaErrors.validation(
                    "'" + text + "'", "functionName", "Member must satisfy regular expression pattern: " + FORM);
        }
        Optional<String> account = Optional.ofNullable(form.group(ACCOUNT)).map(id -> id.substring(0, id.length() - 1));
        return new FunctionAddress(form.group(NAME), Optional.ofNullable(form.group(QUALIFIER)), account);
    }

    /** The qualifier, or {@code $LATEST}. */
    String version() {
        return qualifier.orElse(LATEST);
    }

    /** What follows {@code function:} in the ARN. */
    String resource() {
        return qualifier.map(text -> name + ":" + text).orElse(name);
    }

    private FunctionAddress with(String given) {
        if (qualifier.isPresent() && !qualifier.get().equals(given)) {
            throw LambdaErrors.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionAddress(name, Optional.of(given), account);
    }

    /** With the qualifier that it has or means. */
    FunctionAddress qualified() {
        return new FunctionAddress(name, Optional.of(version()), account);
    }

    /** The function itself. */
    FunctionAddress withoutQualifier() {
        return new FunctionAddress(name, Optional.empty(), account);
    }
}
