package io.pointsman.runtime;

import java.util.Optional;

/**
 * Where CodePipeline keeps the artifacts of a job.
 *
 * @param account of the pipeline; none where a person calls, and nothing tells
 * @param encryptionKey where the store has one of its own
 */
public record ArtifactStore(Optional<String> account, Optional<String> encryptionKey) {
    public static final ArtifactStore UNKNOWN = new ArtifactStore(Optional.empty(), Optional.empty());

    /** CodePipeline then writes under the AWS managed key aws/s3, to which no other account can be let in (docs/aws-facts.md). */
    public boolean isClosedTo(String reader) {
        return encryptionKey.isEmpty()
                && account.filter(owner -> !owner.equals(reader)).isPresent();
    }
}
