package io.pointsman.report;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseRecord;
import java.util.List;

/**
 * One attempt to shift a release, made from the release record: the vector, what happened to each function and when, and the
 * AppSpecs as they were sent.
 *
 * @param content of {@code report.json}
 */
public record Report(JsonObject content) {
    private static final long FORMAT = 1;
    private static final List<String> FACTS = List.of(
            "releaseId",
            "restores",
            "attempt",
            "alias",
            "application",
            "state",
            "startedBy",
            "startedAt",
            "endedAt",
            "cause",
            "verdict");

    /**
     * @param release the release record
     * @param attempt its section {@code shift}, or that of another alias
     */
    public static Report of(String stack, String run, ReleaseRecord release, JsonObject attempt) {
        JsonObject record = release.document();
        JsonObject content = JsonObject.of("format", FORMAT, "stack", stack, "run", run);
        for (String fact : FACTS) {
            content = content.with(
                    fact, java.util.Optional.ofNullable(attempt.members().get(fact)));
        }
        return new Report(content.with("release", record.object("release"))
                .with("changeset", record.object("changeset").map(Report::brief))
                .with("functions", functions(record, attempt)));
    }

    /** The changes themselves are the review's. */
    private static JsonObject brief(JsonObject section) {
        JsonObject brief = JsonObject.empty();
        for (String name : List.of("name", "arn", "digest", "changed")) {
            brief = brief.with(
                    name, java.util.Optional.ofNullable(section.members().get(name)));
        }
        return brief;
    }

    private static JsonObject functions(JsonObject record, JsonObject attempt) {
        JsonObject published = record.objectOrEmpty("publish").objectOrEmpty("functions");
        JsonObject moved = attempt.objectOrEmpty("functions");
        JsonObject functions = JsonObject.empty();
        for (String id : moved.members().keySet()) {
            functions = functions.with(id, moved.objectOrEmpty(id).with("published", published.object(id)));
        }
        return functions;
    }

    /** For machines. */
    public String json() {
        return Json.pretty(content);
    }

    /** For people: one page that asks the network for nothing and runs nothing. */
    public String html() {
        return new ReportPage(content).html();
    }
}
