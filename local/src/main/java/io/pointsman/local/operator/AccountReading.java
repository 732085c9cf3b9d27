package io.pointsman.local.operator;

import io.pointsman.gates.ClosedGate;
import io.pointsman.release.AliasState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AWS says of a stack now. A call that is denied, or has no answer, is an answer that is not known. */
public interface AccountReading {
    /** @param arn of whoever asks */
    record Caller(String account, String arn) {}

    Looked<Caller> caller();

    /** Empty where there is no such alias. */
    Looked<Optional<AliasState>> alias(String function, String alias);

    /** By their ids. */
    Looked<Map<String, DeploymentSight>> deployments(List<String> ids);

    /** Metric and composite alarms, in the order of their names; one that is not there has no state. */
    Looked<List<AlarmSight>> alarms(List<String> names);

    /** Its status; empty where there is no such stack. */
    Looked<Optional<String>> stack(String stack);

    /** Empty where the gate is open. */
    Looked<Optional<ClosedGate>> gate(String stack);

    /**
     * The execution of a pipeline; empty where none is found.
     *
     * @param pipeline its name, where it is known
     * @param folder of its artifacts, by which it is found
     */
    Looked<Optional<PipelineStanding>> pipeline(String execution, Optional<String> pipeline, Optional<String> folder);
}
