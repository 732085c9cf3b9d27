package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What hangs on a function's name beside its configuration: recursion, code signing, and how its runtime is kept up to date. */
final class FunctionSettings {
    private final Functions functions;
    private final RuntimeVersion versions;

    FunctionSettings(Functions functions, RuntimeVersion versions) {
        this.functions = functions;
        this.versions = versions;
    }

    Map<String, Operation> table() {
        Map<String, Operation> table = new TreeMap<>();
        table.put("PutFunctionRecursionConfig", (input, caller) -> putRecursion(input));
        table.put("GetFunctionRecursionConfig", (input, caller) -> recursion(functions.unqualified(input)));
        table.put("PutFunctionCodeSigningConfig", (input, caller) -> putSigning(input));
        table.put("GetFunctionCodeSigningConfig", (input, caller) -> signing(functions.unqualified(input)));
        table.put("DeleteFunctionCodeSigningConfig", (input, caller) -> deleteSigning(input));
        table.put("PutRuntimeManagementConfig", (input, caller) -> putManagement(input));
        table.put("GetRuntimeManagementConfig", (input, caller) -> management(FunctionAddress.of(input)));
        return table;
    }

    private JsonObject putRecursion(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        function.recursion(input.needText("RecursiveLoop"));
        return recursion(function);
    }

    private static JsonObject recursion(LambdaFunction function) {
        return JsonObject.of("RecursiveLoop", function.recursion());
    }

    /** Taken on trust: the endpoint has no code signing configurations of its own, and checks no signature. */
    private JsonObject putSigning(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        function.signing(Optional.of(input.needText("CodeSigningConfigArn")));
        return signing(function);
    }

    private static JsonObject signing(LambdaFunction function) {
        return JsonObject.of("FunctionName", function.name())
                .with("CodeSigningConfigArn", function.signing().orElse(""));
    }

    private JsonObject deleteSigning(JsonObject input) {
        functions.unqualified(input).signing(Optional.empty());
        return JsonObject.empty();
    }

    /** By hand, the function gets the build that was chosen; in the other ways, the one of its runtime. */
    private JsonObject putManagement(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        Edition edition = functions.find(address).edition();
        String when = input.needText("UpdateRuntimeOn");
        if (when.equals("Manual") != input.has("RuntimeVersionArn")) {
            throw LambdaErrors.invalid(
                    "You must specify a runtime version ARN with the update mode Manual, and only then.");
        }
        String arn = input.text("RuntimeVersionArn")
                .orElseGet(() -> versions.arn(edition.settings().text("Runtime").orElse("")));
        functions.named(address).managements().put(address.version(), when);
        edition.chooseRuntime(RuntimeVersion.chosen(edition.settings(), arn));
        return management(address);
    }

    private JsonObject management(FunctionAddress address) {
        Edition edition = functions.find(address).edition();
        LambdaFunction function = functions.named(address);
        String when = function.managements().getOrDefault(address.version(), "Auto");
        JsonObject shown = JsonObject.of("UpdateRuntimeOn", when, "FunctionArn", functions.arn(address));
        return when.equals("Manual")
                ? shown.with(
                        "RuntimeVersionArn",
                        edition.settings().objectOrEmpty("RuntimeVersionConfig").text("RuntimeVersionArn"))
                : shown;
    }
}
