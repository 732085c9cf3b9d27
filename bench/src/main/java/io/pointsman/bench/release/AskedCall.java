package io.pointsman.bench.release;

import java.time.Instant;

/**
 * A call of a function to AWS.
 *
 * @param invocation which one of the release, from 1
 * @param operation such as {@code s3:GetObject}
 * @param path of the request; of S3's, bucket and key
 */
record AskedCall(int invocation, String action, String operation, String path, Instant at) {
    String service() {
        return operation.substring(0, operation.indexOf(':'));
    }
}
