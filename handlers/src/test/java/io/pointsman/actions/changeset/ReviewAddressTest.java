package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;

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

    private static Optional<String> keep(String region) {
        S3Client s3 = mock(S3Client.class);
        when(s3.serviceClientConfiguration())
                .thenReturn(S3ServiceClientConfiguration.builder()
                        .region(Region.of(region))
                        .build());
        return new S3Reviews(s3, "releases").keep("web", "run/1", "d", "<html>");
    }
}
