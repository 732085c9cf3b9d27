package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

final class ReviewAddressTest {
    @ParameterizedTest
    @CsvSource({
        "eu-west-1,https://eu-west-1.console.aws.amazon.com/s3/object/releases?region=eu-west-1",
        "cn-north-1,https://cn-north-1.console.amazonaws.cn/s3/object/releases?region=cn-north-1",
        "us-gov-west-1,https://us-gov-west-1.console.amazonaws-us-gov.com/s3/object/releases?region=us-gov-west-1"
    })
    void each_partition_has_its_console(String region, String expected) {
        Optional<String> address = keep(region);

        assertEquals(Optional.of(expected), address.map(url -> url.substring(0, url.indexOf("&prefix="))));
    }

    @ParameterizedTest
    @CsvSource("us-iso-east-1")
    void a_partition_whose_console_is_not_known_has_no_address(String region) {
        assertEquals(Optional.empty(), keep(region));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS_ENDPOINT_URL,http://127.0.0.1:4599",
        "AWS_ENDPOINT_URL_S3,http://localhost:4599",
        "AWS_ENDPOINT_URL,http://[::1]:4599"
    })
    void an_endpoint_of_this_machine_has_no_console_so_the_address_is_signed(String variable, String endpoint) {
        Optional<S3OnThisMachine> near = S3OnThisMachine.of(Map.of(variable, endpoint));
        String address = new S3Reviews(s3("us-east-1"), "releases", near, stack -> {})
                .keep("web", "run/1", "d", "<html>")
                .address()
                .orElseThrow();

        assertTrue(address.startsWith(endpoint + "/releases/reviews/web/"), address);
        assertTrue(address.contains("X-Amz-Signature="), address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.eu-west-1.amazonaws.com",
        "https://bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com",
        "http://s3.corp:80"
    })
    void an_endpoint_elsewhere_gets_no_signed_address(String endpoint) {
        assertEquals(Optional.empty(), S3OnThisMachine.of(Map.of("AWS_ENDPOINT_URL", endpoint)));
    }

    private static Optional<String> keep(String region) {
        return new S3Reviews(s3(region), "releases")
                .keep("web", "run/1", "d", "<html>")
                .address();
    }

    private static S3Client s3(String region) {
        S3Client s3 = mock(S3Client.class);
        when(s3.putObject(any(PutObjectRequest.class), any(RequestBody.class)))
                .thenReturn(PutObjectResponse.builder().build());
        when(s3.serviceClientConfiguration())
                .thenReturn(S3ServiceClientConfiguration.builder()
                        .region(Region.of(region))
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                        .build());
        return s3;
    }
}
