package io.pointsman.promise;

import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is never so, however a release was disturbed and whoever had a hand in it. */
final class Invariants {
    private final World world;
    private final List<String> wrong = new ArrayList<>();

    private Invariants(World world) {
        this.world = world;
    }

    /** A line for each thing that is wrong, after all that was under way has come to its end. */
    static List<String> wrong(ReleaseGround ground) {
        ground.pass(Duration.ofHours(2));
        Invariants one = new Invariants(ground.world);
        one.deployments();
        one.versions();
        one.aliases();
        ground.pipelines().forEach(one::executions);
        return one.wrong;
    }

    private void deployments() {
        List<String> moving = List.of("Created", "Queued", "InProgress");
        world.call("codedeploy", "ListDeployments", JsonObject.of("includeOnlyStatuses", moving))
                .texts("deployments")
                .forEach(id -> wrong.add("deployment " + id + " is under way"));
    }

    private List<String> functions() {
        return world.call("lambda", "ListFunctions", JsonObject.empty()).objects("Functions").stream()
                .map(function -> function.needText("FunctionName"))
                .toList();
    }

    private void versions() {
        for (String function : functions()) {
            Set<String> codes = new HashSet<>();
            world
                    .call("lambda", "ListVersionsByFunction", JsonObject.of("FunctionName", function))
                    .objects("Versions")
                    .stream()
                    .filter(version -> !version.needText("Version").equals("$LATEST"))
                    .filter(version -> !codes.add(version.needText("CodeSha256")))
                    .forEach(version -> wrong.add(function + " has version " + version.needText("Version")
                            + " of code that another version has"));
        }
    }

    private void aliases() {
        for (String function : functions()) {
            world.call("lambda", "ListAliases", JsonObject.of("FunctionName", function)).objects("Aliases").stream()
                    .filter(alias -> !alias.objectOrEmpty("RoutingConfig")
                            .objectOrEmpty("AdditionalVersionWeights")
                            .members()
                            .isEmpty())
                    .forEach(alias -> wrong.add(function + ":" + alias.needText("Name") + " shares its traffic"));
        }
    }

    private void executions(String name) {
        JsonObject pipeline = JsonObject.of("pipelineName", name);
        world.call("codepipeline", "ListPipelineExecutions", pipeline).objects("pipelineExecutionSummaries").stream()
                .filter(one -> one.needText("status").equals("InProgress"))
                .forEach(one -> wrong.add("execution " + one.needText("pipelineExecutionId") + " hangs"));
        world
                .call("codepipeline", "ListActionExecutions", pipeline.with("maxResults", 100))
                .objects("actionExecutionDetails")
                .stream()
                .filter(action -> action.needText("status").equals("Failed"))
                .filter(action -> said(action).isBlank() || said(action).contains("unexpected"))
                .forEach(action ->
                        wrong.add("action " + action.needText("actionName") + " failed with: " + said(action)));
    }

    private static String said(JsonObject action) {
        return action.objectOrEmpty("output")
                .objectOrEmpty("executionResult")
                .objectOrEmpty("errorDetails")
                .text("message")
                .orElse("");
    }
}
