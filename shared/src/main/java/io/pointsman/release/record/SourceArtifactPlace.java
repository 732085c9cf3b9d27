package io.pointsman.release.record;

/** Where the source artifact of a release lies. */
public record SourceArtifactPlace(String bucket, String key) {
    /** The folder of its pipeline in an artifact store, by the first part of the key. */
    public String folder() {
        int slash = key.indexOf('/');
        return slash < 0 ? "" : key.substring(0, slash);
    }

    /** {@code s3://BUCKET/KEY}. */
    public String uri() {
        return "s3://" + bucket + "/" + key;
    }
}
