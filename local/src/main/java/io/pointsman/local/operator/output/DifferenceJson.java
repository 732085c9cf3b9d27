package io.pointsman.local.operator.output;

import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.difference.CodeDifference;
import io.pointsman.local.operator.difference.ParameterDifference;
import io.pointsman.local.operator.difference.ReleaseDifference;
import java.util.Locale;

/** What a release of an artifact would change. */
public final class DifferenceJson {
    private static final String SCHEMA = "pointsman.diff.1";

    private DifferenceJson() {}

    public static JsonObject of(ReleaseDifference difference) {
        return JsonObject.of("schema", SCHEMA, "stack", difference.stack(), "differs", difference.isAny())
                .with("run", difference.run())
                .with("template", difference.template())
                .with("diff", difference.diff())
                .with(
                        "code",
                        difference.code().stream().map(DifferenceJson::code).toList())
                .with(
                        "parameters",
                        difference.parameters().stream()
                                .map(DifferenceJson::parameter)
                                .toList())
                .with("notes", difference.notes())
                .with("stopping", difference.stopping());
    }

    private static JsonObject code(CodeDifference one) {
        return JsonObject.of("place", one.place(), "code", one.kind().name().toLowerCase(Locale.ROOT));
    }

    private static JsonObject parameter(ParameterDifference one) {
        return JsonObject.of("name", one.name(), "what", one.what());
    }
}
