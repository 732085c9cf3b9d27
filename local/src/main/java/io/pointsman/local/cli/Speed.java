package io.pointsman.local.cli;

import picocli.CommandLine.TypeConversionException;

/** How many times faster than real time an endpoint's clock runs. */
record Speed(double times) {
    /** Slower, and nothing that is waited for would come to pass. */
    private static final double LEAST = 0.01;

    /** Faster, and a day would pass while one request is read. */
    private static final double MOST = 100_000;

    static Speed of(String text) {
        double times = number(text);
        if (times >= LEAST && times <= MOST) { // which NaN is not
            return new Speed(times);
        }
        throw new TypeConversionException("'" + text + "' is no speed; give a number from 0.01 to 100000, such as 60");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    @Override
    public String toString() {
        return times == Math.rint(times) ? String.valueOf((long) times) : String.valueOf(times);
    }
}
