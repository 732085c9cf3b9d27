package io.pointsman.local.operator.doctor;

import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.StackStanding;
import java.util.List;

/** What was found out about a stack. */
public record Checkup(StackStanding standing, List<Diagnosis> found) {
    public ExitCode exit() {
        return found.stream().anyMatch(one -> one.health().isTrouble()) ? ExitCode.FAILED : ExitCode.WANTED;
    }

    public long count(Health health) {
        return found.stream().filter(one -> one.health() == health).count();
    }
}
