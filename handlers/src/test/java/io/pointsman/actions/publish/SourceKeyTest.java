package io.pointsman.actions.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/** Lambda's {@code CodeSha256} of a package that is encrypted with a key of its own is not that of the package in S3. */
final class SourceKeyTest {
    private static boolean hasSourceKey(Consumer<GetFunctionResponse.Builder> answer) {
        GetFunctionResponse.Builder found = GetFunctionResponse.builder()
                .configuration(configuration -> configuration.version("$LATEST").codeSha256("sha"));
        answer.accept(found);
        LambdaClient lambda = mock(LambdaClient.class, CALLS_REAL_METHODS);
        doReturn(found.build()).when(lambda).getFunction(any(GetFunctionRequest.class));
        return new SdkVersions(lambda).latest("cart").hasSourceKey();
    }

    @Test
    void a_package_with_a_key_of_its_own_is_held_to_the_sum_of_the_one_in_s3_or_another_is_not() {
        assertEquals(true, hasSourceKey(found -> found.code(code -> code.sourceKMSKeyArn("arn:aws:kms:key"))));
        assertEquals(
                false,
                hasSourceKey(found -> found.code(FunctionCodeLocation.builder().build())));
        assertEquals(false, hasSourceKey(found -> {}));
    }
}
