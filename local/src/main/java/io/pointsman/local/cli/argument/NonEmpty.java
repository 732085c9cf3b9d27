package io.pointsman.local.cli.argument;

import picocli.CommandLine.TypeConversionException;

/** A word that has to say something. */
public record NonEmpty(String text) {
    public static NonEmpty of(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("is empty");
        }
        return new NonEmpty(text.strip());
    }

    @Override
    public String toString() {
        return text;
    }
}
