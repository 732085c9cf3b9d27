package io.pointsman.engine;

import java.util.Optional;

/**
 * An artifact of a job, as the event names it (docs/aws-facts.md). There is no object version in the event.
 *
 * @param revision the source revision (commit id, S3 version id) where CodePipeline knows it
 */
public record JobArtifact(String name, String bucket, String key, Optional<String> revision) {}
