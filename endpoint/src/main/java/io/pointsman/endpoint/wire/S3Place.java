package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.encoding.Percent;
import io.pointsman.endpoint.entry.HostName;

/**
 * The bucket and the key that a request is about; each may be empty.
 *
 * <p>Either in the path, or the bucket in the name of the host: {@code BUCKET.localhost} or {@code BUCKET.s3.localhost}.
 */
record S3Place(String bucket, String key) {
    static S3Place of(Request request) {
        String path = request.path().replaceFirst("^/", "");
        String fromHost = bucketIn(request.header("host").orElse(""));
        if (!fromHost.isEmpty()) {
            return new S3Place(fromHost, Percent.path(path));
        }
        int slash = path.indexOf('/');
        return slash < 0
                ? new S3Place(Percent.path(path), "")
                : new S3Place(Percent.path(path.substring(0, slash)), Percent.path(path.substring(slash + 1)));
    }

    private static String bucketIn(String host) {
        String before = HostName.in(host).map(HostName::beforeLocalhost).orElse("");
        return before.equals("s3") ? "" : before.replaceFirst("\\.s3$", "");
    }

    String resource() {
        return "/" + bucket + (key.isEmpty() ? "" : "/" + key);
    }
}
