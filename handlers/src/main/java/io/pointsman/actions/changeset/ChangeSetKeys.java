package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.review.Policy;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.settings.Key;
import io.pointsman.settings.Kind;
import io.pointsman.settings.RoleArn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a user may set for {@code changeset}, beside the keys of every action. */
final class ChangeSetKeys {
    private static final String TOPIC = "arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(?:\\.fifo)?";

    static final Key<Optional<String>> TEMPLATE_CONFIGURATION = Key.text(
                    "TemplateConfiguration", "file in the artifact with Parameters and Tags, as CodePipeline's own")
            .optional()
            .ofArtifact();

    static final Key<Map<String, String>> PARAMETER_OVERRIDES = texts(
                    "ParameterOverrides", "parameter values, over those of TemplateConfiguration")
            .laidOver(ChangeSetKeys::each)
            .ofArtifact();

    static final Key<Map<String, String>> TAGS = texts("Tags", "tags of the stack and its resources, 50 at most");

    static final Key<List<String>> CAPABILITIES = new Key<>(
            "Capabilities",
            "{\"type\":\"array\",\"items\":{\"enum\":[\"CAPABILITY_IAM\",\"CAPABILITY_NAMED_IAM\",\"CAPABILITY_AUTO_EXPAND\"]}}",
            "a list of CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND",
            "what CloudFormation is allowed to make; roles, policies and users with names of their own need"
                    + " CAPABILITY_NAMED_IAM, which is asked for and not given",
            Optional.of(List.of("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND")),
            value -> words(value)
                    .filter(words -> words.stream()
                            .allMatch(
                                    word -> List.of("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")
                                            .contains(word))));

    static final Key<Optional<String>> ROLE_ARN = RoleArn.key(
                    "RoleArn", "CloudFormation's service role; it stays with the stack")
            .optional();

    static final Key<List<String>> NOTIFICATION_ARNS = new Key<>(
            "NotificationArns",
            Json.text(JsonObject.of("type", "array", "maxItems", 5)
                    .with("items", JsonObject.of("type", "string", "pattern", "^(?:" + TOPIC + ")$"))),
            "a list of at most 5 ARNs of SNS topics",
            "topics that hear of the stack's events",
            Optional.of(List.of()),
            value -> words(value)
                    .filter(words -> words.size() <= 5 && words.stream().allMatch(word -> word.matches(TOPIC))));

    static final Key<Optional<String>> CHANGE_SET_NAME = Key.matching(
                    "ChangeSetName",
                    "[a-zA-Z][-a-zA-Z0-9]{0,119}",
                    "a letter, then letters, digits and hyphens, 120 at most",
                    "name of the change set; derived from the run when absent")
            .optional();

    static final Key<Optional<String>> ON_STACK_FAILURE =
            oneOf("OnStackFailure", "what happens to a new stack that fails", "DO_NOTHING", "ROLLBACK", "DELETE");

    static final Key<Boolean> IMPORT_EXISTING_RESOURCES =
            Key.flag("ImportExistingResources", false, "take over resources that exist under their custom names");

    static final Key<Boolean> INCLUDE_NESTED_STACKS = Key.flag(
            "IncludeNestedStacks",
            false,
            "change sets for nested stacks, too: their changes are reviewed; true by itself where a nested stack has an"
                    + " alias that customers call");

    static final Key<Optional<String>> DEPLOYMENT_MODE =
            oneOf("DeploymentMode", "REVERT_DRIFT brings drifted resources back", "REVERT_DRIFT");

    static final Key<Policy> POLICY = PolicyKey.POLICY;

    static final Key<List<String>> ALL_AT_ONCE = Key.of(
                    "AllAtOnce",
                    Kind.listOf(
                            Kind.matching(
                                    "[A-Za-z0-9]{1,255}(-[A-Za-z0-9]{1,255}){0,8}",
                                    "a logical id, with those of nested stacks before it: Shop-Cart"),
                            500),
                    "functions whose alias CloudFormation may move in this release, for all customers at once: for a"
                            + " change of the alias itself that is refused otherwise")
            .or(List.of());

    static final Key<List<String>> SHOW_VALUES = Key.of(
                    "ShowValues",
                    Kind.listOf(
                            Kind.matching(
                                    "[A-Za-z0-9_./*-]{1,256}",
                                    "the name of an environment variable, a property or a parameter, * for any"
                                            + " letters"),
                            200),
                    "environment variables, and properties and parameters whose names sound like secrets, whose values"
                            + " the review may show; those of NoEcho parameters stay hidden")
            .or(List.of());

    static final Key<Optional<String>> RECOVER =
            oneOf("Recover", "Delete: a stack whose first creation failed is deleted and made anew", "Delete");

    static final List<Key<?>> ALL = List.of(
            TEMPLATE_CONFIGURATION,
            PARAMETER_OVERRIDES,
            CAPABILITIES,
            ROLE_ARN,
            TAGS,
            NOTIFICATION_ARNS,
            CHANGE_SET_NAME,
            ON_STACK_FAILURE,
            IMPORT_EXISTING_RESOURCES,
            INCLUDE_NESTED_STACKS,
            DEPLOYMENT_MODE,
            POLICY,
            RECOVER,
            AliasKeys.ALIAS,
            AliasKeys.FUNCTIONS,
            AliasKeys.CALLERS,
            ALL_AT_ONCE,
            SHOW_VALUES);

    private static final String NAMED_TEXTS = "an object of names and values";

    private ChangeSetKeys() {}

    private static Map<String, String> each(Map<String, String> upper, Map<String, String> lower) {
        Map<String, String> all = new LinkedHashMap<>(lower);
        all.putAll(upper);
        return all;
    }

    private static Key<Map<String, String>> texts(String name, String description) {
        Function<Object, Optional<Map<String, String>>> read = value -> {
            if (value instanceof Map<?, ?> map) {
                return Optional.of(Texts.of(name, map));
            }
            throw Refusal.configuration(name + " must be " + NAMED_TEXTS
                    + "; what was given is none, and is not shown, because it may hold secrets");
        };
        return new Key<>(
                name,
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\",\"array\"]}}",
                NAMED_TEXTS,
                description,
                Optional.of(Map.of()),
                read);
    }

    private static Key<Optional<String>> oneOf(String name, String description, String... words) {
        return new Key<>(
                        name,
                        Json.text(JsonObject.of("enum", List.of(words))),
                        "one of " + String.join(", ", words),
                        description,
                        Optional.<String>empty(),
                        value -> Stream.of(words).filter(value::equals).findFirst())
                .optional();
    }

    /** A list of text, or one text with commas as CodePipeline's own action has it. */
    private static Optional<List<String>> words(Object value) {
        return switch (value) {
            case String text ->
                Optional.of(Stream.of(text.split(",")).map(String::strip).toList());
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                Optional.of(list.stream().map(String.class::cast).toList());
            default -> Optional.empty();
        };
    }
}
