package io.pointsman.local.demo;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The real AWS clients of a user, pointed at an endpoint. */
record Aws(
        S3Client s3,
        CloudFormationClient cloudFormation,
        LambdaClient lambda,
        CodeDeployClient codeDeploy,
        CodePipelineClient codePipeline)
        implements AutoCloseable {

    static Aws at(URI endpoint, String region) {
        return new Aws(
                at(S3Client.builder().forcePathStyle(true), endpoint, region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                at(CloudFormationClient.builder(), endpoint, region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                at(LambdaClient.builder(), endpoint, region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                at(CodeDeployClient.builder(), endpoint, region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                at(CodePipelineClient.builder(), endpoint, region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(B builder, URI endpoint, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("user", "user")));
    }

    @Override
    public void close() {
        s3.close();
        cloudFormation.close();
        lambda.close();
        codeDeploy.close();
        codePipeline.close();
    }
}
