package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.mockito.Mockito;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Something that happens to a job, and quotes its credentials where it can.
 *
 * @param event changes the inside of the event
 * @param around changes what is around the function
 */
record Scene(String name, UnaryOperator<JsonObject> event, Consumer<FakeSurroundings> around) {
    private static final String QUOTE = Recognised.quote();

    static List<Scene> all() {
        List<Scene> scenes = new ArrayList<>(List.of(new Scene("nothing unusual", data -> data, around -> {})));
        odd(scenes);
        parameters(scenes);
        artifacts(scenes);
        inAws("S3", scenes, Scene::ofS3, (around, trouble) -> around.s3.troubles.addAll(many(trouble)));
        inAws(
                "CloudFormation",
                scenes,
                Scene::ofCloudFormation,
                (around, trouble) -> around.cloudFormation = () -> Mockito.mock(CloudFormationClient.class, call -> {
                    throw trouble;
                }));
        inAws(
                "Lambda",
                scenes,
                Scene::ofLambda,
                (around, trouble) -> around.lambda = () -> Mockito.mock(LambdaClient.class, call -> {
                    throw trouble;
                }));
        inAws(
                "CodeDeploy",
                scenes,
                Scene::ofCodeDeploy,
                (around, trouble) -> around.codeDeploy = () -> Mockito.mock(CodeDeployClient.class, call -> {
                    throw trouble;
                }));
        inAws(
                "CodePipeline",
                scenes,
                Scene::ofCodePipeline,
                (around, trouble) -> around.codePipeline.troubles.addAll(many(trouble)));
        return scenes;
    }

    private static void odd(List<Scene> scenes) {
        JsonObject credentials = Events.credentials();
        scenes.add(event("credentials as a list", data -> data.with("artifactCredentials", List.of(credentials))));
        scenes.add(event("credentials as text", data -> data.with("artifactCredentials", QUOTE)));
        scenes.add(event("credentials too deep", data -> data.with("artifactCredentials", Map.of("x", credentials))));
        scenes.add(event(
                "no session token",
                data -> data.with("artifactCredentials", credentials.with("sessionToken", (Object) null))));
        scenes.add(event("a token that quotes", data -> data.with("continuationToken", QUOTE)));
        scenes.add(event(
                "a stage that quotes",
                data -> data.with("continuationToken", "v1 0 following " + Events.SESSION_TOKEN)));
        scenes.add(event("an encryption key that quotes", data -> data.with("encryptionKey", Map.of("id", QUOTE))));
        scenes.add(event(
                "an artifact that is named so", data -> data.with("inputArtifacts", List.of(Events.artifact(QUOTE)))));
        scenes.add(event(
                "two artifacts",
                data -> data.with("outputArtifacts", List.of(Events.artifact(QUOTE), Events.artifact(QUOTE)))));
    }

    private static void parameters(List<Scene> scenes) {
        scenes.add(given("user parameters that are no JSON", QUOTE));
        for (String key : List.of(QUOTE, "StackName", "Run", "Settings", "Region", "AssumeRoleArn", "TemplatePath")) {
            scenes.add(given(
                    "user parameter " + key.substring(0, Math.min(15, key.length())),
                    Json.text(JsonObject.of(key, QUOTE))));
        }
    }

    private static void artifacts(List<Scene> scenes) {
        scenes.add(artifact("an artifact that is no zip", QUOTE.getBytes(StandardCharsets.UTF_8)));
        scenes.add(artifact("a settings file that quotes", Artifact.with("pointsman.yaml", "? " + Json.text(QUOTE))));
        scenes.add(artifact(
                "a template that quotes", Artifact.with("sam.template", "Resources: [" + Json.text(QUOTE) + "]")));
        scenes.add(artifact("a manifest that quotes", Artifact.with("pointsman/release.json", "{" + QUOTE)));
    }

    private interface Thrown {
        RuntimeException of(int status, String code, String message);
    }

    private static void inAws(
            String service, List<Scene> scenes, Thrown thrown, BiConsumer<FakeSurroundings, RuntimeException> broken) {
        Map.of(
                        400,
                        "ValidationException",
                        403,
                        "AccessDenied",
                        404,
                        "NotFound",
                        429,
                        "Throttling",
                        500,
                        "InternalError")
                .forEach((status, code) -> scenes.add(new Scene(
                        service + " says " + status,
                        data -> data,
                        around -> broken.accept(around, thrown.of(status, code, QUOTE)))));
        IOException cause = new IOException("cannot reach " + QUOTE);
        RuntimeException unreached = SdkClientException.create("cannot reach " + QUOTE, cause);
        scenes.add(new Scene(service + " is not reached", data -> data, around -> broken.accept(around, unreached)));
        RuntimeException surprise = new IllegalStateException(QUOTE, new IllegalArgumentException(QUOTE));
        scenes.add(new Scene(service + " surprises", data -> data, around -> broken.accept(around, surprise)));
    }

    private static Scene event(String name, UnaryOperator<JsonObject> event) {
        return new Scene(name, event, around -> {});
    }

    private static Scene given(String name, String parameters) {
        return event(
                name,
                data -> data.with(
                        "actionConfiguration", Map.of("configuration", Map.of("UserParameters", parameters))));
    }

    private static Scene artifact(String name, byte[] bytes) {
        return new Scene(name, data -> data, around -> Artifact.put(around, bytes));
    }

    private static List<RuntimeException> many(RuntimeException trouble) {
        return Collections.nCopies(200, trouble);
    }

    private static AwsServiceException ofS3(int status, String code, String message) {
        return S3Exception.builder()
                .awsErrorDetails(details(code, message))
                .statusCode(status)
                .message(message)
                .build();
    }

    private static AwsServiceException ofCloudFormation(int status, String code, String message) {
        return CloudFormationException.builder()
                .awsErrorDetails(details(code, message))
                .statusCode(status)
                .message(message)
                .build();
    }

    private static AwsServiceException ofLambda(int status, String code, String message) {
        return LambdaException.builder()
                .awsErrorDetails(details(code, message))
                .statusCode(status)
                .message(message)
                .build();
    }

    private static AwsServiceException ofCodeDeploy(int status, String code, String message) {
        return CodeDeployException.builder()
                .awsErrorDetails(details(code, message))
                .statusCode(status)
                .message(message)
                .build();
    }

    private static AwsServiceException ofCodePipeline(int status, String code, String message) {
        return CodePipelineException.builder()
                .awsErrorDetails(details(code, message))
                .statusCode(status)
                .message(message)
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }

    @Override
    public String toString() {
        return name;
    }
}
