package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.constraint.ValidationSentence;
import io.pointsman.endpoint.lambda.Functions.Found;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** To create, read, list and delete functions. */
final class FunctionOperations {
    private static final int LONGEST_NAME = 64;

    private final Functions functions;
    private final SettingsRules rules;
    private final CodeReader code;
    private final Publishing publishing;
    private final Transitions transitions;
    private final Retirement retirement;
    private final Downloads downloads;
    private final InstantSource clock;

    FunctionOperations(
            Functions functions,
            SettingsRules rules,
            CodeReader code,
            Publishing publishing,
            Transitions transitions,
            Retirement retirement,
            Downloads downloads,
            InstantSource clock) {
        this.functions = functions;
        this.rules = rules;
        this.code = code;
        this.publishing = publishing;
        this.transitions = transitions;
        this.retirement = retirement;
        this.downloads = downloads;
        this.clock = clock;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateFunction", this::create,
                "GetFunction", (input, caller) -> get(input),
                "GetFunctionConfiguration", (input, caller) -> configuration(input),
                "DeleteFunction", (input, caller) -> delete(input),
                "ListFunctions", (input, caller) -> list(input));
    }

    private JsonObject create(JsonObject input, Caller caller) {
        FunctionAddress address = FunctionAddress.unqualified(input);
        String name = address.name();
        functions.checkOwn(address);
        if (name.length() > LONGEST_NAME) {
            throw LambdaErrors.invalid(ValidationSentence.alone(
                    "'" + name + "'", "functionName", "Member must have length less than or equal to " + LONGEST_NAME));
        }
        JsonObject settings = rules.forNew(name, input);
        if (functions.has(name)) {
            throw LambdaErrors.conflict("Function already exist: " + name);
        }
        Code zip = code.read(input.objectOrEmpty("Code"), caller);
        Edition latest = new Edition(FunctionAddress.LATEST, settings, zip, clock.instant());
        LambdaFunction function = new LambdaFunction(name, latest);
        function.tags().putAll(Tags.read(input));
        function.signing(input.text("CodeSigningConfigArn"));
        functions.add(function);
        transitions.created(latest);
        return created(function, input);
    }

    /** The ARN is that of the function, even where the answer is about the version that was published. */
    private JsonObject created(LambdaFunction function, JsonObject input) {
        boolean publish = input.flag("Publish").orElse(false) || input.has("PublishTo");
        Edition shown = publish
                ? publishing.publish(function, Optional.empty(), Publishing.Destination.of(input))
                : function.latest();
        return Described.function(function, shown, functions.arn(function));
    }

    private JsonObject get(JsonObject input) {
        Found found = functions.find(FunctionAddress.of(input));
        LambdaFunction function = found.function();
        Code zip = found.edition().code();
        JsonObject place = JsonObject.of("RepositoryType", "S3")
                .with("Location", downloads.ofFunction(function.name(), zip))
                .with("SourceKMSKeyArn", zip.sourceKey());
        JsonObject answer = JsonObject.of("Configuration", configuration(input), "Code", place);
        if (!function.tags().isEmpty()) {
            answer = answer.with("Tags", function.tags());
        }
        return answer.with("Concurrency", ConcurrencyOperations.shown(function));
    }

    private JsonObject configuration(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        Found found = functions.find(address);
        return Described.function(found.function(), found.edition(), functions.arn(address));
    }

    private JsonObject delete(JsonObject input) {
        FunctionAddress address = FunctionAddress.of(input);
        address.qualifier().ifPresent(FunctionOperations::checkIsVersion);
        LambdaFunction function = functions.named(address.withoutQualifier());
        if (address.qualifier().isPresent()) {
            deleteVersion(function, address);
        } else {
            functions.remove(function);
            retirement.retired(function.name());
        }
        return JsonObject.empty();
    }

    private static void checkIsVersion(String qualifier) {
        if (qualifier.equals(FunctionAddress.LATEST)) {
            throw LambdaErrors.invalid("$LATEST version cannot be deleted without deleting the function.");
        }
        if (qualifier.matches("(?![0-9]+$)[a-zA-Z0-9-_]+")) {
            throw LambdaErrors.invalid("Deletion of aliases is not currently supported.");
        }
    }

    /** Like AWS, content with a version that is not there. */
    private void deleteVersion(LambdaFunction function, FunctionAddress address) {
        String number = address.version();
        if (function.edition(number).isEmpty()) {
            return;
        }
        List<String> aliases = function.aliasesOf(number);
        if (!aliases.isEmpty()) {
            throw LambdaErrors.conflict(
                    "Unable to delete version because the following aliases reference it: " + aliases);
        }
        function.removeVersion(number);
        retirement.retired(function.name(), number);
    }

    private JsonObject list(JsonObject input) {
        boolean all = input.text("FunctionVersion").isPresent();
        List<JsonObject> items = functions.all().stream()
                .flatMap(function -> all ? everyVersion(function) : latest(function))
                .toList();
        return Pages.of("Functions", items, input);
    }

    private Stream<JsonObject> latest(LambdaFunction function) {
        return Stream.of(Described.listed(function, function.latest(), functions.arn(function)));
    }

    private Stream<JsonObject> everyVersion(LambdaFunction function) {
        return function.editions()
                .map(edition -> Described.listed(function, edition, functions.arn(function, edition.number())));
    }
}
