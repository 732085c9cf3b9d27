package io.pointsman.local.acceptance.ground;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of a user of AWS. */
public record AccountClients(
        S3Client s3,
        StsClient sts,
        CloudFormationClient cloudFormation,
        LambdaClient lambda,
        CodeDeployClient codeDeploy,
        CodePipelineClient codePipeline,
        CloudWatchClient cloudWatch,
        CloudWatchLogsClient logs,
        SqsClient sqs)
        implements AutoCloseable {
    /** A function that is called by hand answers when it is done: 15 minutes at most. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(16);

    static AccountClients of(Reach reach, AwsCredentialsProvider credentials) {
        Wiring wiring = new Wiring(reach.endpoint(), reach.region(), credentials);
        return new AccountClients(
                wiring.client(S3Client.builder().forcePathStyle(reach.endpoint().isPresent())),
                wiring.client(StsClient.builder()),
                wiring.client(CloudFormationClient.builder()),
                wiring.client(LambdaClient.builder()),
                wiring.client(CodeDeployClient.builder()),
                wiring.client(CodePipelineClient.builder()),
                wiring.client(CloudWatchClient.builder()),
                wiring.client(CloudWatchLogsClient.builder()),
                wiring.client(SqsClient.builder()));
    }

    /** A profile that was named is taken, whatever the environment has. */
    static AwsCredentialsProvider credentials(Reach reach) {
        if (reach.profile().isPresent()) {
            return ProfileCredentialsProvider.create(reach.profile().get());
        }
        return reach.endpoint().isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(reach.key(), reach.key()))
                : DefaultCredentialsProvider.builder().build();
    }

    private record Wiring(Optional<URI> endpoint, String region, AwsCredentialsProvider credentials) {
        <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
            endpoint.ifPresent(builder::endpointOverride);
            return builder.region(Region.of(region))
                    .credentialsProvider(credentials)
                    .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST_ANSWER))
                    .build();
        }
    }

    @Override
    public void close() {
        s3.close();
        sts.close();
        cloudFormation.close();
        lambda.close();
        codeDeploy.close();
        codePipeline.close();
        cloudWatch.close();
        logs.close();
        sqs.close();
    }
}
