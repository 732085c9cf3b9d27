package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The AppSpec of one Lambda deployment, YAML or JSON, its names in any case: AWS's pages write {@code Resources} and {@code
 * resources}, {@code CurrentVersion} and {@code currentversion} (docs/aws-facts.md).
 */
record AppSpecDocument(
        String function, String alias, String current, String target, Optional<String> before, Optional<String> after) {

    static final String INVALID =
            "The deployment failed because the AppSpec file that specifies the AWS Lambda deployment"
                    + " configuration is missing or has an invalid configuration.";

    private static final String BEFORE = "BeforeAllowTraffic";
    private static final String AFTER = "AfterAllowTraffic";

    /** Reads a document; an {@code IllegalArgumentException} or a {@link JsonTrouble} says what is wrong with it. */
    static AppSpecDocument parse(String text) {
        JsonObject document = document(text);
        checkVersion(document);
        JsonObject function = function(document);
        JsonObject properties = member(function, "Properties").objectOrEmpty("Properties");
        Hooks hooks = Hooks.of(document);
        return new AppSpecDocument(
                text(properties, "Name"),
                text(properties, "Alias"),
                version(properties, "CurrentVersion"),
                version(properties, "TargetVersion"),
                hooks.before(),
                hooks.after());
    }

    /** The version that an alias had before goes back, and nothing is asked of hooks. */
    AppSpecDocument back() {
        return new AppSpecDocument(
                function, alias, /* current= */ target, /* target= */ current, Optional.empty(), Optional.empty());
    }

    /** JSON first: it may be indented by tabs, which YAML does not allow. */
    private static JsonObject document(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return Json.object(text);
            } catch (JsonTrouble e) {
                return yaml(text);
            }
        }
        return yaml(text);
    }

    private static JsonObject yaml(String text) {
        try {
            if (new Load(LoadSettings.builder().build()).loadFromString(text) instanceof Map<?, ?> map) {
                return JsonObject.of(map);
            }
        } catch (YamlEngineException e) {
            throw notWellFormed(e);
        }
        throw notWellFormed(new IllegalArgumentException("not a mapping"));
    }

    private static IllegalArgumentException notWellFormed(RuntimeException cause) {
        return new IllegalArgumentException(
                "The input AppSpec file is a not well-formed yaml. The template cannot be parsed.", cause);
    }

    /** 0.0, which JavaScript and some writers of YAML make 0, or the same as text. */
    private static void checkVersion(JsonObject document) {
        Object version = member(document, "version").members().get("version");
        boolean known = version instanceof String text
                ? text.equals("0.0")
                : version instanceof Number number && new BigDecimal(number.toString()).signum() == 0;
        if (!known) {
            throw new IllegalArgumentException("The version of the AppSpec file must be 0.0.");
        }
    }

    private static JsonObject function(JsonObject document) {
        List<JsonObject> resources = member(document, "Resources").objects("Resources");
        if (resources.size() != 1 || resources.getFirst().members().size() != 1) {
            throw new IllegalArgumentException("Resources of the AppSpec file must be a list of one Lambda function.");
        }
        JsonObject resource = resources.getFirst();
        String logicalId = resource.members().keySet().iterator().next();
        JsonObject function = resource.objectOrEmpty(logicalId);
        if (!member(function, "Type").text("Type").orElse("").equals("AWS::Lambda::Function")) {
            throw new IllegalArgumentException("The Type of " + logicalId + " must be AWS::Lambda::Function.");
        }
        return function;
    }

    /** The one member that has this name, in whatever case, under this very name. */
    private static JsonObject member(JsonObject object, String name) {
        return object.members().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(entry -> JsonObject.of(name, entry.getValue()))
                .orElse(JsonObject.empty());
    }

    private static String text(JsonObject properties, String name) {
        return member(properties, name)
                .text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing in the AppSpec file."));
    }

    private static String version(JsonObject properties, String name) {
        String version = String.valueOf(member(properties, name).members().get(name));
        if (!version.matches("[1-9][0-9]*")) {
            throw new IllegalArgumentException(name + " in the AppSpec file must be the number of a version.");
        }
        return version;
    }

    private record Hooks(Optional<String> before, Optional<String> after) {
        static Hooks of(JsonObject document) {
            List<JsonObject> hooks = member(document, "Hooks").objects("Hooks");
            hooks.stream()
                    .flatMap(hook -> hook.members().keySet().stream())
                    .filter(event -> !event.equalsIgnoreCase(BEFORE) && !event.equalsIgnoreCase(AFTER))
                    .findFirst()
                    .ifPresent(event -> {
                        throw new IllegalArgumentException("The AppSpec file has an unknown hook: " + event + ".");
                    });
            return new Hooks(first(hooks, BEFORE), first(hooks, AFTER));
        }

        private static Optional<String> first(List<JsonObject> hooks, String event) {
            return hooks.stream()
                    .flatMap(hook -> member(hook, event).text(event).stream())
                    .findFirst();
        }
    }
}
