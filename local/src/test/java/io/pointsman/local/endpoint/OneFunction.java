package io.pointsman.local.endpoint;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.S3Location;

/** The function {@code hello} with versions 1 and 2 and an alias {@code live} on 1, and a deployment group for it. */
final class OneFunction implements AutoCloseable {
    static final String APPSPEC = """
        {"version": 0.0, "Resources": [{"hello": {"Type": "AWS::Lambda::Function", "Properties":
         {"Name": "hello", "Alias": "live", "CurrentVersion": "1", "TargetVersion": "2"}}}]}
        """;

    final ReleasePlace place = new ReleasePlace();
    final CodeDeployClient codeDeploy = place.codeDeploy;

    OneFunction() {
        place.function("hello", "one");
        place.release("hello", "one");
        place.release("hello", "two");
        place.lambda.createAlias(
                create -> create.functionName("hello").name("live").functionVersion("1"));
        codeDeploy.createApplication(create -> create.applicationName("app").computePlatform(ComputePlatform.LAMBDA));
        codeDeploy.createDeploymentGroup(create -> create.applicationName("app")
                .deploymentGroupName("group")
                .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce")
                .serviceRoleArn("arn:aws:iam::123456789012:role/codedeploy"));
        place.s3.createBucket(create -> create.bucket("revisions"));
    }

    /** Puts an object; its ETag in quotes. */
    String put(String key, String text) {
        return place.s3
                .putObject(put -> put.bucket("revisions").key(key), RequestBody.fromString(text))
                .eTag();
    }

    static RevisionLocation content(String appSpec) {
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                .appSpecContent(content -> content.content(appSpec))
                .build();
    }

    static RevisionLocation stored(String key, String bundle) {
        return stored(S3Location.builder()
                .bucket("revisions")
                .key(key)
                .bundleType(bundle)
                .build());
    }

    static RevisionLocation stored(S3Location location) {
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.S3)
                .s3Location(location)
                .build();
    }

    String start(RevisionLocation revision) {
        return codeDeploy
                .createDeployment(create -> create.applicationName("app")
                        .deploymentGroupName("group")
                        .revision(revision))
                .deploymentId();
    }

    /** Starts a deployment and waits for its end. */
    DeploymentInfo deploy(RevisionLocation revision) {
        String id = start(revision);
        place.pass(Duration.ofMinutes(1));
        return info(id);
    }

    DeploymentInfo info(String id) {
        return codeDeploy.getDeployment(get -> get.deploymentId(id)).deploymentInfo();
    }

    String aliasVersion() {
        return place.lambda
                .getAlias(get -> get.functionName("hello").name("live"))
                .functionVersion();
    }

    /** The code of the error that this ends with. */
    static String refused(Executable work) {
        return error(work).awsErrorDetails().errorCode();
    }

    static CodeDeployException error(Executable work) {
        return assertThrows(CodeDeployException.class, work);
    }

    @Override
    public void close() {
        place.close();
    }
}
