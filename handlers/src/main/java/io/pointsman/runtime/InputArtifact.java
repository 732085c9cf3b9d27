package io.pointsman.runtime;

import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Job;
import io.pointsman.engine.JobArtifact;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.settings.Key;
import io.pointsman.settings.Places;
import io.pointsman.settings.Settings;
import io.pointsman.settings.SettingsText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The one input artifact of a job, open, and what every action reads from it: text files, the manifest, the settings. */
public final class InputArtifact {
    private static final String USUAL_SETTINGS = "pointsman.yaml";

    /** The name of an object's metadata that CodePipeline shows as the summary of a revision. */
    private static final String REVISION_SUMMARY = "codepipeline-artifact-revision-summary";

    private final JobArtifact artifact;
    private final BrokenDocument object;
    private final Optional<String> summary;
    private final ZipArchive zip;
    private final Function<Optional<String>, Optional<OwnersSettings>> owners;

    private InputArtifact(
            JobArtifact artifact,
            BrokenDocument object,
            Optional<String> summary,
            ZipArchive zip,
            Function<Optional<String>, Optional<OwnersSettings>> owners) {
        this.artifact = artifact;
        this.object = object;
        this.summary = summary;
        this.zip = zip;
        this.owners = owners;
    }

    public static InputArtifact of(Artifacts artifacts, Job job) {
        JobArtifact input = job.input();
        RangedBytes bytes = artifacts.open(input);
        BrokenDocument object = new BrokenDocument(input.bucket(), input.key(), bytes.version());
        try {
            return new InputArtifact(
                    input,
                    object,
                    Optional.ofNullable(bytes.metadata().get(REVISION_SUMMARY)),
                    ZipArchive.open(bytes),
                    stack -> stack.flatMap(artifacts::ownersSettings));
        } catch (BadArchive e) {
            throw broken(input, object, e);
        }
    }

    /**
     * One that lies in no bucket: what a person has on disk.
     *
     * @param owners the owner's settings, whatever the stack is called
     */
    public static InputArtifact onDisk(ZipArchive zip, Optional<OwnersSettings> owners) {
        return new InputArtifact(
                new JobArtifact("on disk", "", "", Optional.empty()),
                new BrokenDocument("", "", Optional.empty()),
                Optional.empty(),
                zip,
                stack -> owners);
    }

    private static Refusal broken(JobArtifact artifact, BrokenDocument object, BadArchive e) {
        return new Refusal(
                FailureKind.CONFIGURATION,
                "artifact " + artifact.name() + " (" + object.where() + "): " + e.getMessage() + restored(object),
                e);
    }

    private static String restored(BrokenDocument object) {
        return object.version().isPresent() ? ". " + object.restore() : "";
    }

    public JobArtifact artifact() {
        return artifact;
    }

    /** Of the object that was opened; empty where its bucket keeps no versions. */
    public Optional<String> version() {
        return object.version();
    }

    /** What whoever uploaded it said of it for CodePipeline to show; empty where the object says nothing. */
    public Optional<String> revisionSummary() {
        return summary;
    }

    public ZipArchive zip() {
        return zip;
    }

    /** A file as UTF-8 text. */
    public Optional<String> text(String path) {
        try {
            return zip.read(path).map(bytes -> utf8(path, bytes));
        } catch (BadArchive e) {
            throw broken(artifact, object, e);
        }
    }

    /** The manifest that {@code rewrite} wrote; a Refusal where this is no {@code Release} artifact. */
    public ReleaseManifest manifest() {
        String text = text(ReleaseManifest.PATH)
                .orElseThrow(() -> Refusal.configuration("artifact " + artifact.name() + " has no "
                        + ReleaseManifest.PATH + "; give the action the output artifact of rewrite"));
        try {
            return ReleaseManifest.parse(text);
        } catch (JsonTrouble e) {
            throw Refusal.configuration(
                    "artifact " + artifact.name() + " (" + object.where() + "), " + ReleaseManifest.PATH + ": "
                            + e.getMessage() + "; retry the stage from rewrite, or release again" + restored(object));
        }
    }

    /**
     * What was set for one action.
     *
     * @param keys the action's own; {@link CommonKeys} are known everywhere
     */
    public Settings settings(String action, List<Key<?>> keys, Job job) {
        List<Key<?>> all = Stream.concat(CommonKeys.ALL.stream(), keys.stream()).toList();
        return Settings.of(action, all, SettingsNames.ALL, places(job.userParameters()));
    }

    /**
     * What actions would refuse of the keys that are set for them, a line each. What keys say together is judged by the actions alone.
     *
     * @param actions their own keys, by the names of the actions
     * @param userParameters of those whose pipeline is known; of the others it is not said that a key is missing
     */
    public List<String> refused(Map<String, List<Key<?>>> actions, Map<String, JsonObject> userParameters) {
        Set<String> why = new LinkedHashSet<>();
        new TreeMap<>(actions).forEach((action, own) -> {
            List<Key<?>> all =
                    Stream.concat(CommonKeys.ALL.stream(), own.stream()).toList();
            try {
                Settings settings = Settings.of(
                        action,
                        all,
                        SettingsNames.ALL,
                        places(userParameters.getOrDefault(action, JsonObject.empty())));
                if (userParameters.containsKey(action)) {
                    all.forEach(settings::get);
                }
            } catch (Refusal e) {
                why.add(String.valueOf(e.getMessage()));
            }
        });
        return List.copyOf(why);
    }

    /** What the settings files say to another action: what that one's own UserParameters say is not known here. */
    public Settings settingsOf(String otherAction, List<Key<?>> keys, JsonObject userParameters) {
        return Settings.glance(otherAction, keys, places(userParameters).ofAnother());
    }

    /** Where keys are set: the artifact's settings file says nothing that is not its to say. */
    public Places places(JsonObject userParameters) {
        Optional<OwnersSettings> found = owners.apply(stack(userParameters));
        Places pipelines = new Places(userParameters, found.map(OwnersSettings::settings), Optional.empty());
        String where = found.map(OwnersSettings::uri)
                .orElse("object settings/" + stack(userParameters).orElse("STACK") + ".yaml of the release bucket");
        return pipelines.with(file(pipelines, where));
    }

    /** Only the pipeline says which stack it is whose owner has a word. */
    private static Optional<String> stack(JsonObject userParameters) {
        Settings given = Settings.glance("", List.of(CommonKeys.STACK_NAME), Places.of(userParameters));
        return given.isGiven(CommonKeys.STACK_NAME) ? Optional.of(given.get(CommonKeys.STACK_NAME)) : Optional.empty();
    }

    /** The settings file that the job names, or the usual one where it is there. */
    private Optional<JsonObject> file(Places pipelines, String owners) {
        Settings given = Settings.glance("", List.of(CommonKeys.SETTINGS, CommonKeys.ARTIFACT_MAY), pipelines);
        Optional<String> named = given.get(CommonKeys.SETTINGS);
        String path = named.orElse(USUAL_SETTINGS);
        Optional<String> text = text(path);
        if (named.isPresent() && text.isEmpty()) {
            throw Refusal.configuration("Settings names " + path + ", which is not in artifact " + artifact.name());
        }
        Optional<JsonObject> file = text.map(it -> SettingsText.parse(path, it));
        file.ifPresent(
                it -> SettingsNames.GUARDS.refuse(it, path, Set.copyOf(given.get(CommonKeys.ARTIFACT_MAY)), owners));
        return file.map(it -> SettingsNames.GUARDS.overruled(it, pipelines));
    }

    private String utf8(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.configuration("artifact " + artifact.name() + ", " + path + " is not UTF-8 text");
        }
    }
}
