package io.pointsman.runtime;

import io.pointsman.json.JsonObject;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The job's own credentials: they reach its artifacts and nothing else. They stay in memory; printing one shows nothing. When
 * they end is not asked: an expired session is answered by S3, and the next job brings another.
 */
final class ArtifactCredentials {
    private final AwsSessionCredentials session;

    private ArtifactCredentials(AwsSessionCredentials session) {
        this.session = session;
    }

    static ArtifactCredentials of(JsonObject json) {
        return new ArtifactCredentials(AwsSessionCredentials.create(
                json.needText("accessKeyId"), json.needText("secretAccessKey"), json.needText("sessionToken")));
    }

    AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(session);
    }

    @Override
    public String toString() {
        return "ArtifactCredentials[hidden]";
    }
}
