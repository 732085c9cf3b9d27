package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetNow.Execution;
import io.pointsman.actions.changeset.ChangeSetNow.Status;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.StackStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Change sets by hand: each one that is made is under way for one look, and then ends as the test wants. */
final class FakeChangeSets implements ChangeSets {
    static final String STACK_ID = "arn:aws:cloudformation:us-east-1:000000000000:stack/web/1";

    final List<ChangeSetOrder> created = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    final Map<String, ChangeSetNow> all = new LinkedHashMap<>();
    Optional<StackNow> stack = Optional.empty();
    Findings findings = new Findings("none", true);
    Creation refused = new Creation.AlreadyThere();
    int refusals;
    int unavailable;
    Status ending = Status.CREATE_COMPLETE;
    String reason = "";
    List<Change> changes = List.of(change("Fn"));

    static Change change(String id) {
        return new Change(
                Change.Action.MODIFY,
                id,
                "web-" + id,
                "AWS::Lambda::Function",
                Change.Replacement.NO,
                List.of("Properties"),
                List.of(JsonObject.of("name", "Code")),
                JsonObject.empty());
    }

    void stackIs(StackStatus status, String... parameters) {
        stack = Optional.of(new StackNow(STACK_ID, status, Set.of(parameters)));
    }

    void endsWith(Status status, String why) {
        ending = status;
        reason = why;
    }

    /** What somebody or something did to the only change set. */
    void becomes(Status status, Execution execution) {
        all.replaceAll((arn, now) -> with(now, status, execution, now.reason(), changes));
    }

    static ChangeSetNow with(ChangeSetNow now, Status status, Execution execution, String why, List<Change> changes) {
        return new ChangeSetNow(now.arn(), now.name(), now.stackId(), status, execution, why, now.mark(), changes);
    }

    @Override
    public Optional<StackNow> stack(String name) {
        if (unavailable > 0) {
            unavailable--;
            throw new Unavailable("throttled", new IllegalStateException("Rate exceeded"));
        }
        return stack;
    }

    @Override
    public Optional<String> mover(String name) {
        return Optional.of("the operation with client request token Console-1");
    }

    @Override
    public Optional<ChangeSetNow> find(String stackName, String name) {
        return all.values().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public Optional<ChangeSetNow> read(String arn) {
        Optional<ChangeSetNow> now = Optional.ofNullable(all.get(arn));
        now.filter(one -> one.status() == Status.CREATE_IN_PROGRESS).ifPresent(this::end);
        return now;
    }

    private void end(ChangeSetNow now) {
        boolean good = ending == Status.CREATE_COMPLETE;
        Execution execution = good ? Execution.AVAILABLE : Execution.UNAVAILABLE;
        all.put(now.arn(), with(now, ending, execution, reason, good ? changes : List.of()));
    }

    @Override
    public Creation create(ChangeSetOrder order) {
        if (refusals > 0) {
            refusals--;
            return refused;
        }
        created.add(order);
        String arn = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/" + order.name() + "/" + created.size();
        all.put(
                arn,
                new ChangeSetNow(
                        arn,
                        order.name(),
                        STACK_ID,
                        Status.CREATE_IN_PROGRESS,
                        Execution.UNAVAILABLE,
                        "",
                        Optional.of(order.mark()),
                        List.of()));
        if (stack.isEmpty()) {
            stackIs(StackStatus.REVIEW_IN_PROGRESS);
        }
        return new Creation.Created(arn);
    }

    @Override
    public void delete(String arn) {
        deleted.add(arn);
        all.remove(arn);
    }

    @Override
    public Findings findings(String arn) {
        return findings;
    }
}
