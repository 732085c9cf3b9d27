package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSetNow.Execution;
import io.pointsman.cloudformation.ChangeSetNow.Status;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.JsonObject;
import io.pointsman.release.StackStatus;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Change sets by hand: each one that is made is under way for one look, and then ends as the test wants. */
public final class FakeChangeSets implements ChangeSets {
    public static final String STACK_ID = "arn:aws:cloudformation:us-east-1:000000000000:stack/web/1";

    public final List<ChangeSetOrder> created = new ArrayList<>();
    public final List<String> deleted = new ArrayList<>();
    public final Map<String, ChangeSetNow> all = new LinkedHashMap<>();
    public Optional<StackNow> stack = Optional.empty();
    public Findings findings = new Findings("none", true);
    public Creation refused = new Creation.AlreadyThere();
    public int refusals;
    public int unavailable;
    public Status ending = Status.CREATE_COMPLETE;
    public String reason = "";
    public List<Change> changes = List.of(change("Fn"));

    public static Change change(String id) {
        PropertyChange code = new PropertyChange(
                "Properties",
                "Code",
                "/Properties/Code",
                "Never",
                "Static",
                "DirectModification",
                "",
                Optional.empty(),
                Optional.empty());
        return new Change(
                "",
                Change.Action.MODIFY,
                id,
                "web-" + id,
                "AWS::Lambda::Function",
                Change.Replacement.NO,
                "",
                List.of("Properties"),
                List.of(code),
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
    }

    public void stackIs(StackStatus status, String... parameters) {
        stack = Optional.of(new StackNow(
                STACK_ID,
                status,
                Stream.of(parameters).collect(Collectors.toMap(name -> name, name -> "value of " + name))));
    }

    public void endsWith(Status status, String why) {
        ending = status;
        reason = why;
    }

    /** What somebody or something did to the only change set. */
    public void becomes(Status status, Execution execution) {
        all.replaceAll((arn, now) -> with(now, status, execution, now.reason(), changes));
    }

    public static ChangeSetNow with(
            ChangeSetNow now, Status status, Execution execution, String why, List<Change> changes) {
        return new ChangeSetNow(
                now.arn(),
                now.name(),
                now.stackId(),
                status,
                execution,
                why,
                now.mark(),
                now.includesNested(),
                changes);
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
                        order.options().includeNestedStacks(),
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

    public final List<String> deletedStacks = new ArrayList<>();

    @Override
    public void deleteStack(String id, String token, Optional<String> roleArn) {
        deletedStacks.add(id);
        stackIs(StackStatus.DELETE_IN_PROGRESS);
    }

    @Override
    public Findings findings(String arn) {
        return findings;
    }
}
