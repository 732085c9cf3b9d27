package io.pointsman.local.aws.lambda;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who else may invoke. The endpoint keeps these statements and shows them; it does not enforce them. */
final class PermissionOperations {
    /** Members of the request to the keys of the condition that they become. */
    private static final Map<String, String> EQUAL = new TreeMap<>(Map.of(
            "SourceAccount", "AWS:SourceAccount",
            "FunctionUrlAuthType", "lambda:FunctionUrlAuthType",
            "PrincipalOrgID", "aws:PrincipalOrgID",
            "EventSourceToken", "lambda:EventSourceToken"));

    private final Functions functions;

    PermissionOperations(Functions functions) {
        this.functions = functions;
    }

    Map<String, Operation> table() {
        return Map.of(
                "AddPermission", (input, caller) -> add(input),
                "RemovePermission", (input, caller) -> remove(input),
                "GetPolicy", (input, caller) -> get(input));
    }

    private JsonObject add(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        functions.check(address);
        String id = Constraint.required(input, "StatementId");
        Policy policy = functions.named(address).policies().computeIfAbsent(address.version(), version -> new Policy());
        if (policy.has(id)) {
            throw LambdaErrors.conflict("The statement id (" + id
                    + ") provided already exists. Please provide a new statement id, or remove the existing"
                    + " statement.");
        }
        checkRevision(policy, input);
        JsonObject statement = statement(id, functions.arn(address), input);
        policy.add(id, statement);
        return JsonObject.of("Statement", Json.text(statement));
    }

    private JsonObject remove(JsonObject input) {
        String id = Constraint.required(input, "StatementId");
        Policy policy = policy(input)
                .filter(found -> found.has(id))
                .orElseThrow(() -> LambdaErrors.notFound("Statement " + id + " is not found in resource policy."));
        checkRevision(policy, input);
        policy.remove(id);
        return JsonObject.empty();
    }

    private JsonObject get(JsonObject input) {
        Policy policy = policy(input)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
        return JsonObject.of("Policy", policy.text(), "RevisionId", policy.revision());
    }

    private Optional<Policy> policy(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        functions.check(address);
        return Optional.ofNullable(functions.named(address).policies().get(address.version()));
    }

    private static void checkRevision(Policy policy, JsonObject input) {
        input.text("RevisionId")
                .filter(revision -> !revision.equals(policy.revision()))
                .ifPresent(revision -> {
                    throw LambdaErrors.staleRevision();
                });
    }

    private static JsonObject statement(String id, String arn, JsonObject input) {
        JsonObject statement = JsonObject.of("Sid", id, "Effect", "Allow")
                .with("Principal", principal(Constraint.required(input, "Principal")))
                .with("Action", Constraint.required(input, "Action"))
                .with("Resource", arn);
        JsonObject condition = condition(input);
        return condition.members().isEmpty() ? statement : statement.with("Condition", condition);
    }

    private static JsonObject condition(JsonObject input) {
        JsonObject equal = JsonObject.empty();
        for (var key : EQUAL.entrySet()) {
            equal = equal.with(key.getValue(), input.text(key.getKey()));
        }
        JsonObject condition = equal.members().isEmpty()
                ? JsonObject.empty()
                : JsonObject.of("StringEquals", equal);
        if (input.has("SourceArn")) {
            condition = condition.with("ArnLike", JsonObject.of("AWS:SourceArn", input.needText("SourceArn")));
        }
        return input.flag("InvokedViaFunctionUrl").orElse(false)
                ? condition.with("Bool", JsonObject.of("lambda:InvokedViaFunctionUrl", "true"))
                : condition;
    }

    private static Object principal(String principal) {
        if (principal.equals("*")) {
            return principal;
        }
        return principal.matches("[0-9]{12}")
                ? JsonObject.of("AWS", "arn:aws:iam::" + principal + ":root")
                : JsonObject.of(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
    }
}
