package io.pointsman.input;

import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.disk.Blob;
import io.pointsman.endpoint.wire.InProcessWire;
import io.pointsman.json.JsonObject;
import io.pointsman.promise.ReleaseGround;
import io.pointsman.runtime.FunctionsInProcess;
import io.pointsman.runtime.InProcessSurroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A job of an action, which waits in the middle of a release. It may be given any event, any number of times: the answer is heard and not
 * taken, what was written to buckets is taken back, and the release's time stands still meanwhile.
 */
final class PendingJob implements AutoCloseable {
    private static final List<String> BUCKETS = List.of("source", InProcessSurroundings.BUCKET);
    private static final Pattern READING =
            Pattern.compile("(Describe|Get|List|Batch|Detect|Validate|Head|Estimate|Lookup|Assume).*");
    private static final Caller PROCESS = new Caller("INPUT");

    /** Whether what is accepted is done, too, so that the job comes to its end; each such job takes a release of its own. */
    private static final boolean WHOLE = Boolean.getBoolean("inputs.whole");

    final ReleaseGround ground;
    final ReleaseGround.Event event;

    private final InProcessSurroundings around;
    private final FunctionsInProcess functions;
    private final List<JsonObject> answers = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final Set<String> read = new TreeSet<>();
    private boolean accepted;
    private Duration waited = Duration.ZERO;

    PendingJob(ReleaseGround ground, ReleaseGround.Event event) {
        this.ground = ground;
        this.event = event;
        World world = ground.world;
        around = new InProcessSurroundings(new InProcessWire(world), PROCESS.accessKeyId());
        functions = new FunctionsInProcess(around);
        for (Service service : List.copyOf(world.services().values())) {
            world.add(new AlteredService(service, (name, real) -> altered(service.signingName(), name, real)));
        }
    }

    private Operation altered(String service, String name, Operation real) {
        if (name.startsWith("PutJob")) {
            return (input, caller) -> {
                answers.add(input);
                return JsonObject.empty();
            };
        }
        if (service.equals("s3") && name.equals("GetObject")) {
            return (input, caller) -> {
                read.add("s3://" + input.needText("Bucket") + "/" + input.needText("Key"));
                return real.answer(input, caller);
            };
        }
        return service.equals("s3") || READING.matcher(name).matches()
                ? real
                : (input, caller) ->
                        caller.equals(PROCESS) ? change(service + ":" + name, real, input) : real.answer(input, caller);
    }

    /** By then its constraints have passed. */
    private JsonObject change(String call, Operation real, JsonObject input) {
        if (!WHOLE) {
            accepted = true;
            throw new AwsError(400, "ValidationException", "the test has seen enough");
        }
        JsonObject answer = real.answer(input, PROCESS);
        changed.add(call);
        return answer;
    }

    /** Whether it is of no use any more. */
    boolean isUsed() {
        return !changed.isEmpty();
    }

    /**
     * What came of an event.
     *
     * @param accepted a call was about to change something, and was not let
     * @param answers what CodePipeline was told
     * @param written changing calls, and objects that were written or deleted, without the list of jobs
     * @param thrown instead of a result
     */
    record HeardAnswer(
            List<JsonObject> answers, boolean accepted, List<String> written, Optional<String> thrown, String log) {
        /** Why the job failed; empty where it did not. */
        Optional<String> failure() {
            return answers.stream()
                    .flatMap(answer -> answer.object("failureDetails").stream())
                    .map(details -> details.text("message").orElse(""))
                    .findFirst();
        }
    }

    /** The objects that it has to read, as {@code s3://BUCKET/KEY}. */
    List<String> objects() {
        deliver(event.payload());
        return read.stream().filter(this::isThere).toList();
    }

    private boolean isThere(String object) {
        return BUCKETS.stream()
                .flatMap(bucket -> listed(bucket).stream())
                .anyMatch(version -> object.equals(object(version)));
    }

    private static String object(String version) {
        String[] parts = version.split("\n", -1);
        return "s3://" + parts[0] + "/" + parts[1];
    }

    byte[] bytes(String object) {
        JsonObject answer = ground.world.call("s3", "GetObject", place(object));
        return ((Blob) Objects.requireNonNull(answer.members().get("Body"))).bytes();
    }

    private static JsonObject place(String object) {
        String[] parts = object.substring("s3://".length()).split("/", 2);
        return JsonObject.of("Bucket", parts[0], "Key", parts[1]);
    }

    /** Its event, while an object has another content. */
    HeardAnswer deliverWith(String object, byte[] content) {
        List<String> before = versions();
        ground.world.call(
                "s3",
                "PutObject",
                place(object).with("Body", ground.world.spool().of(content)));
        HeardAnswer heard = deliver(event.payload());
        takenBack(before);
        return heard;
    }

    HeardAnswer deliver(String payload) {
        List<String> before = versions();
        answers.clear();
        changed.clear();
        accepted = false;
        waited = Duration.ZERO;
        Instant now = ground.world.clock().instant();
        around.begin(() -> now.plus(waited), time -> waited = waited.plus(time));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Optional<String> thrown = Optional.empty();
        try {
            functions.call(event.function(), payload, Duration.ofMinutes(15), log);
        } catch (IOException | RuntimeException e) {
            thrown = Optional.of(e.toString());
        }
        List<String> written = new ArrayList<>(changed);
        written.addAll(takenBack(before));
        return new HeardAnswer(List.copyOf(answers), accepted, written, thrown, log.toString(StandardCharsets.UTF_8));
    }

    private List<String> versions() {
        return BUCKETS.stream().flatMap(bucket -> listed(bucket).stream()).toList();
    }

    private List<String> listed(String bucket) {
        JsonObject all =
                ground.world.call("s3", "ListObjectVersions", JsonObject.of("Bucket", bucket, "MaxKeys", 1000));
        List<JsonObject> both = new ArrayList<>(all.objects("Versions"));
        both.addAll(all.objects("DeleteMarkers"));
        return both.stream()
                .map(one -> bucket + "\n" + one.needText("Key") + "\n" + one.needText("VersionId"))
                .toList();
    }

    private List<String> takenBack(List<String> before) {
        List<String> fresh = new ArrayList<>(versions());
        fresh.removeAll(before);
        List<String> written = new ArrayList<>();
        for (String version : fresh) {
            String[] parts = version.split("\n", -1);
            delete(parts[0], parts[1], parts[2]);
            if (!parts[1].endsWith("/jobs.json")) {
                written.add("s3://" + parts[0] + "/" + parts[1]);
            }
        }
        return written;
    }

    private void delete(String bucket, String key, String version) {
        ground.world.call(
                "s3", "DeleteObject", JsonObject.of(Map.of("Bucket", bucket, "Key", key, "VersionId", version)));
    }

    @Override
    public void close() {
        ground.close();
    }
}
