package io.pointsman.runtime;

import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The clients of an action, whose calls see the deadline of the invocation. */
record StepClients(Clients real, StepCalls calls) implements Clients {
    @Override
    public CloudFormationClient cloudFormation() {
        return calls.client(CloudFormationClient.class, real.cloudFormation(), AwsSetup.CALL);
    }

    @Override
    public LambdaClient lambda() {
        return calls.client(LambdaClient.class, real.lambda(), AwsSetup.CALL);
    }

    @Override
    public LambdaClient invoker() {
        return calls.client(LambdaClient.class, real.invoker(), AwsSetup.INVOCATION);
    }

    @Override
    public CodeDeployClient codeDeploy() {
        return calls.client(CodeDeployClient.class, real.codeDeploy(), AwsSetup.CALL);
    }

    @Override
    public CodeDeployClient deployer() {
        return calls.client(CodeDeployClient.class, real.deployer(), AwsSetup.CALL);
    }

    @Override
    public CloudWatchClient cloudWatch() {
        return calls.client(CloudWatchClient.class, real.cloudWatch(), AwsSetup.CALL);
    }

    @Override
    public S3Client s3() {
        return calls.s3(real.s3());
    }

    /** For the answer, which is given whatever time is left. */
    @Override
    public CodePipelineClient codePipeline() {
        return real.codePipeline();
    }
}
