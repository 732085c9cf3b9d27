package io.pointsman.engine;

import java.util.Optional;

/**
 * An artifact of a job, as the event names it (contract 1.2). There is no object version in the event.
 *
 * @param revision the source revision (commit id, S3 version id) where CodePipeline knows it
 */
public record JobArtifact(String name, String bucket, String key, Optional<String> revision) {}
