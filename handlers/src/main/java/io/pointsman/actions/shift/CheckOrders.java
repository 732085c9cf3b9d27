package io.pointsman.actions.shift;

import io.pointsman.release.DeploymentMark;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.verification.CheckList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Leaves the verify hook what it shall ask, and reads what it found. */
final class CheckOrders {
    private final ReleaseRecords records;
    private final ShiftRequest request;

    CheckOrders(ReleaseRecords records, ShiftRequest request) {
        this.records = records;
        this.request = request;
    }

    /** Nothing where the user lists no requests. */
    void write(Attempt attempt) {
        if (request.checks().isEmpty()) {
            return;
        }
        List<FunctionShift> functions = attempt.functions()
                .filter(function -> function.is(Phase.WAITING) || function.is(Phase.NEW))
                .toList();
        new TreeSet<>(functions.stream().map(FunctionShift::alias).toList())
                .forEach(alias -> records.update(request.stack(), place(alias), json -> {
                    CheckList list = new CheckList(json);
                    for (FunctionShift function : functions) {
                        list = function.alias().equals(alias)
                                ? list.with(function.id(), function.function(), function.target(), request.checks())
                                : list;
                    }
                    return list.json();
                }));
    }

    /** Why the verify hook said no to a deployment. */
    Optional<String> reason(FunctionShift function) {
        return request.checks().isEmpty()
                ? Optional.empty()
                : function.deploymentId()
                        .flatMap(
                                id -> new CheckList(records.find(request.stack(), place(function.alias()))).reason(id));
    }

    private String place(String alias) {
        return CheckList.place(DeploymentMark.runName(request.run(), alias));
    }
}
