package io.pointsman.local.cli.argument;

import io.pointsman.local.operator.RecordedStack;
import picocli.CommandLine.TypeConversionException;

/** The name of a stack, as releases are recorded of it: with its account or Region, where those are others than Pointsman's. */
public record RecordedStackName(RecordedStack stack) {
    public static RecordedStackName of(String text) {
        return RecordedStack.parse(text)
                .map(RecordedStackName::new)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no name of a stack; one begins with a"
                        + " letter and has letters, digits and hyphens, and may have @ACCOUNT, @REGION or"
                        + " @ACCOUNT.REGION behind it"));
    }

    public String name() {
        return stack.name();
    }

    @Override
    public String toString() {
        return name();
    }
}
