package io.pointsman.endpoint.codepipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of one action: a retry makes a new one, a continuation does not. */
final class ActionRun {
    private final String id;
    private final StageRun stage;
    private final ActionDeclaration declaration;
    private final List<ArtifactPlace> inputs;
    private final Instant started;
    private List<ArtifactPlace> outputs;
    private Map<String, String> resolved = Map.of();
    private Map<String, String> variables = Map.of();
    private ActionStatus status = ActionStatus.IN_PROGRESS;
    private JobReport report = JobReport.NONE;
    private Optional<Fault> fault = Optional.empty();
    private Optional<String> approvalToken = Optional.empty();
    private Optional<String> updatedBy = Optional.empty();
    private Instant updated;
    private Instant heard;

    ActionRun(
            String id,
            StageRun stage,
            ActionDeclaration declaration,
            List<ArtifactPlace> inputs,
            List<ArtifactPlace> outputs,
            Instant started) {
        this.id = id;
        this.stage = stage;
        this.declaration = declaration;
        this.inputs = inputs;
        this.outputs = outputs;
        this.started = started;
        this.updated = started;
        this.heard = started;
    }

    String id() {
        return id;
    }

    String name() {
        return declaration.name();
    }

    StageRun stage() {
        return stage;
    }

    Execution execution() {
        return stage.execution();
    }

    ActionDeclaration declaration() {
        return declaration;
    }

    List<ArtifactPlace> inputs() {
        return inputs;
    }

    List<ArtifactPlace> outputs() {
        return outputs;
    }

    Instant started() {
        return started;
    }

    Instant updated() {
        return updated;
    }

    /** When the function last said anything. */
    Instant heard() {
        return heard;
    }

    ActionStatus status() {
        return status;
    }

    boolean isOpen() {
        return status == ActionStatus.IN_PROGRESS;
    }

    void resolved(Map<String, String> configuration) {
        resolved = configuration;
    }

    /** Its configuration with every reference replaced. */
    Map<String, String> configuration() {
        return resolved;
    }

    Map<String, String> variables() {
        return variables;
    }

    JobReport report() {
        return report;
    }

    Optional<Fault> fault() {
        return fault;
    }

    Optional<String> approvalToken() {
        return approvalToken;
    }

    Optional<String> updatedBy() {
        return updatedBy;
    }

    void says(JobReport news, Instant now) {
        report = report.then(news);
        updated = now;
        heard = now;
    }

    /** What a source action made has a revision. */
    void revised(String revision) {
        outputs = outputs.stream().map(output -> output.at(revision)).toList();
    }

    void asks(String token) {
        approvalToken = Optional.of(token);
    }

    void decidedBy(String who) {
        updatedBy = Optional.of(who);
    }

    void succeed(Map<String, String> outputVariables, Instant now) {
        variables = outputVariables;
        end(ActionStatus.SUCCEEDED, now);
    }

    void fail(Fault why, Instant now) {
        fault = Optional.of(why);
        end(ActionStatus.FAILED, now);
    }

    void abandon(Instant now) {
        end(ActionStatus.ABANDONED, now);
    }

    private void end(ActionStatus how, Instant now) {
        status = how;
        updated = now;
    }
}
