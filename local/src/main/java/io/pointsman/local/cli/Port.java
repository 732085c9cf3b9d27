package io.pointsman.local.cli;

import picocli.CommandLine.TypeConversionException;

/** A TCP port to listen on; 0 is any free one. */
record Port(int number) {
    private static final int LAST = 65535;

    static Port of(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= LAST) {
            return new Port(Integer.parseInt(text));
        }
        throw new TypeConversionException("'" + text + "' is no port; give a number from 0 (any free one) to " + LAST);
    }
}
