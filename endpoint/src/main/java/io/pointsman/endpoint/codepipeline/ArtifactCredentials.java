package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Identities.Grant;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Issues the session credentials of a job: they read its input artifacts and write its output artifacts, nothing else. */
final class ArtifactCredentials {
    private final World world;
    private final Timing timing;
    private final ArtifactKeys random;

    ArtifactCredentials(World world, Timing timing, ArtifactKeys random) {
        this.world = world;
        this.timing = timing;
        this.random = random;
    }

    /** New credentials, with {@code expirationTime} in milliseconds as the job event has it. */
    JsonObject issue(ActionRun run) {
        Instant expires = world.clock().instant().plus(timing.credentials());
        String id = "ASIA" + random.letters(16).toUpperCase(Locale.ROOT);
        world.identities().account(id, world.account());
        world.identities().grant(id, new Grant(paths(run.inputs()), paths(run.outputs()), expires));
        return JsonObject.of(
                "accessKeyId", id,
                "secretAccessKey", random.letters(40),
                "sessionToken", random.letters(360),
                "expirationTime", expires.toEpochMilli());
    }

    private static Set<String> paths(List<ArtifactPlace> places) {
        return places.stream().map(ArtifactPlace::path).collect(Collectors.toUnmodifiableSet());
    }
}
