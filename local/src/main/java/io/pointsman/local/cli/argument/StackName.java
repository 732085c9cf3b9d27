package io.pointsman.local.cli.argument;

import picocli.CommandLine.TypeConversionException;

/** The name of a stack. */
public record StackName(String name) {
    public static StackName of(String text) {
        if (text.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")) {
            return new StackName(text);
        }
        throw new TypeConversionException(
                "'" + text + "' is no name of a stack; one begins with a letter and has letters, digits and hyphens");
    }

    @Override
    public String toString() {
        return name;
    }
}
