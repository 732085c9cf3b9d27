package io.pointsman.runtime;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/**
 * The clients of the AWS SDK. CloudFormation, Lambda, CodeDeploy and CloudWatch work where the job's target is; CodePipeline and S3 stay at
 * home, where the job and the release bucket are.
 */
final class AwsClients implements Clients {
    private static final String SESSION = "pointsman";

    private final Supplier<CloudFormationClient> cloudFormation;
    private final Supplier<LambdaClient> lambda;
    private final Supplier<LambdaClient> invoker;
    private final Supplier<CodeDeployClient> codeDeploy;
    private final Supplier<CodeDeployClient> deployer;
    private final Supplier<CloudWatchClient> cloudWatch;
    private final Supplier<S3Client> s3;
    private final Supplier<CodePipelineClient> codePipeline;

    AwsClients(AwsSetup home, Target target) {
        AwsSetup there = at(home, target);
        cloudFormation = new Lazy<>(() -> there.client(CloudFormationClient.builder()));
        lambda = new Lazy<>(there::lambda);
        invoker = new Lazy<>(there::invoker);
        Lazy<DeploymentPace> pace = new Lazy<>(there::deploymentPace);
        codeDeploy = new Lazy<>(() -> there.codeDeploy(pace.get()));
        deployer = new Lazy<>(() -> there.deployer(pace.get()));
        cloudWatch = new Lazy<>(() -> there.client(CloudWatchClient.builder()));
        s3 = new Lazy<>(home::s3);
        codePipeline = new Lazy<>(() -> home.client(CodePipelineClient.builder()));
    }

    private static AwsSetup at(AwsSetup home, Target target) {
        AwsSetup there = home.in(target.region().map(Region::of));
        return target.role().map(role -> there.as(assumed(there, role, target))).orElse(there);
    }

    /** The session is asked for with the function's own role, and again before it ends. */
    private static AwsCredentialsProvider assumed(AwsSetup there, String role, Target target) {
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder().roleArn(role).roleSessionName(SESSION);
        target.externalId().ifPresent(request::externalId);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(there.client(StsClient.builder()))
                .refreshRequest(request.build())
                .build();
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return cloudFormation.get();
    }

    @Override
    public LambdaClient lambda() {
        return lambda.get();
    }

    @Override
    public LambdaClient invoker() {
        return invoker.get();
    }

    @Override
    public CodeDeployClient codeDeploy() {
        return codeDeploy.get();
    }

    @Override
    public CodeDeployClient deployer() {
        return deployer.get();
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return cloudWatch.get();
    }

    @Override
    public S3Client s3() {
        return s3.get();
    }

    @Override
    public CodePipelineClient codePipeline() {
        return codePipeline.get();
    }
}
