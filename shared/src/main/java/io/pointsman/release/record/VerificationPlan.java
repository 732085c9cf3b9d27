package io.pointsman.release.record;

import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.DeploymentMark;
import io.pointsman.verification.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the verify hook asks of the new versions of one shift, and what it found: a document of its own beside the release record,
 * because a hook knows no more of a run than the mark in its deployment's description. Immutable.
 */
public final class VerificationPlan {
    private static final Field<Map<String, Part>> FUNCTIONS = Field.optional("functions", FieldShape.mapOf(Part.SHAPE));
    private static final Field<List<Reason>> REASONS = Field.optional("reasons", FieldShape.listOf(Reason.SHAPE));

    static final ObjectShape<JsonObject> SHAPE = ObjectShape.of(json -> json, json -> json, FUNCTIONS, REASONS);

    private static final String VERIFY = "verify ";

    private final JsonObject json;

    VerificationPlan(JsonObject json) {
        this.json = json;
    }

    JsonObject json() {
        return json;
    }

    /**
     * Its place among the records of a stack.
     *
     * @param runName as {@link DeploymentMark} has it
     */
    static String place(String runName) {
        return VERIFY + runName;
    }

    static boolean isPlace(String run) {
        return run.startsWith(VERIFY);
    }

    /**
     * A {@link JsonTrouble} where it cannot be read.
     *
     * @param next is told the pointer of what is read next
     */
    void readWhole(Consumer<String> next) {
        SHAPE.fields().forEach(field -> {
            next.accept("/" + field.name());
            field.find(json);
        });
    }

    /** What is asked of one function's version, in the place of what was. */
    public VerificationPlan with(Part part) {
        Map<String, Part> functions = new LinkedHashMap<>(functions());
        functions.put(DeploymentMark.word(part.id()), part);
        return new VerificationPlan(FUNCTIONS.put(json, functions));
    }

    /** One function's part, by the word that its deployment has for it. */
    public Optional<Part> part(String word) {
        return Optional.ofNullable(functions().get(word));
    }

    private Map<String, Part> functions() {
        return FUNCTIONS.find(json).orElse(Map.of());
    }

    /** @param deployment whose hook this was: a reason is for one attempt only */
    public VerificationPlan because(String word, String deployment, String reason) {
        return new VerificationPlan(REASONS.put(
                json,
                Stream.concat(reasons().stream(), Stream.of(new Reason(word, deployment, reason)))
                        .toList()));
    }

    /** The latest of that deployment. */
    public Optional<String> reason(String deployment) {
        return reasons().reversed().stream()
                .filter(reason -> reason.deployment().equals(deployment))
                .map(Reason::reason)
                .findFirst();
    }

    private List<Reason> reasons() {
        return REASONS.find(json).orElse(List.of());
    }

    /**
     * What is asked of one version.
     *
     * @param id logical id of the function
     * @param function its physical name
     * @param version the target
     */
    public record Part(String id, String function, String version, List<Check> checks) {
        private static final Field<String> ID = Field.required("id", FieldShape.TEXT);
        private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
        private static final Field<String> VERSION = Field.required("version", FieldShape.VERSION);
        private static final Field<List<Check>> CHECKS = Field.required(
                "checks",
                FieldShape.ANY_LIST.as(
                        all -> all.stream().map(Part::check).toList(),
                        all -> all.stream().map(Check::json).toList()));

        static final ObjectShape<Part> SHAPE = ObjectShape.of(Part::read, Part::write, ID, FUNCTION, VERSION, CHECKS);

        private JsonObject write() {
            return CHECKS.put(VERSION.put(FUNCTION.put(ID.put(JsonObject.empty(), id), function), version), checks);
        }

        /** What is wrong with a request is told to who wrote it as a setting; here it is a document that cannot be read. */
        private static Check check(JsonObject json) {
            try {
                return Check.of(json);
            } catch (Refusal e) {
                throw new JsonTrouble("checks has a request that cannot be read: " + e.getMessage());
            }
        }

        private static Part read(JsonObject json) {
            return new Part(
                    ID.need(json),
                    FUNCTION.need(json),
                    VERSION.need(json),
                    CHECKS.find(json).orElse(List.of()));
        }
    }

    /** Why the hook said no to a deployment. */
    private record Reason(String function, String deployment, String reason) {
        private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
        private static final Field<String> DEPLOYMENT = Field.required("deployment", FieldShape.TEXT);
        private static final Field<String> REASON = Field.required("reason", FieldShape.TEXT);

        private static final ObjectShape<Reason> SHAPE =
                ObjectShape.of(Reason::read, Reason::write, FUNCTION, DEPLOYMENT, REASON);

        private JsonObject write() {
            return REASON.put(DEPLOYMENT.put(FUNCTION.put(JsonObject.empty(), function), deployment), reason);
        }

        private static Reason read(JsonObject json) {
            return new Reason(FUNCTION.need(json), DEPLOYMENT.need(json), REASON.need(json));
        }
    }
}
