package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what is on record to what CloudFormation says: a shift reaches functions of its own stack and no others, and asks the hook that was
 * named. The record is a memory, and whoever may write it could have written any function there.
 */
final class StackMembers {
    /** Every function has it. */
    private static final String LATEST = "$LATEST";

    private final Ports ports;
    private final ShiftRequest request;

    StackMembers(Ports ports, ShiftRequest request) {
        this.ports = ports;
        this.request = request;
    }

    /** @param selected of them, what would be shifted */
    void refuseOthers(PublishedVersions published, Map<String, PublishedVersion> selected) {
        Map<String, String> stack = ports.stacks().of(request.stack());
        selected.forEach((id, version) -> refuseOther(stack, id, version.function()));
        selected.keySet().stream()
                .flatMap(id -> request.traffic(id).hooks())
                .distinct()
                .forEach(hook -> refuseOther(stack, published.stackFunctions(), hook));
    }

    private void refuseOther(Map<String, String> stack, String id, String function) {
        if (!stack.containsValue(function)) {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    "function " + function + ", which the release record has as " + id + ", is none of stack "
                            + request.stack() + "'s, whose functions are " + String.join(", ", stack.values())
                            + "; nothing but those is shifted: leave " + id + " out of Functions, or publish again");
        }
    }

    /**
     * A name that is a logical id means that function of the stack, which the artifact's template has named. So it must not be the name of
     * a function beside: whose hook that would be, nobody could tell.
     */
    private void refuseOther(Map<String, String> stack, Map<String, String> recorded, String hook) {
        Optional<String> own = Optional.ofNullable(stack.get(hook));
        Optional<String> known = Optional.ofNullable(recorded.get(hook));
        if (!own.equals(known)) {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    "hook " + hook + " is " + said(known) + " by the release record and " + said(own)
                            + " by CloudFormation; publish again, and retry");
        }
        own.filter(physical -> !physical.equals(hook))
                .filter(physical -> ports.aliases().isPublished(hook, LATEST))
                .ifPresent(physical -> {
                    throw Refusal.configuration(
                            "UserParameters: hook " + hook + " is the name of a function and, in stack "
                                    + request.stack() + ", the logical id of another, " + physical
                                    + "; give the ARN of the one that is to be asked");
                });
    }

    private String said(Optional<String> function) {
        return function.map(name -> "function " + name).orElse("no function of stack " + request.stack());
    }
}
