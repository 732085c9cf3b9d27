package io.pointsman.local.operator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack as the release bucket calls it: {@code STACK} where Pointsman is, else with the account or the Region that it is released into.
 *
 * @param name on record: {@code web@111122223333.eu-west-1}
 * @param stack its name in CloudFormation
 */
public record RecordedStack(String name, String stack, Optional<String> account, Optional<String> region) {
    private static final Pattern FORM = Pattern.compile(
            "([a-zA-Z][-a-zA-Z0-9]{0,127})(?:@(?:([0-9]{12})(?:\\.([a-z]{2}(?:-[a-z0-9]+)+))?|([a-z]{2}(?:-[a-z0-9]+)+)))?");

    /** Empty where it is no such name. */
    public static Optional<RecordedStack> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(new RecordedStack(
                        name,
                        matcher.group(1),
                        Optional.ofNullable(matcher.group(2)),
                        Optional.ofNullable(matcher.group(3)).or(() -> Optional.ofNullable(matcher.group(4)))))
                : Optional.empty();
    }
}
