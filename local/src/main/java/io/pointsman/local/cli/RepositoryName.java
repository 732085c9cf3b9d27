package io.pointsman.local.cli;

import picocli.CommandLine.TypeConversionException;

/** A repository on its host: {@code OWNER/NAME}. */
record RepositoryName(String text) {
    static RepositoryName of(String text) {
        if (text.matches("[\\w.-]+/[\\w.-]+")) {
            return new RepositoryName(text);
        }
        throw new TypeConversionException("'" + text + "' is no repository; one is like OWNER/NAME");
    }
}
