package io.pointsman.local.operator.output;

import io.pointsman.json.JsonObject;
import io.pointsman.local.operator.ReleaseLine;
import io.pointsman.source.SourceCommit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The runs of a stack. */
public final class ReleasesJson {
    private static final String SCHEMA = "pointsman.releases.1";

    private ReleasesJson() {}

    public static JsonObject of(String stack, List<ReleaseLine> lines) {
        return JsonObject.of("schema", SCHEMA, "stack", stack)
                .with("runs", lines.stream().map(ReleasesJson::line).toList());
    }

    private static JsonObject line(ReleaseLine line) {
        return JsonObject.of("id", line.run(), "state", word(line), "alias", line.alias())
                .with("started", line.started().map(Object::toString))
                .with("ended", line.ended().map(Object::toString))
                .with("restores", line.restores())
                .with("moved", line.changed())
                .with(
                        "commit",
                        Optional.of(line.commit()).filter(SourceCommit::isKnown).map(SourceCommit::json))
                .with("live", line.isLive())
                .with("retired", line.isRetired());
    }

    private static String word(ReleaseLine line) {
        return line.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
