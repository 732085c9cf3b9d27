package io.pointsman.runtime;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.PrintStream;
import java.time.InstantSource;

/** The log: one JSON object a line, the same facts in front of each, and no secret in any. */
final class JsonLines implements Log {
    private final PrintStream out;
    private final InstantSource clock;
    private final Secrets secrets;
    private final JsonObject always;

    JsonLines(PrintStream out, InstantSource clock, Secrets secrets, JsonObject always) {
        this.out = out;
        this.clock = clock;
        this.secrets = secrets;
        this.always = always;
    }

    /** The same log, with more said on every line. */
    JsonLines with(JsonObject more) {
        return new JsonLines(out, clock, secrets, joined(always, more));
    }

    @Override
    public void say(String message, JsonObject facts) {
        JsonObject head = JsonObject.of("time", clock.instant().toString(), "message", message);
        out.println(secrets.scrub(Json.text(joined(joined(head, always), facts))));
    }

    private static JsonObject joined(JsonObject first, JsonObject second) {
        JsonObject joined = first;
        for (var member : second.members().entrySet()) {
            joined = joined.with(member.getKey(), member.getValue());
        }
        return joined;
    }
}
