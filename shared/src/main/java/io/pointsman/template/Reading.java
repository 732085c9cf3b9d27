package io.pointsman.template;

/** What the value of a code property turns out to be. */
sealed interface Reading {
    /** In S3 already, or no file at all. */
    record Untouched() implements Reading {}

    /** @param known leads to at least one local path */
    record Local(Known known) implements Reading {}

    /** A file of the artifact, by the place where its builder would have published it. */
    record KnownFile(PublishedFile file) implements Reading {}

    record ByParameters(String bucket, String key) implements Reading {}

    /** @param matter follows the name of the property: {@code is empty; ...} */
    record Wrong(String matter) implements Reading {}

    Reading UNTOUCHED = new Untouched();
}
