package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How long a presigned link to S3 holds (docs/aws-facts.md). Its signature is not checked: the endpoint knows no secret key, so that a
 * link that somebody changed works here, and does not in AWS.
 */
final class Presigned {
    private static final long MAX_SECONDS = 604_800;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Presigned() {}

    /** Refuses a link that has expired, or whose parameters are none. */
    static void check(Request request, Instant now) {
        if (request.has("X-Amz-Expires")) {
            String seconds = request.parameter("X-Amz-Expires").orElse("");
            Instant until = date(request).plusSeconds(seconds(seconds));
            refuseAfter(until, now, JsonObject.of("X-Amz-Expires", seconds));
        } else if (request.has("Expires") && request.has("Signature")) {
            refuseAfter(epoch(request.parameter("Expires").orElse("")), now, JsonObject.empty());
        }
    }

    private static void refuseAfter(Instant until, Instant now, JsonObject details) {
        if (now.isAfter(until)) {
            throw new AwsError(
                    403,
                    "AccessDenied",
                    "Request has expired",
                    details.with("Expires", until.toString()).with("ServerTime", now.toString()));
        }
    }

    private static Instant date(Request request) {
        try {
            return Instant.from(TIME.parse(request.parameter("X-Amz-Date").orElse("")));
        } catch (DateTimeException e) {
            throw parameters("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
    }

    private static long seconds(String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw parameters("X-Amz-Expires should be a number");
        }
        long seconds = Long.parseLong(text);
        if (seconds < 0) {
            throw parameters("X-Amz-Expires must be non-negative");
        }
        if (seconds > MAX_SECONDS) {
            throw parameters(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be"
                            + " less than 604800 seconds");
        }
        return seconds;
    }

    private static Instant epoch(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw new AwsError(403, "AccessDenied", "Invalid date (should be seconds since epoch): " + text);
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static AwsError parameters(String message) {
        return new AwsError(400, "AuthorizationQueryParametersError", message);
    }
}
