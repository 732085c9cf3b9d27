package io.pointsman.runtime;

import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.TimedRecords;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a handler builds its action from: everything outside that an action of this call may touch.
 *
 * @param environment the function's environment, read once: {@code RELEASE_BUCKET}, {@code CODEDEPLOY_ROLE_ARN}
 * @param target where the stack is
 * @param recorded is told of each run whose release record was written, and the newest moment in it
 */
public record Workplace(
        Clients clients,
        Artifacts artifacts,
        Environment environment,
        InstantSource clock,
        Log log,
        Target target,
        BiConsumer<String, Instant> recorded) {
    /** The release records, in the release bucket. */
    public ReleaseRecords records() {
        return new TimedRecords(
                new S3ReleaseRecords(clients.s3(), environment.need("RELEASE_BUCKET"), target), clock, recorded);
    }

    /** The variables that template.yaml sets; a missing one is a {@code Refusal} that names it. */
    public record Environment(Map<String, String> variables) {
        public String need(String name) {
            String value = variables.get(name);
            if (value == null || value.isBlank()) {
                throw io.pointsman.engine.Refusal.configuration(
                        "the function's environment variable " + name + " is not set; deploy template.yaml again");
            }
            return value;
        }
    }
}
