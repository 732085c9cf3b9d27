package io.pointsman.local.cli.argument;

import picocli.CommandLine.TypeConversionException;

/** The name of a bucket. */
public record BucketName(String name) {
    public static BucketName of(String text) {
        if (text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            return new BucketName(text);
        }
        throw new TypeConversionException(
                "'" + text + "' is no name of a bucket; one has 3 to 63 small letters, digits, dots and hyphens");
    }
}
