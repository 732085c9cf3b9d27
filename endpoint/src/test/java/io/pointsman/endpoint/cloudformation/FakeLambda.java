package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lambda as CloudFormation sees it. A key that begins with "missing" is not in S3; equal keys but for "copy-of-" are equal bytes. */
public final class FakeLambda implements Service {
    public final List<String> calls = new ArrayList<>();
    public final Map<String, String> code = new LinkedHashMap<>();
    public final Map<String, List<String>> versions = new HashMap<>();
    public final Map<String, String> aliases = new LinkedHashMap<>();
    public int looksUntilSettled;
    private int looks;

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Protocol protocol() {
        return Protocol.LAMBDA_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.ofEntries(
                Map.entry("GetAlias", (input, caller) -> version(input)),
                Map.entry("CreateFunction", (input, caller) -> noted("CreateFunction", input, create(input))),
                Map.entry(
                        "UpdateFunctionCode", (input, caller) -> noted("UpdateFunctionCode", input, put(input, input))),
                Map.entry(
                        "UpdateFunctionConfiguration",
                        (input, caller) -> noted("UpdateFunctionConfiguration", input, JsonObject.empty())),
                Map.entry("GetFunction", (input, caller) -> get(input)),
                Map.entry("DeleteFunction", (input, caller) -> noted("DeleteFunction", input, delete(input))),
                Map.entry("ListVersionsByFunction", (input, caller) -> list(input)),
                Map.entry("PublishVersion", (input, caller) -> noted("PublishVersion", input, publish(input))),
                Map.entry("CreateAlias", (input, caller) -> noted("CreateAlias", input, alias(input))),
                Map.entry("UpdateAlias", (input, caller) -> noted("UpdateAlias", input, alias(input))),
                Map.entry("DeleteAlias", (input, caller) -> noted("DeleteAlias", input, JsonObject.empty())));
    }

    private JsonObject noted(String operation, JsonObject input, JsonObject answer) {
        calls.add(operation + " " + input.needText("FunctionName"));
        return answer;
    }

    private JsonObject create(JsonObject input) {
        return put(input, input.objectOrEmpty("Code"));
    }

    private JsonObject put(JsonObject input, JsonObject place) {
        String name = input.needText("FunctionName");
        String key = place.text("S3Key").orElse("inline");
        if (key.startsWith("missing")) {
            throw new AwsError(
                    400,
                    "InvalidParameterValueException",
                    "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key"
                            + " does not exist.");
        }
        code.put(name, key.replace("copy-of-", ""));
        looks = looksUntilSettled;
        return JsonObject.of("FunctionArn", arn(name));
    }

    private static String arn(String name) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
    }

    private JsonObject get(JsonObject input) {
        String name =
                input.needText("FunctionName").replaceAll(".*function:", "").replaceAll(":.*", "");
        if (!code.containsKey(name)) {
            throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + arn(name));
        }
        boolean settled = looks-- <= 0;
        return JsonObject.of(
                "Configuration",
                JsonObject.of("State", "Active", "LastUpdateStatus", settled ? "Successful" : "InProgress"));
    }

    private JsonObject delete(JsonObject input) {
        code.remove(input.needText("FunctionName"));
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        List<JsonObject> known = new ArrayList<>();
        known.add(JsonObject.of("Version", "$LATEST"));
        int count =
                versions.getOrDefault(input.needText("FunctionName"), List.of()).size();
        for (int i = 1; i <= count; i++) {
            known.add(JsonObject.of("Version", String.valueOf(i)));
        }
        return JsonObject.of("Versions", known);
    }

    private JsonObject publish(JsonObject input) {
        String name = input.needText("FunctionName");
        List<String> published = versions.computeIfAbsent(name, key -> new ArrayList<>());
        String now = String.valueOf(code.get(name));
        if (published.isEmpty() || !published.getLast().equals(now)) {
            published.add(now);
        }
        String version = String.valueOf(published.size());
        return JsonObject.of("Version", version, "FunctionArn", arn(name) + ":" + version);
    }

    private JsonObject version(JsonObject input) {
        String name = input.needText("FunctionName") + ":" + input.needText("Name");
        return JsonObject.of("FunctionVersion", aliases.get(name));
    }

    private JsonObject alias(JsonObject input) {
        String name = input.needText("FunctionName") + ":" + input.needText("Name");
        aliases.put(name, input.needText("FunctionVersion"));
        return JsonObject.of("AliasArn", arn(name), "said", Json.text(input));
    }
}
