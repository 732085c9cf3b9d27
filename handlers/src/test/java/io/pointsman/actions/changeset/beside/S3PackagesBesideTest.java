package io.pointsman.actions.changeset.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.pointsman.json.JsonObject;
import io.pointsman.review.Change;
import io.pointsman.review.code.PackageDiff;
import io.pointsman.review.code.SecretWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** For people alone: whatever S3 answers, the review comes. */
final class S3PackagesBesideTest {
    private static Optional<String> code(String key) {
        return Optional.of("{\"Properties\": {\"Code\": {\"S3Bucket\": \"releases\", \"S3Key\": \"" + key + "\"}}}");
    }

    private static Change change() {
        return new Change(
                "",
                Change.Action.MODIFY,
                "F",
                "web-F",
                "AWS::Lambda::Function",
                Change.Replacement.NO,
                "",
                List.of(),
                List.of(),
                code("code/one"),
                code("code/two"),
                JsonObject.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 503})
    void a_package_that_cannot_be_read_is_said_to_be_not_compared(int status) {
        S3Client s3 = mock(S3Client.class);
        when(s3.headObject(ArgumentMatchers.<Consumer<HeadObjectRequest.Builder>>any()))
                .thenThrow(S3Exception.builder().statusCode(status).build());

        Optional<PackageDiff> diff = new S3PackagesBeside(s3, "releases")
                .comparing(new SecretWords(line -> line, name -> false))
                .apply(change());

        assertEquals(
                Optional.of(true), diff.map(one -> one.unread().startsWith("s3:GetObject of s3://releases/code/one")));
    }
}
