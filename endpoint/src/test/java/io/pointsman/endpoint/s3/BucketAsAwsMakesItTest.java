package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.cloudformation.CloudFormationService;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** AmazonS3/latest/API/API_GetBucketEncryption.html, API_DeleteBucketEncryption.html and API_CreateBucket.html. */
class BucketAsAwsMakesItTest {
    @Test
    void eachBucketIsEncryptedByS3UntilItIsToldOtherwise() {
        try (OneBucket place = new OneBucket()) {
            assertEquals(ServerSideEncryption.AES256, encryption(place));
            ServerSideEncryptionByDefault kms = ServerSideEncryptionByDefault.builder()
                    .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                    .build();
            ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                    .applyServerSideEncryptionByDefault(kms)
                    .build();
            place.s3.putBucketEncryption(put -> put.bucket("box")
                    .serverSideEncryptionConfiguration(ServerSideEncryptionConfiguration.builder()
                            .rules(rule)
                            .build()));
            assertEquals(ServerSideEncryption.AWS_KMS, encryption(place));
            place.s3.deleteBucketEncryption(delete -> delete.bucket("box"));
            assertEquals(ServerSideEncryption.AES256, encryption(place));
        }
    }

    private static ServerSideEncryption encryption(OneBucket place) {
        return place.s3
                .getBucketEncryption(ask -> ask.bucket("box"))
                .serverSideEncryptionConfiguration()
                .rules()
                .getFirst()
                .applyServerSideEncryptionByDefault()
                .sseAlgorithm();
    }

    @Test
    void theFirstRegionLetsOneMakeOnesOwnBucketAgainAndKeepsWhatIsInIt() {
        World world = world("us-east-1");
        JsonObject bucket = JsonObject.of("Bucket", "box");
        world.call("s3", "CreateBucket", bucket);
        world.call("s3", "PutObject", bucket.with("Key", "k").with("Body", (Object) new byte[1]));
        world.call("s3", "CreateBucket", bucket);
        assertEquals(
                1, world.call("s3", "ListObjectsV2", bucket).objects("Contents").size());
    }

    @Test
    void anotherRegionDoesNot() {
        World world = world("eu-west-1");
        JsonObject bucket = JsonObject.of(
                "Bucket", "box", "CreateBucketConfiguration", JsonObject.of("LocationConstraint", "eu-west-1"));
        world.call("s3", "CreateBucket", bucket);
        AwsError refusal = assertThrows(AwsError.class, () -> world.call("s3", "CreateBucket", bucket));
        assertEquals("BucketAlreadyOwnedByYou", refusal.code());
    }

    @Test
    void aStackTakesOverNoBucketThatIsThere() {
        World world = world("us-east-1");
        world.add(new CloudFormationService(world));
        world.call("s3", "CreateBucket", JsonObject.of("Bucket", "box"));
        world.call(
                "cloudformation",
                "CreateStack",
                JsonObject.of(
                        "StackName", "app",
                        "TemplateBody", "Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: box}}}"));
        world.clock().advance(Duration.ofMinutes(2));
        List<JsonObject> stacks = world.call("cloudformation", "DescribeStacks", JsonObject.empty())
                .objects("Stacks");
        assertEquals("ROLLBACK_COMPLETE", stacks.getFirst().needText("StackStatus"));
    }

    private static World world(String region) {
        World world = new World("000000000000", region, EndpointClock.stopped());
        world.add(new S3Service(world));
        return world;
    }
}
