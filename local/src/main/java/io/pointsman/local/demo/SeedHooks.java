package io.pointsman.local.demo;

import io.pointsman.appspec.AppSpec;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.release.record.VerificationPlan;
import io.pointsman.runtime.S3ReleaseRecords;
import io.pointsman.verification.Check;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/**
 * What the events of the hooks speak of: a function {@code Cart} of the stack, and two deployments of it that wait for the answer of
 * their hook, one for the gate and one for the verify hook.
 */
final class SeedHooks {
    private static final String FUNCTION = Seed.APP + "-Cart-EXAMPLE";
    private static final String RUN = "run-0123456789abcdef0123";
    private static final String APPLICATION = "pointsman-" + Seed.APP + "-hooked";
    private static final String ROLE = "arn:aws:iam::000000000000:role/pointsman-example";
    private static final String HOOK_EXECUTION = "eyJlbmNyeXB0ZWREYXRhIjoiRVhBTVBMRSJ9";

    private final Aws aws;
    private final BiConsumer<String, String> expect;

    /** @param expect tells the endpoint the ids of the next deployment and of the call of its hook */
    SeedHooks(Aws aws, BiConsumer<String, String> expect) {
        this.aws = aws;
        this.expect = expect;
    }

    void create() {
        aws.lambda()
                .createFunction(create -> create.functionName(FUNCTION)
                        .runtime(Runtime.PYTHON3_13)
                        .handler("app.cart")
                        .role(ROLE)
                        .publish(true)
                        .code(code -> code.zipFile(code("1"))));
        aws.lambda()
                .updateFunctionCode(update -> update.functionName(Settled.function(aws, FUNCTION))
                        .publish(true)
                        .zipFile(code("2")));
        Settled.function(aws, FUNCTION);
        aws.codeDeploy()
                .createApplication(
                        create -> create.applicationName(APPLICATION).computePlatform(ComputePlatform.LAMBDA));
        waiting("d-EXAMPLE00", "gated");
        waiting("d-EXAMPLE01", "verified");
        List<Check> checks = Check.read(List.of(Map.of("Name", "a cart has a total", "Status", 200L)))
                .orElseThrow();
        new S3ReleaseRecords(aws.s3(), Seed.RELEASE_BUCKET)
                .updateVerification(
                        Seed.APP, RUN, plan -> plan.with(new VerificationPlan.Part("Cart", FUNCTION, "2", checks)));
    }

    private static SdkBytes code(String release) {
        String text = "def cart(event, context):\n    return {'statusCode': 200, 'body': 'cart of release " + release
                + "'}\n";
        return SdkBytes.fromByteArray(ReproducibleZip.of(Map.of("app.py", text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Its hook is a function that never answers, so that the event can. */
    private void waiting(String id, String alias) {
        aws.lambda()
                .createAlias(create -> create.functionName(FUNCTION).name(alias).functionVersion("1"));
        aws.codeDeploy()
                .createDeploymentGroup(create -> create.applicationName(APPLICATION)
                        .deploymentGroupName(alias)
                        .serviceRoleArn(ROLE)
                        .deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce"));
        AppSpec spec = new AppSpec(
                AppSpec.resource("Cart"),
                FUNCTION,
                alias,
                "1",
                "2",
                new AppSpec.Hooks(Optional.of(FUNCTION), Optional.empty()));
        expect.accept(id, HOOK_EXECUTION);
        aws.codeDeploy()
                .createDeployment(create -> create.applicationName(APPLICATION)
                        .deploymentGroupName(alias)
                        .description("pointsman run=" + RUN + " try=1 stack=" + Seed.APP + " function=Cart")
                        .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                                .appSpecContent(
                                        content -> content.content(spec.text()).sha256(spec.sha256()))));
    }
}
