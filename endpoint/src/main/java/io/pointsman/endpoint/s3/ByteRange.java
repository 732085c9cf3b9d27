package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Part of an object, both ends included. */
record ByteRange(long first, long last) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** A header that is not one range is ignored, as HTTP has it; one that lies outside is an error. */
    static Optional<ByteRange> of(JsonObject input, long length) {
        return input.text("Range").flatMap(text -> read(text, length));
    }

    private static Optional<ByteRange> read(String text, long length) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return Optional.empty();
        }
        ByteRange range = form.group(1).isEmpty()
                ? new ByteRange(length - number(form.group(2), length), length - 1)
                : new ByteRange(number(form.group(1), length), last(form.group(2), length));
        if (form.group(1).isEmpty() || form.group(2).isEmpty() || isForward(form)) {
            return Optional.of(range.inside(text, length));
        }
        return Optional.empty();
    }

    private static boolean isForward(Matcher form) {
        return new BigInteger(form.group(1)).compareTo(new BigInteger(form.group(2))) <= 0;
    }

    private ByteRange inside(String text, long length) {
        if (first > last || first >= length) {
            throw unsatisfiable(text, length);
        }
        return this;
    }

    private static long last(String digits, long length) {
        return digits.isEmpty() ? length - 1 : Math.min(number(digits, length), length - 1);
    }

    /** Never more than the length, so that a number of any size fits. */
    private static long number(String digits, long length) {
        return new BigInteger(digits).min(BigInteger.valueOf(length)).longValue();
    }

    private static AwsError unsatisfiable(String text, long length) {
        return new AwsError(
                416,
                "InvalidRange",
                "The requested range is not satisfiable",
                JsonObject.of("RangeRequested", text, "ActualObjectSize", length));
    }

    long size() {
        return last - first + 1;
    }

    String header(long length) {
        return "bytes " + first + "-" + last + "/" + length;
    }
}
