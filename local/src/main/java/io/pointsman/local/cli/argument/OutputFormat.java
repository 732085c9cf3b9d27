package io.pointsman.local.cli.argument;

import picocli.CommandLine.TypeConversionException;

/** How a command prints what it found. */
public enum OutputFormat {
    TEXT,
    JSON;

    public static OutputFormat of(String text) {
        return switch (text) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new TypeConversionException("must be text or json, not '" + text + "'");
        };
    }
}
