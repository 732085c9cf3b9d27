package io.pointsman.actions.shift;

import io.pointsman.engine.Refusal;
import io.pointsman.release.FunctionSelection;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code shift}. */
final class ShiftKeys {
    static final String DEFAULT_ALIAS = "live";

    static final Key<String> ALIAS = Key.matching(
                    "Alias",
                    "(?![0-9]+$)[a-zA-Z0-9_-]{1,128}",
                    "an alias: letters, digits, - and _, not digits alone, 128 at most",
                    "the alias that the traffic uses; created on the first release")
            .or(DEFAULT_ALIAS);

    static final Key<TrafficConfig> CONFIG = Key.matching(
                    "DeploymentConfigName",
                    "[A-Za-z0-9+=,.@_-]{1,100}",
                    "the name of a deployment configuration for Lambda",
                    "how the traffic moves; Canary20Percent3Minutes and Linear20PercentEvery5Minutes make their own")
            .map(TrafficConfig::of, Optional.of(TrafficConfig.DEFAULT));

    static final Key<Optional<String>> APPLICATION = Key.matching(
                    "Application",
                    "[A-Za-z0-9+=,.@_-]{1,100}",
                    "a name of at most 100 letters, digits and +=,.@_-",
                    "the CodeDeploy application; pointsman-<StackName> by default, created if absent")
            .optional();

    static final Key<Optional<String>> SERVICE_ROLE = Key.matching(
                    "ServiceRoleArn",
                    "arn:[a-z-]+:iam::\\d{12}:role/.+",
                    "the ARN of a role",
                    "the role that CodeDeploy works with; by default the one that was deployed with Pointsman")
            .optional();

    static final Key<Optional<String>> BEFORE = Key.text(
                    "BeforeAllowTraffic", "hook: a function by name, ARN or logical id of the stack")
            .optional();

    static final Key<Optional<String>> AFTER = Key.text(
                    "AfterAllowTraffic", "hook: a function by name, ARN or logical id of the stack")
            .optional();

    static final Key<List<String>> ALARMS = new Key<>(
            "Alarms",
            "{\"type\":\"array\",\"maxItems\":10,\"items\":{\"type\":\"string\",\"minLength\":1}}",
            "a list of at most 10 names of CloudWatch alarms",
            "alarms that stop the shift",
            Optional.of(List.of()),
            ShiftKeys::alarms);

    static final Key<Boolean> AUTO_ROLLBACK =
            Key.flag("AutoRollback", true, "CodeDeploy brings the alias back on failure, alarm and stop");

    static final Key<FunctionSelection> FUNCTIONS = new Key<>(
            "Functions",
            "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^!?[A-Za-z0-9]{1,255}$\"}}",
            "a list of logical ids, where !Name leaves one out",
            "the functions to shift; by default all that were published, without the hooks of this shift",
            Optional.of(FunctionSelection.ALL),
            ShiftKeys::functions);

    static final Key<Integer> MAX_CONCURRENT = new Key<>(
            "MaxConcurrent",
            "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000}",
            "a whole number from 1 to 1000",
            "deployments under way at once",
            Optional.of(10),
            value -> value instanceof Long number && number >= 1 && number <= 1_000
                    ? Optional.of(number.intValue())
                    : Optional.empty());

    static final Key<OnFailure> ON_FAILURE = new Key<>(
            "OnFailure",
            "{\"enum\":[\"RollBackAll\",\"KeepSucceeded\"]}",
            "RollBackAll or KeepSucceeded",
            "what becomes of the other functions when one fails",
            Optional.of(OnFailure.ROLL_BACK_ALL),
            OnFailure::read);

    /** Known, so that who asks for them is told the truth instead of a guess. */
    static final List<Key<Optional<String>>> NOT_YET =
            List.of(notYet("To"), notYet("RepairAlias"), notYet("OnIncompatible"));

    static final List<Key<?>> ALL = all();

    private ShiftKeys() {}

    private static List<Key<?>> all() {
        List<Key<?>> keys = new java.util.ArrayList<>(List.of(
                ALIAS,
                CONFIG,
                APPLICATION,
                SERVICE_ROLE,
                BEFORE,
                AFTER,
                ALARMS,
                AUTO_ROLLBACK,
                FUNCTIONS,
                MAX_CONCURRENT));
        keys.add(ON_FAILURE);
        keys.addAll(NOT_YET);
        return List.copyOf(keys);
    }

    private static Optional<List<String>> alarms(Object value) {
        if (!(value instanceof List<?> items) || items.size() > 10) {
            return Optional.empty();
        }
        return items.stream().allMatch(item -> item instanceof String name && !name.isBlank())
                ? Optional.of(items.stream().map(String::valueOf).toList())
                : Optional.empty();
    }

    private static Optional<FunctionSelection> functions(Object value) {
        if (value instanceof Map) {
            throw Refusal.configuration(
                    "UserParameters: Functions as an object (settings of each function, waves) is not there yet; give"
                            + " a list of logical ids, and one shift action for each group of settings");
        }
        return FunctionSelection.read(value);
    }

    private static Key<Optional<String>> notYet(String name) {
        return new Key<>(
                name,
                "{\"not\":{}}",
                "left out",
                "not there yet in this version",
                Optional.of(Optional.empty()),
                value -> {
                    throw Refusal.configuration(
                            "UserParameters: " + name + " is not there yet in this version; leave it out");
                });
    }
}
