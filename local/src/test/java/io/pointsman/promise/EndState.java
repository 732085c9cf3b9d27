package io.pointsman.promise;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Everything that the endpoint holds at the end, one fact a line, in an order that does not depend on ids that are made by chance. */
final class EndState {
    private static final String CHANGE_SET = "change set of ";

    private static final List<String> ACTIONS =
            List.of("rewrite", "changeset", "execute", "publish", "shift", "retain");

    private static final List<String> OF_CONTENT = List.of("code/", "contents/", "lines/", "locations/");

    /** What a process has seen of a shift on its way, and why it published: of a process that is gone nobody knows. */
    private static final Pattern OF_WHO_LOOKED = Pattern.compile(
            "^object releases/.*(/functions/[^/]+/weights/|/(publish|versions)/functions/[^/]+/(why|at) = )");

    private final World world;
    private final List<String> lines = new ArrayList<>();

    /** Last: one more or less there does not give the rest other numbers. */
    private final List<String> outputs = new ArrayList<>();

    private final TakeOver takeOver;
    private final List<String> runs = new ArrayList<>();
    private final Set<String> artifacts = new HashSet<>();

    private EndState(World world, TakeOver takeOver) {
        this.world = world;
        this.takeOver = takeOver;
    }

    /** @param takeOver where all actions were tried again, what they say and write down of it is of a second time */
    static List<String> of(ReleaseGround ground, TakeOver takeOver) {
        return constant(withChance(ground, takeOver));
    }

    /** With ids and times as they are. */
    static List<String> withChance(ReleaseGround ground, TakeOver takeOver) {
        EndState state = new EndState(ground.world, takeOver);
        state.pipeline();
        state.functions();
        state.stacks();
        state.alarms();
        if (takeOver == TakeOver.RETRY_OF_ALL_ACTIONS) {
            state.deployments();
            state.lines.addAll(state.outputs);
            return state.lines;
        }
        state.objects("releases");
        state.objects("source");
        ground.announced().forEach(told -> state.lines.add("announced " + told));
        state.deployments();
        state.lines.addAll(state.outputs);
        state.changeSets();
        return state.lines;
    }

    /** Of a change set that stands there when all is over. */
    static boolean isOfChangeSet(String line) {
        return line.startsWith(CHANGE_SET);
    }

    /** Two that differ in nothing but chance are the same then. */
    static List<String> constant(List<String> all) {
        List<String> lines =
                all.stream().filter(line -> !OF_WHO_LOOKED.matcher(line).find()).toList();
        Constant constant = new Constant();
        return lines.stream().map(constant::line).toList();
    }

    private JsonObject ask(String service, String operation, Object... members) {
        return world.call(service, operation, JsonObject.of(members));
    }

    private static JsonObject without(JsonObject object, String... names) {
        Map<String, Object> members = new TreeMap<>(object.members());
        List.of(names).forEach(members::remove);
        return JsonObject.of(members);
    }

    /** An attempt that has deployed nothing is made anew. */
    private static JsonObject withoutAttempts(JsonObject shift) {
        List<JsonObject> earlier = shift.objects("earlier").stream()
                .filter(attempt -> Json.text(attempt).contains("\"deploymentId\""))
                .toList();
        JsonObject rest = without(shift, "attempt", "startedBy", "earlier");
        return earlier.isEmpty() ? rest : rest.with("earlier", earlier);
    }

    private void say(String about, Object value) {
        flatten(lines, about, value);
    }

    private void outputs(String about, Object value) {
        flatten(outputs, about, value);
    }

    private static void flatten(List<String> lines, String path, @Nullable Object value) {
        switch (value) {
            case null -> lines.add(path + " = null");
            case Instant time -> lines.add(path + " = TIME");
            case byte[] bytes -> lines.add(path + " = " + Base64.getEncoder().encodeToString(bytes));
            case Optional<?> maybe -> maybe.ifPresent(it -> flatten(lines, path, it));
            case JsonObject object -> flatten(lines, path, object.members());
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, one) -> sorted.put(String.valueOf(key), one));
                sorted.forEach((key, one) -> flatten(lines, path + "/" + key, one));
            }
            case Collection<?> list -> {
                int place = 0;
                for (Object one : list) {
                    flatten(lines, path + "/" + place++, one);
                }
            }
            default -> lines.add(path + " = " + value);
        }
    }

    private void functions() {
        for (JsonObject function : ask("lambda", "ListFunctions").objects("Functions")) {
            String name = function.needText("FunctionName");
            say("function " + name, ask("lambda", "GetFunctionConfiguration", "FunctionName", name));
            say("versions " + name, ask("lambda", "ListVersionsByFunction", "FunctionName", name));
            say("aliases " + name, ask("lambda", "ListAliases", "FunctionName", name));
        }
    }

    private void stacks() {
        for (JsonObject stack : ask("cloudformation", "DescribeStacks").objects("Stacks")) {
            String name = stack.needText("StackName");
            say("stack " + name, without(stack, "ChangeSetId"));
            say("resources " + name, ask("cloudformation", "DescribeStackResources", "StackName", name));
            say("template " + name, ask("cloudformation", "GetTemplate", "StackName", name));
            if (takeOver == TakeOver.RETRY_OF_ALL_ACTIONS) {
                continue;
            }
            say(
                    "events " + name,
                    ask("cloudformation", "DescribeStackEvents", "StackName", name)
                            .objects("StackEvents")
                            .reversed());
        }
    }

    /** Last, so that one more does not give the rest other numbers. */
    private void changeSets() {
        for (JsonObject stack : ask("cloudformation", "DescribeStacks").objects("Stacks")) {
            String name = stack.needText("StackName");
            for (JsonObject set :
                    ask("cloudformation", "ListChangeSets", "StackName", name).objects("Summaries")) {
                say(
                        CHANGE_SET + name,
                        ask("cloudformation", "DescribeChangeSet", "ChangeSetName", set.needText("ChangeSetId")));
            }
        }
    }

    private void alarms() {
        ask("monitoring", "DescribeAlarms").objects("MetricAlarms").stream()
                .map(alarm -> "alarm " + alarm.needText("AlarmName"))
                .sorted()
                .forEach(lines::add);
    }

    private void deployments() {
        for (String application : ask("codedeploy", "ListApplications").texts("applications")) {
            say("application", ask("codedeploy", "GetApplication", "applicationName", application));
            for (String group : ask("codedeploy", "ListDeploymentGroups", "applicationName", application)
                    .texts("deploymentGroups")
                    .stream()
                    .sorted()
                    .toList()) {
                say(
                        "group",
                        ask(
                                "codedeploy",
                                "GetDeploymentGroup",
                                "applicationName",
                                application,
                                "deploymentGroupName",
                                group));
            }
        }
        List<JsonObject> all = new ArrayList<>();
        for (String id : ask("codedeploy", "ListDeployments").texts("deployments")) {
            all.add(ask("codedeploy", "GetDeployment", "deploymentId", id).objectOrEmpty("deploymentInfo"));
        }
        all.stream()
                .sorted(Comparator.comparing(
                                (JsonObject one) -> String.valueOf(one.members().get("createTime")))
                        .thenComparing(one -> one.text("deploymentGroupName").orElse("")))
                .forEach(one -> say("deployment", one));
    }

    /** How each action ended at last. */
    private void pipeline() {
        List<JsonObject> executions = ask(
                        "codepipeline", "ListPipelineExecutions", "pipelineName", ReleasedApplication.PIPELINE)
                .objects("pipelineExecutionSummaries")
                .reversed();
        for (JsonObject execution : executions) {
            String id = execution.needText("pipelineExecutionId");
            runs.add(id);
            lines.add("execution " + id + " " + execution.needText("status"));
            Map<String, JsonObject> latest = new TreeMap<>();
            ask(
                            "codepipeline",
                            "ListActionExecutions",
                            "pipelineName",
                            ReleasedApplication.PIPELINE,
                            "filter",
                            JsonObject.of("pipelineExecutionId", id),
                            "maxResults",
                            100)
                    .objects("actionExecutionDetails")
                    .reversed()
                    .forEach(one -> latest.put(one.needText("actionName"), one));
            latest.forEach((name, one) -> {
                outputs("action " + name, one.text("status"));
                JsonObject output = one.objectOrEmpty("output");
                output.objects("outputArtifacts")
                        .forEach(artifact -> artifacts.add(
                                artifact.objectOrEmpty("s3location").needText("key")));
                if (takeOver != TakeOver.RETRY_OF_ALL_ACTIONS) {
                    outputs("action " + name, said(one, output));
                }
            });
        }
    }

    /** A failure has a message and no summary: what was said last on the way stays. */
    private static JsonObject said(JsonObject action, JsonObject output) {
        return action.needText("status").equals("Failed")
                ? output.with(
                        "executionResult", without(output.objectOrEmpty("executionResult"), "externalExecutionSummary"))
                : output;
    }

    private void objects(String bucket) {
        JsonObject listed = ask("s3", "ListObjectVersions", "Bucket", bucket, "MaxKeys", 1000);
        Map<String, List<JsonObject>> byKey = new HashMap<>();
        listed.objects("Versions")
                .forEach(one -> byKey.computeIfAbsent(one.needText("Key"), key -> new ArrayList<>())
                        .add(one));
        byKey.keySet().stream()
                .filter(key -> !key.startsWith(ReleasedApplication.PIPELINE + "/") || artifacts.contains(key))
                .sorted(Comparator.comparing(Constant::form)
                        .thenComparing(EndState::ofContent)
                        .thenComparing(key -> String.valueOf(Objects.requireNonNull(byKey.get(key))
                                .getLast()
                                .members()
                                .get("LastModified"))))
                .forEach(key -> object(bucket, key, Objects.requireNonNull(byKey.get(key))));
        say("deleted in " + bucket, listed.objects("DeleteMarkers"));
    }

    /** A key that is made of what it is about, and of nothing that is made by chance; the same for all others. */
    private static String ofContent(String key) {
        return OF_CONTENT.stream().anyMatch(key::startsWith) ? key : "";
    }

    /** An action's artifact says for people what it found there: a delivery more writes it again. */
    private static boolean isWrittenByEachDelivery(String key) {
        return key.startsWith(ReleasedApplication.PIPELINE + "/Release/");
    }

    private void object(String bucket, String key, List<JsonObject> versions) {
        boolean document = key.startsWith("releases/");
        Set<String> different = new HashSet<>();
        versions.forEach(version -> different.add(version.needText("ETag")));
        if (!document && !isWrittenByEachDelivery(key)) {
            say("different contents of object " + key, different.size());
        }
        JsonObject object = ask("s3", "GetObject", "Bucket", bucket, "Key", key);
        byte[] body = ((Blob) Objects.requireNonNull(object.members().get("Body"))).bytes();
        if (document) {
            document("object " + key, Json.object(new String(body, StandardCharsets.UTF_8)));
        } else {
            content("object " + key, key, body);
        }
    }

    /** Of a job that is given out again there is one more, and a document is written once more for it. */
    private void document(String about, JsonObject document) {
        Map<String, Object> members = new TreeMap<>(document.members());
        members.remove("about");
        if (members.containsKey("jobs")) {
            Set<String> jobs = new HashSet<>();
            document.objects("jobs").forEach(job -> jobs.add(job.needText("action") + " of " + job.needText("run")));
            runs.forEach(run -> ACTIONS.stream()
                    .map(action -> action + " of " + run)
                    .filter(jobs::contains)
                    .forEach(job -> lines.add(about + " " + job)));
            members.remove("jobs");
        }
        members.computeIfPresent("shift", (name, shift) -> withoutAttempts(document.objectOrEmpty("shift")));
        members.computeIfPresent(
                "history",
                (name, history) -> document.objects("history").stream()
                        .map(event -> without(event, "attempt"))
                        .toList());
        say(about, members);
    }

    private void content(String about, String name, byte[] body) {
        if (name.endsWith(".json")) {
            say(about, Json.value(new String(body, StandardCharsets.UTF_8)));
        } else if (body.length > 1 && body[0] == 'P' && body[1] == 'K') {
            entries(about, body);
        } else {
            new String(body, StandardCharsets.UTF_8).lines().forEach(line -> lines.add(about + ": " + line));
        }
    }

    private void entries(String about, byte[] zip) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                content(about + "!" + entry.getName(), entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
