package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.guard.AliasReading;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.cloudformation.FakeChangeSets;
import io.pointsman.engine.ActionRunner;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Outcome;
import io.pointsman.engine.Patience;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.CodePlace;
import io.pointsman.release.MadeFor;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.record.MemoryRecords;
import io.pointsman.runtime.ArtifactStore;
import io.pointsman.runtime.Artifacts;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** The real action in the real runner, around fakes. */
final class Bench implements Artifacts {
    static final String TEMPLATE = "Resources: {Fn: {Type: 'AWS::Lambda::Function'}}\n";

    final FakeChangeSets changeSets = new FakeChangeSets();
    final MemoryRecords records = new MemoryRecords();
    final Map<String, String> keptTemplates = new HashMap<>();
    final Map<String, String> pages = new HashMap<>();
    final Map<String, byte[]> written = new HashMap<>();
    /** The stack as it stands, the aliases of Lambda, and versions that equal their function. */
    DeployedStack deployed = DeployedStack.NONE;

    /** Where the code of the functions lies, in the artifacts' bucket, and who keeps that. */
    List<CodePlace> code = List.of();

    ArtifactStore store = ArtifactStore.UNKNOWN;

    /** Of the function. */
    Optional<String> region = Optional.empty();

    /** Where the template has to be deployed. */
    MadeFor madeFor = MadeFor.ANYWHERE;

    /** Settings file of the pipeline's owner. */
    String owners = "";

    final Map<String, AliasReading> aliases = new HashMap<>();
    final Set<String> equal = new HashSet<>();

    final List<Duration> waits = new ArrayList<>();
    final List<JobArtifact> outputs = new ArrayList<>();

    /** What happens during each wait, in turn. */
    final Queue<Runnable> meanwhile = new ArrayDeque<>();

    final Map<String, String> files = new HashMap<>();
    final Map<String, String> implied = new HashMap<>();
    final Map<String, String> assumed = new HashMap<>();
    String template = TEMPLATE;
    String run = "source/app.zip";
    Duration left = Duration.ofMinutes(15);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Outcome run(JsonObject userParameters, Optional<String> token) {
        InstantSource clock = () -> now;
        ActionRunner runner = new ActionRunner(clock, this::pause, Patience.DEFAULT);
        ChangeSetAction.Ports ports = new ChangeSetAction.Ports(
                changeSets,
                templates(),
                records,
                (stack, parameters) -> deployed,
                (function, alias) -> aliases.getOrDefault(function, new AliasReading.On(AliasState.on("7"))),
                (function, version) -> equal.contains(function + ":" + version),
                this::keepPage,
                mask -> change -> Optional.empty());
        ChangeSetAction action = new ChangeSetAction(this, ports, clock, region);
        JobArtifact input = new JobArtifact("Release", "artifacts", "release.zip", Optional.empty());
        return runner.run(
                action, new Job("job", false, userParameters, List.of(input), outputs, token, now.plus(left)));
    }

    Map<String, String> succeed(Object... namesAndValues) {
        return assertInstanceOf(Outcome.Succeeded.class, run(given(namesAndValues), Optional.empty()))
                .outputs();
    }

    Outcome.Failed fail(Object... namesAndValues) {
        return assertInstanceOf(Outcome.Failed.class, run(given(namesAndValues), Optional.empty()));
    }

    static JsonObject given(Object... namesAndValues) {
        JsonObject given = JsonObject.of("StackName", "web");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given = given.with(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return given;
    }

    JsonObject recorded() {
        return records.find("web", run).objectOrEmpty("changeset");
    }

    private void pause(Duration time) {
        waits.add(time);
        now = now.plus(time);
        Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
    }

    private Reviews.Kept keepPage(String stack, String runName, String digest, String html) {
        pages.put(digest, html);
        return new Reviews.Kept(Optional.of("https://console.test/" + digest), true);
    }

    private static final String KEPT = "https://s3.us-east-1.amazonaws.com/releases/templates/";

    private Templates templates() {
        return new Templates() {
            @Override
            public String keep(String digest, String text) {
                keptTemplates.put(digest, text);
                return KEPT + digest;
            }

            @Override
            public Optional<String> read(String address) {
                return Optional.ofNullable(keptTemplates.get(address.replace(KEPT, "")));
            }
        };
    }

    @Override
    public Optional<OwnersSettings> ownersSettings(String stack) {
        return owners.isEmpty()
                ? Optional.empty()
                : Optional.of(OwnersSettings.parse("s3://releases/settings/" + stack + ".yaml", owners));
    }

    @Override
    public RangedBytes open(JobArtifact artifact) {
        ReleaseManifest manifest = new ReleaseManifest(
                "release-1",
                run,
                "sam.template",
                "unused",
                "source",
                "app.zip",
                code,
                implied,
                assumed,
                madeFor,
                SourceCommit.UNKNOWN,
                PipelineRun.UNKNOWN);
        Map<String, byte[]> zip = new HashMap<>();
        files.forEach((path, text) -> zip.put(path, text.getBytes(StandardCharsets.UTF_8)));
        zip.put("sam.template", template.getBytes(StandardCharsets.UTF_8));
        zip.put(ReleaseManifest.PATH, manifest.text().getBytes(StandardCharsets.UTF_8));
        return RangedBytes.of(ReproducibleZip.of(zip));
    }

    @Override
    public ArtifactStore store() {
        return store;
    }

    @Override
    public void write(JobArtifact artifact, byte[] zip) {
        written.put(artifact.name(), zip);
    }
}
