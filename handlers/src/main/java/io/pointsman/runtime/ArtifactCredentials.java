package io.pointsman.runtime;

import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The job's own credentials: they reach its artifacts and nothing else. They stay in memory; printing one shows nothing. When
 * they end is not asked: an expired session is answered by S3, and the next job brings another.
 */
final class ArtifactCredentials {
    private static final int DELETE = 0x7F;

    private final AwsSessionCredentials session;

    private ArtifactCredentials(AwsSessionCredentials session) {
        this.session = session;
    }

    static ArtifactCredentials of(JsonObject json) {
        return new ArtifactCredentials(AwsSessionCredentials.create(
                header(json, "accessKeyId"), header(json, "secretAccessKey"), header(json, "sessionToken")));
    }

    /** What a request carries in its head. */
    private static String header(JsonObject json, String name) {
        String text = json.needText(name);
        if (text.isEmpty() || !text.chars().allMatch(one -> one > ' ' && one < DELETE)) {
            throw new JsonTrouble(
                    "artifactCredentials/" + name + " is empty or has a character that no credential of AWS's has");
        }
        return text;
    }

    AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(session);
    }

    @Override
    public String toString() {
        return "ArtifactCredentials[hidden]";
    }
}
