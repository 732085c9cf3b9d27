package io.pointsman.endpoint;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the endpoint says on standard error when something inside it fails, which is a fault of the endpoint and no answer of AWS:
 * one line with the place and the cause, then where it happened.
 */
public final class Complaint {
    /** A stack that has run over says the same a thousand times. */
    private static final int FRAMES = 24;

    private Complaint() {}

    /** @param place what was being done, such as {@code s3 PutObject} */
    @SuppressWarnings("SystemOut") // whoever runs the endpoint reads it here; there is no other log
    public static void about(String place, Throwable cause) {
        System.err.println(
                "pointsman: " + place + " failed inside the endpoint: " + chain(cause) + "\n" + frames(cause));
    }

    private static String chain(Throwable cause) {
        Throwable deeper = cause.getCause();
        return deeper == null ? oneLine(cause) : oneLine(cause) + "; caused by " + oneLine(deeper);
    }

    private static String oneLine(Throwable cause) {
        return cause.toString().replaceAll("\\R", " ");
    }

    private static String frames(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\tat " + frame)
                .collect(Collectors.joining("\n"));
    }
}
