package io.pointsman.actions.execute;

import io.pointsman.json.JsonObject;
import java.time.Instant;

/**
 * A resource that failed of itself.
 *
 * @param path its logical id, with those of the nested stacks that it lies in before it
 * @param reason in CloudFormation's words, with what a hook said where one said no; maybe blank
 */
record Failure(Instant at, String path, String type, String physicalId, String status, String reason) {
    String sentence() {
        return path + " (" + type + ") " + status + ": " + (reason.isBlank() ? "no reason given" : reason);
    }

    /** The same, seen from the stack around a nested one. */
    Failure inside(String nested) {
        return new Failure(at, nested + "/" + path, type, physicalId, status, reason);
    }

    Failure because(String words) {
        return new Failure(at, path, type, physicalId, status, words);
    }

    JsonObject json() {
        return JsonObject.of("at", at.toString(), "resource", path, "type", type)
                .with("physicalId", physicalId)
                .with("status", status)
                .with("reason", reason);
    }
}
