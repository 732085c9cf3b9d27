package io.pointsman.runtime;

import io.pointsman.engine.Job;
import io.pointsman.engine.OutOfTime;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.release.RunName;
import io.pointsman.settings.Settings;
import io.pointsman.source.SourceCommit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which release a job is about, as far as it can be told without the action: for the log and for announcements. */
record ReleaseFacts(Optional<String> stack, Optional<String> run, Target target, SourceCommit commit) {
    static final ReleaseFacts NONE =
            new ReleaseFacts(Optional.empty(), Optional.empty(), Target.HOME, SourceCommit.UNKNOWN);

    /** Empty where the artifact cannot be read just now: the action reads it, too, and answers for it. */
    static Optional<ReleaseFacts> whereReadable(Supplier<ReleaseFacts> facts) {
        try {
            return Optional.of(facts.get());
        } catch (Unavailable | OutOfTime unreadable) {
            return Optional.empty();
        }
    }

    /** Nothing that is wrong with the job may fail it here: that is the action's to say. {@link Unavailable} where nothing can be read. */
    static ReleaseFacts of(String action, Artifacts artifacts, Job job) {
        ReleaseFacts said = said(job);
        try {
            ReleaseFacts there = said.at(JobTarget.of(action, artifacts, job));
            return job.inputs().size() == 1 ? there.with(action, InputArtifact.of(artifacts, job), job) : there;
        } catch (Refusal wrong) {
            return said;
        }
    }

    /** What stands in the job itself. */
    static ReleaseFacts said(Job job) {
        return new ReleaseFacts(text(job, "StackName"), text(job, "Run"), Target.HOME, SourceCommit.UNKNOWN);
    }

    private ReleaseFacts at(Target place) {
        return new ReleaseFacts(stack, run, place, commit);
    }

    /** Only what is text: whether it is right is the action's to say. */
    private static Optional<String> text(Job job, String name) {
        return job.userParameters().members().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private ReleaseFacts with(String action, InputArtifact input, Job job) {
        Optional<ReleaseManifest> manifest = input.text(ReleaseManifest.PATH).map(ignored -> input.manifest());
        Optional<String> run = this.run.or(() -> manifest.map(ReleaseManifest::run));
        Settings settings = Settings.glance(action, List.of(CommonKeys.STACK_NAME), input.places(job.userParameters()));
        Optional<String> stack = settings.isGiven(CommonKeys.STACK_NAME)
                ? Optional.of(settings.get(CommonKeys.STACK_NAME))
                : Optional.empty();
        return new ReleaseFacts(
                stack, run, target, manifest.map(ReleaseManifest::commit).orElse(SourceCommit.UNKNOWN));
    }

    /** For each line of the log. */
    JsonObject json() {
        return JsonObject.empty().with("StackName", stack).with("Run", run);
    }

    /** For an announcement: the release by name, and where its record lies. */
    JsonObject detail(String releaseBucket) {
        return JsonObject.empty()
                .with("stack", stack)
                .with("run", run)
                .with("releaseId", run.map(it -> RunName.of("release", it)))
                .with(
                        "commit",
                        Optional.of(commit).filter(SourceCommit::isKnown).map(SourceCommit::json))
                .with("record", key().map(it -> JsonObject.of("bucket", releaseBucket, "key", it)));
    }

    private Optional<String> key() {
        return stack.flatMap(name -> run.map(it -> S3ReleaseRecords.key(name + target.suffix(), it)));
    }
}
