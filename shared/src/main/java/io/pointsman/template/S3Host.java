package io.pointsman.template;

/**
 * Where S3 answers, for the properties that take a URL. Path style: a bucket's name may hold dots, which the certificate of
 * virtual hosts does not cover.
 *
 * @param url without a slash at its end: {@code https://s3.eu-central-1.amazonaws.com}
 */
public record S3Host(String url) {
    /** Without a Region. CloudFormation reads bucket and key from it and finds the Region itself. */
    public static final S3Host GLOBAL = new S3Host("https://s3.amazonaws.com");

    String url(Location location) {
        return url + "/" + location.bucket() + "/" + location.key()
                + location.version().map(v -> "?versionId=" + v).orElse("");
    }
}
