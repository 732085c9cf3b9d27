package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Who else may invoke. Held against what event sources ask for ({@link Admission}), not against access keys. */
final class PermissionOperations {
    /** An account, something with an ARN, or a service. */
    private static final Pattern PRINCIPAL = Pattern.compile("[0-9]{12}|arn:.+|.+\\.amazon(aws)?\\.com(\\.cn)?");

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
        String id = input.needText("StatementId");
        FunctionAddress address = FunctionAddress.of(input);
        if (address.qualifier().filter(FunctionAddress.LATEST::equals).isPresent()) {
            throw LambdaErrors.invalid("We currently do not support adding policies for $LATEST.");
        }
        check(address);
        Policy policy = functions.named(address).policies().computeIfAbsent(address.version(), version -> new Policy());
        if (policy.has(id)) {
            throw LambdaErrors.conflict("The statement id (" + id
                    + ") provided already exists. Please provide a new statement id, or remove the existing"
                    + " statement.");
        }
        checkRevision(address, policy, input);
        JsonObject statement = statement(id, functions.arn(address), input);
        policy.add(id, statement);
        functions.named(address).revised(address.version(), policy.revision());
        return JsonObject.of("Statement", Json.text(statement));
    }

    private JsonObject remove(JsonObject input) {
        String id = input.needText("StatementId");
        FunctionAddress address = FunctionAddress.of(input);
        if (!functions.has(address.name())) {
            throw LambdaErrors.notFound("No policy found for: " + functions.arn(address));
        }
        check(address);
        Policy policy = policy(address)
                .orElseThrow(() -> LambdaErrors.notFound("No policy is associated with the given resource."));
        if (!policy.has(id)) {
            throw LambdaErrors.notFound("Statement " + id + " is not found in resource policy.");
        }
        checkRevision(address, policy, input);
        policy.remove(id);
        functions.named(address).revised(address.version(), policy.revision());
        return JsonObject.empty();
    }

    private JsonObject get(JsonObject input) {
        Policy policy = policy(FunctionAddress.of(input))
                .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
        return JsonObject.of("Policy", policy.text(), "RevisionId", policy.revision());
    }

    /** A qualifier with a letter at its start is taken for an alias, and missed as one. */
    private void check(FunctionAddress address) {
        boolean alias = address.version().matches("[a-zA-Z0-9-_]*[a-zA-Z-_][a-zA-Z0-9-_]*");
        if (alias && functions.has(address.name()) && !functions.named(address).knows(address.version())) {
            throw LambdaErrors.aliasNotFound(functions.arn(address));
        }
        functions.check(address);
    }

    /** The one of a version that is not there is none. */
    private Optional<Policy> policy(FunctionAddress address) {
        return Optional.of(address)
                .filter(known -> functions.has(known.name()))
                .map(functions::named)
                .flatMap(function -> Optional.ofNullable(function.policies().get(address.version())))
                .filter(found -> !found.isEmpty());
    }

    /** The policy's, or that of what it is the policy of. */
    private void checkRevision(FunctionAddress address, Policy policy, JsonObject input) {
        String own = functions.named(address).revision(address.version());
        input.text("RevisionId")
                .filter(revision -> !revision.equals(own))
                .filter(revision -> policy.isEmpty() || !revision.equals(policy.revision()))
                .ifPresent(revision -> {
                    throw LambdaErrors.stalePolicy();
                });
    }

    private static JsonObject statement(String id, String arn, JsonObject input) {
        JsonObject statement = JsonObject.of("Sid", id, "Effect", "Allow")
                .with("Principal", principal(input.needText("Principal")))
                .with("Action", input.needText("Action"))
                .with("Resource", arn);
        JsonObject condition = condition(input);
        return condition.members().isEmpty() ? statement : statement.with("Condition", condition);
    }

    private static JsonObject condition(JsonObject input) {
        JsonObject equal = JsonObject.empty();
        for (var key : EQUAL.entrySet()) {
            equal = equal.with(key.getValue(), input.text(key.getKey()));
        }
        JsonObject condition = equal.members().isEmpty() ? JsonObject.empty() : JsonObject.of("StringEquals", equal);
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
        if (!PRINCIPAL.matcher(principal).matches()) {
            throw LambdaErrors.invalid("The provided principal was invalid. Please check the principal and try again.");
        }
        return principal.matches("[0-9]{12}")
                ? JsonObject.of("AWS", "arn:aws:iam::" + principal + ":root")
                : JsonObject.of(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
    }
}
