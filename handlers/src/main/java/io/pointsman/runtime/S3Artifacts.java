package io.pointsman.runtime;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.engine.JobArtifact;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Artifacts in S3. What was read once in this call is not fetched again. */
final class S3Artifacts implements Artifacts {
    private final Supplier<S3Client> s3;
    private final ArtifactStore store;
    private final S3OwnersSettings owners;
    private final Map<JobArtifact, S3RangedBytes> inS3 = new HashMap<>();
    private final Map<JobArtifact, RangedBytes> opened = new HashMap<>();

    /** @param store whoever reads an artifact expects it under the store's key */
    S3Artifacts(Supplier<S3Client> s3, ArtifactStore store, S3OwnersSettings owners) {
        this.s3 = s3;
        this.store = store;
        this.owners = owners;
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return owners.of(stack);
    }

    @Override
    public ArtifactStore store() {
        return store;
    }

    @Override
    public RangedBytes open(JobArtifact artifact) {
        return opened.computeIfAbsent(
                artifact,
                it -> new KeptBytes(inS3.computeIfAbsent(it, object -> S3RangedBytes.open(s3.get(), object))));
    }

    @Override
    public String sha256(JobArtifact artifact) {
        open(artifact);
        return Objects.requireNonNull(inS3.get(artifact), artifact::name).sha256();
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(artifact.bucket())
                .key(artifact.key())
                .contentType("application/zip");
        store.encryptionKey()
                .ifPresent(key ->
                        put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(key));
        String what =
                "s3:PutObject of artifact " + artifact.name() + " to s3://" + artifact.bucket() + "/" + artifact.key();
        SdkTrouble.asking(what, () -> s3.get().putObject(put.build(), RequestBody.fromBytes(zip)));
    }
}
