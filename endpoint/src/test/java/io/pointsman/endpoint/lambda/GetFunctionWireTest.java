package io.pointsman.endpoint.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionCodeLocation;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LayersListItem;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Code and layers can be fetched with plain HTTP, by version and by ARN. */
final class GetFunctionWireTest {
    private final Wire wire = Wire.with("app");

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void the_code_of_each_version_can_be_fetched_from_its_location() throws Exception {
        wire.lambda.publishVersion(ask -> ask.functionName("app"));
        wire.change("app", "second");
        FunctionCodeLocation latest = code("$LATEST");
        assertEquals("S3", latest.repositoryType());
        assertArrayEquals(Account.zip("second"), wire.fetch(latest.location()).body());
        assertArrayEquals(Account.zip("first"), wire.fetch(code("1").location()).body());
        assertTrue(latest.location().contains("X-Amz-Expires=600"), latest.location());
    }

    @Test
    void a_location_is_good_for_ten_minutes_from_when_it_was_given() throws Exception {
        String first = code("$LATEST").location();
        wire.clock.advance(Duration.ofMinutes(9));
        String second = code("$LATEST").location();
        wire.clock.advance(Duration.ofMinutes(9));
        assertEquals(200, wire.fetch(second).statusCode());
        wire.clock.advance(Duration.ofMinutes(2));
        HttpResponse<byte[]> late = wire.fetch(first);
        assertTrue(late.statusCode() >= 400, "status " + late.statusCode());
        assertEquals(200, wire.fetch(code("$LATEST").location()).statusCode());
    }

    @Test
    void where_lambda_keeps_code_is_no_bucket_of_the_account() {
        code("$LATEST");
        assertEquals(List.of(), wire.s3.listBuckets().buckets());
    }

    @Test
    void the_key_of_a_package_is_shown() {
        String key = "arn:aws:kms:us-east-1:123456789012:key/1";
        wire.lambda.updateFunctionCode(ask ->
                ask.functionName("app").sourceKMSKeyArn(key).zipFile(SdkBytes.fromByteArray(Account.zip("second"))));
        assertEquals(key, code("$LATEST").sourceKMSKeyArn());
    }

    @Test
    void a_layer_is_there_by_version_and_by_arn_and_can_be_fetched() throws Exception {
        String arn = publishLayer("python3.12", "one");
        GetLayerVersionResponse byVersion =
                wire.lambda.getLayerVersion(ask -> ask.layerName("base").versionNumber(1L));
        assertEquals(arn, byVersion.layerVersionArn());
        assertArrayEquals(
                Account.zip("one"), wire.fetch(byVersion.content().location()).body());
        assertEquals(
                byVersion.content().codeSha256(),
                wire.lambda.getLayerVersionByArn(ask -> ask.arn(arn)).content().codeSha256());
    }

    @Test
    void layers_are_listed_by_what_they_are_for_and_deleted_by_version() {
        publishLayer("python3.12", "one");
        publishLayer("java21", "two");
        assertEquals(
                2,
                wire.lambda
                        .listLayers()
                        .layers()
                        .getFirst()
                        .latestMatchingVersion()
                        .version());
        LayersListItem python = wire.lambda
                .listLayers(ask -> ask.compatibleRuntime("python3.12"))
                .layers()
                .getFirst();
        assertEquals(1, python.latestMatchingVersion().version());
        assertEquals(2, versions().size());
        wire.lambda.deleteLayerVersion(ask -> ask.layerName("base").versionNumber(2L));
        assertEquals(List.of(1L), versions());
        assertThrows(
                ResourceNotFoundException.class,
                () -> wire.lambda.getLayerVersion(ask -> ask.layerName("base").versionNumber(2L)));
        InvalidParameterValueException no = assertThrows(
                InvalidParameterValueException.class,
                () -> wire.lambda.getLayerVersion(ask -> ask.layerName("base").versionNumber(0L)));
        assertEquals("Layer Version Cannot be less than 1", no.awsErrorDetails().errorMessage());
    }

    @Test
    void a_function_keeps_a_layer_that_was_deleted() {
        String arn = publishLayer("python3.12", "one");
        wire.lambda.updateFunctionConfiguration(ask -> ask.functionName("app").layers(arn));
        wire.settle();
        wire.lambda.deleteLayerVersion(ask -> ask.layerName("base").versionNumber(1L));
        Layer layer = wire.lambda
                .getFunctionConfiguration(ask -> ask.functionName("app"))
                .layers()
                .getFirst();
        assertEquals(arn, layer.arn());
        assertEquals(Account.zip("one").length, layer.codeSize());
    }

    @Test
    void two_versions_of_one_layer_are_one_too_many() {
        String one = publishLayer("python3.12", "one");
        String two = publishLayer("python3.12", "two");
        InvalidParameterValueException no = assertThrows(
                InvalidParameterValueException.class,
                () -> wire.lambda.updateFunctionConfiguration(
                        ask -> ask.functionName("app").layers(one, two)));
        assertEquals(
                "Two different versions of the same layer are not allowed to be referenced in the same function. " + one
                        + " and " + two + " are versions of the same layer.",
                no.awsErrorDetails().errorMessage());
    }

    private List<Long> versions() {
        return wire.lambda.listLayerVersions(ask -> ask.layerName("base")).layerVersions().stream()
                .map(version -> version.version())
                .toList();
    }

    private String publishLayer(String runtime, String content) {
        return wire.lambda
                .publishLayerVersion(ask -> ask.layerName("base")
                        .compatibleRuntimesWithStrings(runtime)
                        .content(zip -> zip.zipFile(SdkBytes.fromByteArray(Account.zip(content)))))
                .layerVersionArn();
    }

    private FunctionCodeLocation code(String version) {
        return wire.lambda
                .getFunction(ask -> ask.functionName("app").qualifier(version))
                .code();
    }
}
