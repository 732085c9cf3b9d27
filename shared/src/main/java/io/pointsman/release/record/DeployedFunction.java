package io.pointsman.release.record;

import io.pointsman.digest.Sha256;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One function as a stack operation left it, as far as it makes a difference to whoever calls it.
 *
 * @param codeSha256 of the package, as Lambda says it (Base64)
 * @param configuration a digest of each property that has a value, by the names of Lambda's API; never the values: some are secrets
 * @param whole Lambda's own ConfigSha256, with what it also covers; empty where Lambda has none
 * @param built the package that {@code codeSha256} is of, where Lambda had other code at the end of the operation
 */
public record DeployedFunction(
        String codeSha256, Map<String, String> configuration, String whole, Optional<BuiltCode> built) {
    /** What the code is called where properties are named. */
    public static final String CODE = "Code";

    /** What differs where ConfigSha256 does, and no property that is known here. */
    public static final String OTHER = "a property that this version of Pointsman does not know";

    private static final int DIGEST_CHARS = 16;

    private static final Field<String> CODE_SHA256 = Field.required("codeSha256", FieldShape.TEXT);
    private static final Field<Map<String, String>> CONFIGURATION =
            Field.required("configuration", FieldShape.NAMED_DIGESTS);
    private static final Field<String> CONFIG_SHA256 = Field.optional("configSha256", FieldShape.TEXT);
    private static final Field<BuiltCode> BUILT = Field.optional("built", BuiltCode.SHAPE.shape());

    static final ObjectShape<DeployedFunction> SHAPE = ObjectShape.of(
            DeployedFunction::read, DeployedFunction::write, CODE_SHA256, CONFIGURATION, CONFIG_SHA256, BUILT);

    public DeployedFunction {
        configuration = Map.copyOf(configuration);
    }

    /**
     * @param configuration texts, which stay here: only their digests are kept
     * @param explained what moves ConfigSha256 without any harm: the description, and the runtime's version, which Lambda patches by itself
     */
    public static DeployedFunction of(
            String codeSha256, Map<String, String> configuration, String configSha256, String explained) {
        Map<String, String> digests = new TreeMap<>();
        configuration.forEach((name, value) -> {
            if (!value.isEmpty()) {
                digests.put(name, digest(value));
            }
        });
        String whole = configSha256.isEmpty() ? "" : digest(explained) + " " + configSha256;
        return new DeployedFunction(codeSha256, digests, whole, Optional.empty());
    }

    /** This state with the code that an operation gave to the function: what was built, whatever Lambda has. */
    public DeployedFunction with(BuiltCode code) {
        return code.codeSha256().equals(codeSha256)
                ? this
                : new DeployedFunction(code.codeSha256(), configuration, /* whole= */ "", Optional.of(code));
    }

    private static String digest(String text) {
        return Sha256.hex(text).substring(0, DIGEST_CHARS);
    }

    /** Names of what is not the same in both: {@link #CODE}, then the properties. */
    public List<String> differences(DeployedFunction other) {
        List<String> names = new ArrayList<>();
        if (!codeSha256.equals(other.codeSha256)) {
            names.add(CODE);
        }
        TreeSet<String> properties = new TreeSet<>(configuration.keySet());
        properties.addAll(other.configuration.keySet());
        properties.removeIf(name -> value(name).equals(other.value(name)));
        names.addAll(properties);
        if (properties.isEmpty() && isExplainedAs(other) && !whole.equals(other.whole)) {
            names.add(OTHER);
        }
        return names;
    }

    private boolean isExplainedAs(DeployedFunction other) {
        return !whole.isEmpty() && !other.whole.isEmpty() && explained().equals(other.explained());
    }

    private String explained() {
        return whole.substring(0, DIGEST_CHARS);
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(configuration.get(property));
    }

    /** This state, with what stack operations have set since as it is now. */
    public DeployedFunction with(ChangedProperties changes, String id, DeployedFunction now) {
        Predicate<String> isSet = changes.of(id);
        Map<String, String> merged = new TreeMap<>(now.configuration);
        merged.keySet().removeIf(isSet.negate());
        configuration.forEach((name, value) -> {
            if (!isSet.test(name)) {
                merged.put(name, value);
            }
        });
        if (!changes.touches(id)) {
            return this;
        }
        DeployedFunction next = isSet.test(CODE)
                ? new DeployedFunction(now.codeSha256, merged, /* whole= */ "", Optional.empty())
                : new DeployedFunction(codeSha256, merged, /* whole= */ "", built);
        return next.differences(now).isEmpty() ? now : next;
    }

    private JsonObject write() {
        JsonObject json =
                CONFIGURATION.put(CODE_SHA256.put(JsonObject.empty(), codeSha256), new TreeMap<>(configuration));
        return BUILT.put(CONFIG_SHA256.put(json, Optional.of(whole).filter(text -> !text.isEmpty())), built);
    }

    private static DeployedFunction read(JsonObject json) {
        return new DeployedFunction(
                CODE_SHA256.need(json),
                CONFIGURATION.find(json).orElse(Map.of()),
                CONFIG_SHA256.find(json).orElse(""),
                BUILT.find(json));
    }
}
