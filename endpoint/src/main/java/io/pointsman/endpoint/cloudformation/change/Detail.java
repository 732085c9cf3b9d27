package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/**
 * Why a resource changes, for one place in it.
 *
 * @param attribute Properties, Metadata, Tags, ...
 * @param name the top-level property; empty for other attributes
 * @param isCertain whether it is known before execution that the value changes
 * @param drift only in a change set that reverts drift
 * @param cause the parameter, resource or attribute that the value comes from
 */
record Detail(
        String attribute,
        Optional<String> name,
        String path,
        String kind,
        boolean recreates,
        boolean isCertain,
        String source,
        Optional<String> cause,
        Optional<LiveDrift> drift) {
    Detail(
            String attribute,
            Optional<String> name,
            String path,
            String kind,
            boolean recreates,
            boolean isCertain,
            String source,
            Optional<String> cause) {
        this(attribute, name, path, kind, recreates, isCertain, source, cause, Optional.empty());
    }

    /** The same place, seen by a change set that looks at what is really there. */
    Detail with(LiveDrift live) {
        return new Detail(attribute, name, path, kind, recreates, isCertain, source, cause, Optional.of(live));
    }

    Detail causedBy(String parameter) {
        return new Detail(
                attribute, name, path, kind, recreates, true, "ParameterReference", Optional.of(parameter), drift);
    }

    Detail uncertain() {
        return new Detail(attribute, name, path, kind, recreates, false, source, cause, drift);
    }

    JsonObject shown(Contexts contexts) {
        JsonObject target = JsonObject.of("Attribute", attribute)
                .with("Name", name)
                .with("RequiresRecreation", recreates ? "Always" : "Never");
        return JsonObject.of(
                        "Target", contexts.isAsked() ? valued(target, contexts) : target,
                        "Evaluation", isCertain ? "Static" : "Dynamic",
                        "ChangeSource", source)
                .with("CausingEntity", cause);
    }

    private JsonObject valued(JsonObject target, Contexts contexts) {
        return target.with("Path", path)
                .with("BeforeValue", contexts.before(path))
                .with("AfterValue", contexts.after(path))
                .with("BeforeValueFrom", drift.map(LiveDrift::source))
                .with("AfterValueFrom", drift.map(live -> "TEMPLATE"))
                .with("Drift", drift.flatMap(live -> live.shown(contexts.secrets())))
                .with("AttributeChangeType", kind);
    }
}
