package io.pointsman.appspec;

import io.pointsman.digest.Sha256;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The AppSpec of one shift: one alias of one function, from one version to another, in the JSON form that CodeDeploy takes as
 * {@code AppSpecContent} (docs/aws-facts.md). A document with more than one function does not exist there.
 *
 * @param logicalId name of the resource inside the document
 * @param function name of the function
 * @param alias the alias that moves
 * @param current the version that the alias points to now
 * @param target the version that it shall point to
 * @param hooks the functions that may say no
 */
public record AppSpec(String logicalId, String function, String alias, String current, String target, Hooks hooks) {
    private static final BigDecimal VERSION = new BigDecimal("0.0");

    /**
     * Functions, by name or ARN, that CodeDeploy invokes before the first and after the last bit of traffic moves.
     */
    public record Hooks(Optional<String> beforeAllowTraffic, Optional<String> afterAllowTraffic) {
        public static final Hooks NONE = new Hooks(Optional.empty(), Optional.empty());
    }

    public AppSpec {
        published("CurrentVersion", current);
        published("TargetVersion", target);
        if (current.equals(target)) {
            throw new IllegalArgumentException("an AppSpec from version " + current + " to itself");
        }
    }

    /** A function's id as the name of a resource: letters and digits. */
    public static String resource(String id) {
        return id.replace("-", "");
    }

    /** The content, byte for byte as it is sent. */
    public String text() {
        JsonObject document =
                JsonObject.of("version", VERSION, "Resources", List.of(JsonObject.of(logicalId, resource())));
        List<JsonObject> called = hookList();
        return Json.text(called.isEmpty() ? document : document.with("Hooks", called));
    }

    /** SHA-256 of {@link #text} as it is, before any transport escapes it; hex. */
    public String sha256() {
        return Sha256.hex(text());
    }

    private JsonObject resource() {
        return JsonObject.of("Type", "AWS::Lambda::Function", "Properties", properties());
    }

    private JsonObject properties() {
        return JsonObject.of("Name", function, "Alias", alias, "CurrentVersion", current, "TargetVersion", target);
    }

    private List<JsonObject> hookList() {
        List<JsonObject> list = new ArrayList<>();
        hooks.beforeAllowTraffic().ifPresent(hook -> list.add(JsonObject.of("BeforeAllowTraffic", hook)));
        hooks.afterAllowTraffic().ifPresent(hook -> list.add(JsonObject.of("AfterAllowTraffic", hook)));
        return list;
    }

    private static void published(String name, String version) {
        if (!version.matches("[1-9][0-9]*")) {
            throw new IllegalArgumentException("AppSpec: " + name + " must be a published version, not " + version);
        }
    }
}
