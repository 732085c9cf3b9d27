package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the model of S3 rules out has S3's own codes, and nothing is done. */
final class S3ConstraintsTest {
    private final OneBucket bucket = new OneBucket();

    @AfterEach
    void close() {
        bucket.close();
    }

    @Test
    void storage_classes() {
        assertEquals(
                "InvalidStorageClass",
                code(() -> bucket.s3.putObject(
                        ask -> ask.bucket("box").key("k").storageClass("COLD"), RequestBody.fromString("x"))));
        assertEquals(0, bucket.s3.listObjectsV2(ask -> ask.bucket("box")).keyCount());
    }

    @Test
    void arguments() {
        assertEquals(
                "InvalidArgument",
                code(() -> bucket.s3.listObjectsV2(ask -> ask.bucket("box").encodingType("html"))));
        assertEquals(
                "InvalidArgument",
                code(() -> bucket.s3.putObject(
                        ask -> ask.bucket("box").key("k").serverSideEncryption("rot13"), RequestBody.fromString("x"))));
    }

    @Test
    void documents() {
        assertEquals(
                "MalformedXML",
                code(() -> bucket.s3.putBucketVersioning(
                        ask -> ask.bucket("box").versioningConfiguration(versioning -> versioning.status("On")))));
        assertEquals(
                "MalformedXML",
                code(() -> bucket.s3.putBucketOwnershipControls(ask -> ask.bucket("box")
                        .ownershipControls(controls -> controls.rules(OwnershipControlsRule.builder()
                                .objectOwnership("Mine")
                                .build())))));
    }

    private static String code(Runnable call) {
        return assertThrows(S3Exception.class, call::run).awsErrorDetails().errorCode();
    }
}
