package io.pointsman.local.aws.codedeploy;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The AppSpec of one Lambda deployment, YAML or JSON (contract 5.1). */
record AppSpecDocument(
        String function, String alias, String current, String target, Optional<String> before, Optional<String> after) {

    static final String INVALID =
            "The deployment failed because the AppSpec file that specifies the AWS Lambda deployment"
                    + " configuration is missing or has an invalid configuration.";

    /** Reads a document; an {@code IllegalArgumentException} says what is wrong with it. */
    static AppSpecDocument parse(String text) {
        JsonObject document = document(text);
        if (!String.valueOf(document.members().get("version")).equals("0.0")) {
            throw new IllegalArgumentException("version must be 0.0");
        }
        List<JsonObject> resources = document.objects("Resources");
        if (resources.size() != 1) {
            throw new IllegalArgumentException("Resources must hold exactly one Lambda function");
        }
        JsonObject resource = resources
                .getFirst()
                .objectOrEmpty(
                        resources.getFirst().members().keySet().iterator().next());
        if (!resource.text("Type").orElse("").equals("AWS::Lambda::Function")) {
            throw new IllegalArgumentException("Type must be AWS::Lambda::Function");
        }
        JsonObject properties = resource.objectOrEmpty("Properties");
        return new AppSpecDocument(
                properties.needText("Name"),
                properties.needText("Alias"),
                version(properties, "CurrentVersion"),
                version(properties, "TargetVersion"),
                hook(document, "BeforeAllowTraffic"),
                hook(document, "AfterAllowTraffic"));
    }

    /** The version that an alias had before goes back, and nothing is asked of hooks. */
    AppSpecDocument back() {
        return new AppSpecDocument(
                function, alias, /* current= */ target, /* target= */ current, Optional.empty(), Optional.empty());
    }

    private static JsonObject document(String text) {
        try {
            if (new Load(LoadSettings.builder().build()).loadFromString(text) instanceof Map<?, ?> map) {
                return JsonObject.of(map);
            }
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("it is neither YAML nor JSON", e);
        }
        throw new IllegalArgumentException("it is not a document");
    }

    private static String version(JsonObject properties, String name) {
        Object value = properties.members().get(name);
        String version = String.valueOf(value);
        if (!version.matches("[1-9][0-9]*")) {
            throw new IllegalArgumentException(name + " must be a version number");
        }
        return version;
    }

    private static Optional<String> hook(JsonObject document, String event) {
        return document.objects("Hooks").stream()
                .flatMap(hook -> hook.text(event).stream())
                .findFirst();
    }
}
