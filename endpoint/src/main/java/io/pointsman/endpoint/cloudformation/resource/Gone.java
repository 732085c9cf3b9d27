package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;

/** Removing what is not there any more is no failure. */
final class Gone {
    private static final int NOT_FOUND = 404;

    private Gone() {}

    static void unless(Runnable removal) {
        try {
            removal.run();
        } catch (AwsError e) {
            if (!isGone(e)) {
                throw e;
            }
        }
    }

    static boolean isGone(AwsError error) {
        return error.status() == NOT_FOUND
                || error.code().contains("NotFound")
                || error.code().contains("DoesNotExist")
                || error.code().startsWith("NoSuch");
    }
}
