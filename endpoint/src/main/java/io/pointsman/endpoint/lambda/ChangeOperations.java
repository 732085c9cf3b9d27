package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** To change the code or the settings of {@code $LATEST}. */
final class ChangeOperations {
    private final Functions functions;
    private final SettingsRules rules;
    private final CodeReader code;
    private final Publishing publishing;
    private final Transitions transitions;
    private final Retirement retirement;
    private final InstantSource clock;

    ChangeOperations(
            Functions functions,
            SettingsRules rules,
            CodeReader code,
            Publishing publishing,
            Transitions transitions,
            Retirement retirement,
            InstantSource clock) {
        this.functions = functions;
        this.rules = rules;
        this.code = code;
        this.publishing = publishing;
        this.transitions = transitions;
        this.retirement = retirement;
        this.clock = clock;
    }

    Map<String, Operation> table() {
        return Map.of(
                "UpdateFunctionCode",
                this::updateCode,
                "UpdateFunctionConfiguration",
                (input, caller) -> updateConfiguration(input));
    }

    private JsonObject updateCode(JsonObject input, Caller caller) {
        LambdaFunction function = settled(input);
        JsonObject settings = rules.architectures(function.latest().settings(), input);
        Code zip = code.read(input, caller);
        if (input.flag("DryRun").orElse(false)) {
            return tried(function, settings, zip);
        }
        change(function, settings, zip);
        if (input.flag("Publish").orElse(false) || input.has("PublishTo")) {
            Edition version = publishing.publish(function, Optional.empty(), Publishing.Destination.of(input));
            return Described.function(function, version, functions.arn(function, version.number()));
        }
        return latest(function);
    }

    private JsonObject updateConfiguration(JsonObject input) {
        rules.checkRuntime(input);
        LambdaFunction function = settled(input);
        Edition latest = function.latest();
        change(function, rules.changed(latest.settings(), input), latest.code());
        return latest(function);
    }

    private LambdaFunction settled(JsonObject input) {
        LambdaFunction function = functions.unqualified(input);
        functions.needSettled(function, function.latest());
        input.text("RevisionId")
                .filter(revision -> !revision.equals(function.latest().revision()))
                .ifPresent(revision -> {
                    throw LambdaErrors.staleRevision();
                });
        return function;
    }

    private void change(LambdaFunction function, JsonObject settings, Code zip) {
        function.latest().change(settings, zip, clock.instant());
        transitions.changed(function.latest());
        retirement.retired(function.name(), FunctionAddress.LATEST);
    }

    /** What the answer would be, without the change. */
    private JsonObject tried(LambdaFunction function, JsonObject settings, Code zip) {
        return latest(function)
                .with("CodeSha256", zip.sha256())
                .with("CodeSize", zip.size())
                .with("Architectures", settings.texts("Architectures"));
    }

    private JsonObject latest(LambdaFunction function) {
        return Described.function(function, function.latest(), functions.arn(function));
    }
}
