package io.pointsman.runtime;

import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.TimedRecords;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a handler builds its action from: everything outside that an action of this call may touch.
 *
 * @param environment the function's environment, read once: {@code RELEASE_BUCKET}, {@code CODEDEPLOY_ROLE_ARN}
 * @param target where the stack is
 * @param revisions what this call knows of the documents in the release bucket
 * @param call tells this call of the function, and those that go on with its step, from another one of the same event
 */
public record Workplace(
        Clients clients,
        Artifacts artifacts,
        Environment environment,
        InstantSource clock,
        Log log,
        Target target,
        KnownRevisions revisions,
        String call) {
    /** The release records, in the release bucket. */
    public ReleaseRecords records() {
        return new TimedRecords(
                new S3ReleaseRecords(clients.s3(), environment.need("RELEASE_BUCKET"), target, revisions), clock);
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
