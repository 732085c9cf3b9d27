package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.actions.changeset.ChangeSetRun;
import io.pointsman.actions.execute.ExecuteRun;
import io.pointsman.actions.publish.PublishRun;
import io.pointsman.actions.shift.ShiftRun;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.cloudformation.SdkChangeSets;
import io.pointsman.endpoint.apigateway.RestApiService;
import io.pointsman.endpoint.codedeploy.CodeDeployService;
import io.pointsman.endpoint.monitoring.CloudWatchService;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.engine.Outcome;
import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.StackPlace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;

/**
 * Releases of a function behind an API, by the real actions, while customers call it. The clock stands still between the customers: they
 * come every second of it, and the code that answers says its name.
 */
final class ShopScene implements AutoCloseable {
    private static final JsonObject WEB = JsonObject.of("StackName", "web");
    private static final JsonObject CANARY =
            WEB.with("DeploymentConfigName", "CodeDeployDefault.LambdaCanary10Percent5Minutes");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int CUSTOMERS_BETWEEN_LOOKS = 15;

    final StackPlace place = new StackPlace();
    final Crowd crowd = new Crowd();
    private final CodeDeployClient codeDeploy;
    private final EndpointServer server;
    private final Set<Without.Safeguard> off;
    private Set<String> letIn = Set.of();
    private String incoming = "";
    private List<String> earlier = List.of();
    private boolean stops;
    private int runs;

    /** @param off safeguards that the actions lack */
    ShopScene(Without.Safeguard... off) {
        this.off = Set.of(off);
        RestApiService apis = new RestApiService(place.world);
        place.world.add(apis);
        place.world.add(apis.httpApis());
        place.world.add(new CodeDeployService(place.world));
        place.world.add(new CloudWatchService(place.world));
        this.server = EndpointServer.start(place.world, 0);
        this.codeDeploy = CodeDeployClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        place.meanwhile(this::customersCome);
    }

    /** @param more lines of the function's properties */
    private static String template(String code, String alias, String topic, String... more) {
        return """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: web-F
                  Handler: app.handler
                  Runtime: python3.12
                  Role: arn:aws:iam::123456789012:role/app
                  CodeUri: s3://releases/CODE.zip
                  AutoPublishAlias: ALIAS
                  Events: {Page: {Type: HttpApi, Properties: {Path: /page, Method: GET}}}
            MORE  Topic:
                Type: AWS::SNS::Topic
                DependsOn: [FAliasALIAS]
                Properties: {DisplayName: CODE}
                Metadata: {PointsmanLocal: {TOPIC}}
            """.replace("CODE", code)
                .replace("ALIAS", alias)
                .replace("TOPIC", topic)
                .replace("MORE", String.join("", List.of(more)).indent(6));
    }

    private void coded(String code) {
        String text = "def handler(event, context):\n    return {'statusCode': 200, 'body': '" + code + "'}\n";
        byte[] zip = ReproducibleZip.of(Map.of("app.py", text.getBytes(StandardCharsets.UTF_8)));
        place.s3.putObject(put -> put.bucket(StackPlace.BUCKET).key(code + ".zip"), RequestBody.fromBytes(zip));
    }

    private Outcome deployed(String code, JsonObject given, String template) {
        coded(code);
        place.run = "run-" + ++runs;
        place.template = template;
        ChangeSets changeSets = new Without(new SdkChangeSets(place.cloudFormation), off, () -> place.template);
        Outcome made = ChangeSetRun.of(place, changeSets, given);
        if (made instanceof Outcome.Failed) {
            return made;
        }
        Outcome executed = off.contains(Without.Safeguard.PUT_BACK)
                ? ExecuteRun.withoutPutBack(place, changeSets, WEB)
                : ExecuteRun.of(place, changeSets, WEB);
        customersCome();
        return executed;
    }

    /** Alias and API come into being; whoever calls gets this code. */
    void first(String code) {
        succeeded(deployed(code, WEB, template(code, "live", "")));
        letIn = Set.of(code);
        customersCome();
    }

    /** A release that ends well or badly in its shift. */
    Outcome release(String code, JsonObject shift) {
        Outcome deployed = deployed(code, WEB, template(code, "live", ""));
        if (deployed instanceof Outcome.Failed) {
            return deployed;
        }
        succeeded(PublishRun.of(place, Map.of("F", "web-F"), WEB));
        incoming = code;
        earlier = deployments();
        Outcome shifted = ShiftRun.of(place, codeDeploy, shift);
        incoming = "";
        return shifted;
    }

    void good(String code) {
        succeeded(release(code, CANARY));
        letIn = Set.of(code);
        customersCome();
    }

    /** Its hook is asked and says nothing within the hour that CodeDeploy waits. */
    Outcome refusedByHook(String code) {
        place.world.call(
                "lambda",
                "CreateFunction",
                JsonObject.of("FunctionName", "CodeDeployHook_check", "Runtime", "python3.12", "Handler", "app.handler")
                        .with("Role", "arn:aws:iam::123456789012:role/app")
                        .with("Code", JsonObject.of("S3Bucket", StackPlace.BUCKET, "S3Key", "one.zip")));
        place.pass(Duration.ofSeconds(10));
        Outcome outcome = release(code, CANARY.with("BeforeAllowTraffic", "CodeDeployHook_check"));
        customersCome();
        return outcome;
    }

    /** Somebody stops the deployment in the middle of its canary. */
    Outcome rolledBack(String code) {
        stops = true;
        Outcome outcome = release(code, CANARY);
        customersCome();
        return outcome;
    }

    Outcome failedUpdate(String code, JsonObject given) {
        return deployed(code, given, template(code, "live", "Fails: UPDATE"));
    }

    Outcome concurrency(String code) {
        return deployed(
                code,
                WEB,
                template(code, "live", "", "ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}"));
    }

    /** With the check of callers lowered, which would refuse it before the guard does. */
    Outcome renamed(String code) {
        return deployed(code, WEB.with("Callers", "Warn"), template(code, "prod", ""));
    }

    /** Counts from here. */
    void forget() {
        crowd.strays.clear();
        crowd.asked = 0;
    }

    void customersCome() {
        if (letIn.isEmpty()) {
            return; // nobody has been invited yet
        }
        URI page = page();
        for (int i = 0; i < CUSTOMERS_BETWEEN_LOOKS; i++) {
            place.pass(SECOND);
            crowd.ask(page, 1, this::isLetIn);
        }
        if (stops && !moving().isEmpty()) {
            stops = false;
            moving().forEach(id ->
                    codeDeploy.stopDeployment(stop -> stop.deploymentId(id).autoRollbackEnabled(true)));
            place.pass(SECOND);
        }
    }

    private boolean isLetIn(String code) {
        return letIn.contains(code) || (code.equals(incoming) && !moving().isEmpty());
    }

    /** The deployments of the release under way that have begun to move traffic, by CodeDeploy's record: their hook has said yes. */
    private List<String> moving() {
        return deployments().stream()
                .filter(id -> !incoming.isEmpty() && !earlier.contains(id))
                .filter(id -> codeDeploy
                        .getDeploymentTarget(get -> get.deploymentId(id).targetId(target(id)))
                        .deploymentTarget()
                        .lambdaTarget()
                        .lifecycleEvents()
                        .stream()
                        .anyMatch(event ->
                                event.lifecycleEventName().equals("AllowTraffic") && event.startTime() != null))
                .toList();
    }

    private String target(String deployment) {
        return codeDeploy
                .listDeploymentTargets(list -> list.deploymentId(deployment))
                .targetIds()
                .getFirst();
    }

    /** Newest first. */
    private List<String> deployments() {
        try {
            return codeDeploy
                    .listDeployments(
                            list -> list.applicationName("pointsman-web").deploymentGroupName("F"))
                    .deployments();
        } catch (ApplicationDoesNotExistException e) {
            return List.of(); // nothing was ever shifted
        }
    }

    private URI page() {
        String api = place.cloudFormation.describeStackResources(ask -> ask.stackName("web")).stackResources().stream()
                .filter(resource -> resource.resourceType().equals("AWS::ApiGatewayV2::Api"))
                .findFirst()
                .orElseThrow()
                .physicalResourceId();
        return URI.create(server.uri() + "/_apis/" + api + "/page");
    }

    static void succeeded(Outcome outcome) {
        assertInstanceOf(Outcome.Succeeded.class, outcome, outcome.toString());
    }

    static String failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString())
                .message();
    }

    @Override
    public void close() {
        crowd.close();
        codeDeploy.close();
        server.close();
        place.close();
    }
}
