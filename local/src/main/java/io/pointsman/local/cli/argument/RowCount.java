package io.pointsman.local.cli.argument;

import picocli.CommandLine.TypeConversionException;

/** How many rows. */
public record RowCount(int number) {
    public static RowCount of(String text) {
        if (text.matches("[1-9]\\d{0,2}")) {
            return new RowCount(Integer.parseInt(text));
        }
        throw new TypeConversionException("'" + text + "' is no number of rows; one is from 1 to 999");
    }

    @Override
    public String toString() {
        return String.valueOf(number);
    }
}
