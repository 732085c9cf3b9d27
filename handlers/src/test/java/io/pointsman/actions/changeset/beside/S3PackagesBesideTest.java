package io.pointsman.actions.changeset.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.pointsman.json.JsonObject;
import io.pointsman.review.Change;
import io.pointsman.review.code.PackageDiff;
import io.pointsman.review.code.SecretWords;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.mockito.stubbing.Answer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
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

    private static Optional<PackageDiff> compared(S3Client s3) {
        return new S3PackagesBeside(s3, "releases")
                .comparing(new SecretWords(line -> line, name -> false))
                .apply(change());
    }

    /** S3 with one answer for whoever gets an object. */
    private static S3Client answering(Answer<?> answer) {
        S3Client s3 = mock(S3Client.class);
        when(s3.getObject(
                        ArgumentMatchers.<Consumer<GetObjectRequest.Builder>>any(),
                        ArgumentMatchers.<ResponseTransformer<GetObjectResponse, Object>>any()))
                .thenAnswer(answer);
        return s3;
    }

    private static String unread(S3Client s3) {
        return compared(s3).map(PackageDiff::unread).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 503})
    void a_package_that_cannot_be_read_is_said_to_be_not_compared(int status) {
        S3Client s3 = answering(call -> {
            throw S3Exception.builder().statusCode(status).build();
        });

        assertTrue(unread(s3).startsWith("s3:GetObject of s3://releases/code/one"), unread(s3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchKey", "NoSuchVersion"})
    void a_package_that_is_gone_is_said_to_be_gone(String code) {
        AwsErrorDetails details = AwsErrorDetails.builder().errorCode(code).build();
        S3Client s3 = answering(call -> {
            throw code.equals("NoSuchKey")
                    ? NoSuchKeyException.builder().statusCode(404).build()
                    : S3Exception.builder()
                            .statusCode(404)
                            .awsErrorDetails(details)
                            .build();
        });

        assertEquals("s3://releases/code/one is not there any more", unread(s3));
    }

    @Test
    void nothing_of_a_large_package_is_read() {
        AtomicInteger aborted = new AtomicInteger();
        S3Client s3 = answering(call -> {
            ResponseTransformer<GetObjectResponse, ?> reader = call.getArgument(1);
            GetObjectResponse object =
                    GetObjectResponse.builder().contentLength(9L << 20).build();
            return reader.transform(
                    object, AbortableInputStream.create(InputStream.nullInputStream(), aborted::incrementAndGet));
        });

        assertEquals("one of them is larger than 8 MB", unread(s3));
        assertEquals(2, aborted.get());
    }
}
