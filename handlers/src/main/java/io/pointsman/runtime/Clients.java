package io.pointsman.runtime;

import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The AWS clients of one function, each made when first asked for: a client that is not needed costs start-up time. All act
 * with the function's role, or with {@code AssumeRoleArn} where the job names one.
 */
public interface Clients {
    /** The function's own, for a function that is no action. */
    static Clients home(Map<String, String> environment) {
        return new LambdaSurroundings(environment).clients(Target.HOME);
    }

    CloudFormationClient cloudFormation();

    /** For the control plane, within its quotas. */
    LambdaClient lambda();

    /** For Invoke that waits for the answer, up to 10 minutes, and is never repeated. */
    LambdaClient invoker();

    CodeDeployClient codeDeploy();

    /** For CreateDeployment alone, which is not idempotent: the SDK asks once, and who asks again looks first for what the call may have made. */
    CodeDeployClient deployer();

    CloudWatchClient cloudWatch();

    S3Client s3();

    CodePipelineClient codePipeline();
}
