package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;

/** How S3 says no. */
final class S3Errors {
    private S3Errors() {}

    static AwsError accessDenied() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    static AwsError expiredToken() {
        return new AwsError(400, "ExpiredToken", "The provided token has expired.");
    }

    static AwsError noSuchBucket(String bucket) {
        return new AwsError(
                404, "NoSuchBucket", "The specified bucket does not exist", JsonObject.of("BucketName", bucket));
    }

    static AwsError noSuchKey(String key) {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.", JsonObject.of("Key", key));
    }

    /** The key is there, but its newest version says that it is deleted. */
    static AwsError deleted(String key, String versionId) {
        return new AwsError(
                404,
                "NoSuchKey",
                "The specified key does not exist.",
                JsonObject.of("Key", key, "DeleteMarker", true, "VersionId", versionId));
    }

    static AwsError noSuchVersion(String key, String versionId) {
        return new AwsError(
                404,
                "NoSuchVersion",
                "The specified version does not exist.",
                JsonObject.of("Key", key, "VersionId", versionId));
    }

    static AwsError isDeleteMarker(String versionId) {
        return new AwsError(
                405,
                "MethodNotAllowed",
                "The specified method is not allowed against this resource.",
                JsonObject.of("ResourceType", "DeleteMarker", "DeleteMarker", true, "VersionId", versionId));
    }

    static AwsError preconditionFailed(String condition) {
        return new AwsError(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold",
                JsonObject.of("Condition", condition));
    }

    static AwsError notModified() {
        return new AwsError(304, "NotModified", "Not Modified");
    }

    static AwsError noSuchUpload(String uploadId) {
        return new AwsError(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.",
                JsonObject.of("UploadId", uploadId));
    }

    static AwsError invalid(String code, String message) {
        return new AwsError(400, code, message);
    }

    /** @param name as the request calls it */
    static AwsError argument(String message, String name, String value) {
        return new AwsError(
                400, "InvalidArgument", message, JsonObject.of("ArgumentName", name, "ArgumentValue", value));
    }

    static AwsError notImplemented(String what) {
        return new AwsError(
                501,
                "NotImplemented",
                "A header or query you provided implies functionality that is not implemented: " + what);
    }
}
