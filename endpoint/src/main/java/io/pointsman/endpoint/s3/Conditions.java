package io.pointsman.endpoint.s3;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The If-headers. */
final class Conditions {
    private Conditions() {}

    /** Whether a write may replace what is there. */
    static void ofWrite(JsonObject input, String key, Optional<StoredObject> there) {
        Optional<String> ifNoneMatch = input.text("IfNoneMatch");
        if (ifNoneMatch.isPresent()) {
            checkNothing(ifNoneMatch.get(), there);
        }
        Optional<String> ifMatch = input.text("IfMatch");
        if (ifMatch.isPresent()) {
            StoredObject object = there.orElseThrow(() -> S3Errors.noSuchKey(key));
            checkSame(ifMatch.get(), object, "If-Match");
        }
    }

    private static void checkNothing(String ifNoneMatch, Optional<StoredObject> there) {
        if (!ifNoneMatch.equals("*")) {
            throw S3Errors.notImplemented("If-None-Match with anything but *");
        }
        if (there.isPresent()) {
            throw S3Errors.preconditionFailed("If-None-Match");
        }
    }

    /** Whether a read is to be answered with the object. A match of the ETag outweighs the dates. */
    static void ofRead(JsonObject input, StoredObject object) {
        Optional<String> ifMatch = input.text("IfMatch");
        ifMatch.ifPresent(etag -> checkSame(etag, object, "If-Match"));
        if (ifMatch.isEmpty()
                && input.text("IfUnmodifiedSince")
                        .filter(date -> isAfter(object, date))
                        .isPresent()) {
            throw S3Errors.preconditionFailed("If-Unmodified-Since");
        }
        Optional<String> ifNoneMatch = input.text("IfNoneMatch");
        if (ifNoneMatch.filter(etag -> isSame(etag, object)).isPresent() || isOld(input, ifNoneMatch, object)) {
            throw S3Errors.notModified();
        }
    }

    private static boolean isOld(JsonObject input, Optional<String> ifNoneMatch, StoredObject object) {
        return ifNoneMatch.isEmpty()
                && input.text("IfModifiedSince")
                        .filter(date -> !isAfter(object, date))
                        .isPresent();
    }

    /**
     * The source of a copy has conditions of its own names. An ETag outweighs the date beside it, and what a read would answer with
     * "not modified" fails here, too.
     */
    static void ofCopySource(JsonObject input, StoredObject source) {
        Optional<String> ifMatch = input.text("CopySourceIfMatch");
        ifMatch.ifPresent(etag -> checkSame(etag, source, "x-amz-copy-source-If-Match"));
        Optional<String> unmodifiedSince = input.text("CopySourceIfUnmodifiedSince");
        if (ifMatch.isEmpty()
                && unmodifiedSince.filter(date -> isAfter(source, date)).isPresent()) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-Unmodified-Since");
        }
        Optional<String> ifNoneMatch = input.text("CopySourceIfNoneMatch");
        if (ifNoneMatch.filter(etag -> isSame(etag, source)).isPresent()) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
        }
        Optional<String> modifiedSince = input.text("CopySourceIfModifiedSince");
        if (ifNoneMatch.isEmpty()
                && modifiedSince.filter(date -> !isAfter(source, date)).isPresent()) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-Modified-Since");
        }
    }

    private static void checkSame(String etag, StoredObject object, String condition) {
        if (!isSame(etag, object)) {
            throw S3Errors.preconditionFailed(condition);
        }
    }

    private static boolean isSame(String etag, StoredObject object) {
        return etag.equals("*") || etag.replace("\"", "").equals(object.etag().replace("\"", ""));
    }

    private static boolean isAfter(StoredObject object, String httpDate) {
        return object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(date(httpDate));
    }

    private static Instant date(String httpDate) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate, Instant::from);
        } catch (DateTimeParseException e) {
            throw S3Errors.invalid("InvalidArgument", "not an HTTP date: " + httpDate);
        }
    }
}
