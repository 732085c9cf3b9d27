package io.pointsman.actions.execute;

import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSets;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.lambda.DeletedFunctions;
import io.pointsman.lambda.DriftReport;
import io.pointsman.lambda.FunctionDrift;
import io.pointsman.lambda.FunctionReadings;
import io.pointsman.lambda.FunctionReadings.FunctionReading;
import io.pointsman.release.record.BuiltCode;
import io.pointsman.release.record.ChangedProperties;
import io.pointsman.release.record.DeployedFunction;
import io.pointsman.release.record.DeployedFunctions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.StackBaseline;
import io.pointsman.runtime.OnDrift;
import io.pointsman.runtime.Parallel;
import io.pointsman.runtime.StackFunctions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the functions of a stack to what is on record of them: what the operation before left, and what this one's change set sets. Whatever
 * else differs was written by hand, and would go to production with the next version.
 */
final class DriftCheck {
    private final StackFunctions stacks;
    private final FunctionReadings readings;
    private final ChangeSets changeSets;
    private final ReleaseRecords records;

    DriftCheck(StackFunctions stacks, FunctionReadings readings, ChangeSets changeSets, ReleaseRecords records) {
        this.stacks = stacks;
        this.readings = readings;
        this.changeSets = changeSets;
        this.records = records;
    }

    /** Before the operation begins: a {@link Refusal} when somebody changed by hand what it leaves alone. Writes down what it will set. */
    void before(ExecuteRequest request, Target target, ChangeSetNow live) {
        ReleaseIndex index = records.index(request.stack());
        Sent sent = sent(request, live);
        if (!isNew(index)) {
            hold(request, target, index, sent.changes());
        }
        records.updateIndex(
                request.stack(),
                known -> known.with(known.baseline().begins(target.changeSet(), sent.changes(), sent.built())));
    }

    private void hold(ExecuteRequest request, Target target, ReleaseIndex index, ChangedProperties changes) {
        Map<String, String> names = names(request, target.stack());
        Map<String, Found> found = found(names);
        existing(names, found, index, changes);
        ChangedProperties all = index.baseline().begun().and(changes);
        refuse(request, drifts(index, all, found), index, "Nothing has moved. Once that is put right, retry the stage");
    }

    /** Not of one that is made, replaced or removed now; nor of one that no release knows: its creation may have failed. */
    private static void existing(
            Map<String, String> names, Map<String, Found> found, ReleaseIndex index, ChangedProperties changes) {
        List<String> deleted = names.entrySet().stream()
                .filter(one -> !found.containsKey(one.getKey()))
                .filter(one -> !changes.of(one.getKey()).test(ChangedProperties.ALL))
                .map(Map.Entry::getValue)
                .filter(name -> index.baseline().find(name).isPresent()
                        || index.released(name).isPresent())
                .toList();
        if (!deleted.isEmpty()) {
            throw new Refusal(FailureKind.JOB_FAILED, DeletedFunctions.said(deleted) + ". Nothing has moved");
        }
    }

    private static boolean isNew(ReleaseIndex index) {
        return index.baseline().functions().isEmpty() && index.history().isEmpty();
    }

    /** The operation was rolled back. */
    void rolledBack(ExecuteRequest request, Target target) {
        records.updateIndex(
                request.stack(), known -> known.with(known.baseline().without(target.changeSet())));
    }

    /**
     * After the operation, and where there was none: writes down what each function is from now on, and is a {@link Refusal} when one of
     * them is something else.
     *
     * @param changeSet empty: the stack did not change
     */
    void after(ExecuteRequest request, String stack, String changeSet) {
        Map<String, String> names = names(request, stack);
        ReleaseIndex index = records.index(request.stack());
        Map<String, String> untouched = untouched(request, names, index, changeSet);
        Map<String, String> touched = new LinkedHashMap<>(names);
        touched.keySet().removeAll(untouched.keySet());
        Map<String, Found> found = found(touched);
        Optional<DeployedFunctions> known = written(request, changeSet);
        DeployedFunctions deployed =
                known.orElseGet(() -> deployed(request, index, changeSet, found).with(kept(untouched, index)));
        if (known.isEmpty() || index.baseline().pending().containsKey(changeSet)) {
            write(request, deployed);
        }
        List<FunctionDrift> drifts = new ArrayList<>();
        found.forEach((id, one) -> deployed.find(one.name())
                .map(state -> new FunctionDrift(one.name(), state, one.reading()))
                .filter(drift -> !drift.differences().isEmpty())
                .ifPresent(drifts::add));
        if (request.onDrift() == OnDrift.RELEASE) {
            accept(request, deployed, drifts);
            return;
        }
        refuse(
                request,
                drifts,
                index,
                "The stack was updated, traffic was not. Once that is put right, retry the stage");
    }

    /**
     * Those that this operation left alone by its change set: they were held to what is on record before it, {@code publish} holds them to the
     * same before it makes a version of any, and nobody looks at each of them in between. Where what somebody wrote by hand is meant, all are
     * looked at.
     */
    private static Map<String, String> untouched(
            ExecuteRequest request, Map<String, String> names, ReleaseIndex index, String changeSet) {
        Map<String, String> untouched = new LinkedHashMap<>();
        if (index.baseline().pending().containsKey(changeSet) && request.onDrift() == OnDrift.STOP) {
            ChangedProperties changes = index.baseline().begun();
            names.forEach((id, name) -> {
                if (!changes.touches(id) && index.baseline().find(name).isPresent()) {
                    untouched.put(id, name);
                }
            });
        }
        return untouched;
    }

    private static Map<String, DeployedFunction> kept(Map<String, String> untouched, ReleaseIndex index) {
        Map<String, DeployedFunction> kept = new LinkedHashMap<>();
        untouched.values().forEach(name -> index.baseline().find(name).ifPresent(state -> kept.put(name, state)));
        return kept;
    }

    private record Found(String name, FunctionReading reading) {}

    /** Those that belong to the release, by their ids. What becomes of another one is not for it to say. */
    private Map<String, String> names(ExecuteRequest request, String stack) {
        Map<String, String> names = new LinkedHashMap<>(stacks.of(stack));
        names.keySet().removeIf(id -> !request.functions().includes(id));
        return names;
    }

    /** Those that Lambda has. */
    private Map<String, Found> found(Map<String, String> names) {
        List<String> ids = List.copyOf(names.keySet());
        List<Optional<FunctionReading>> all = Parallel.map(ids, id -> readings.latest(name(names, id)));
        Map<String, Found> found = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            all.get(i).ifPresent(reading -> found.put(id, new Found(name(names, id), reading)));
        }
        return found;
    }

    private static String name(Map<String, String> names, String id) {
        return Optional.ofNullable(names.get(id)).orElseThrow();
    }

    /**
     * What a change set sends to functions.
     *
     * @param built the packages that the rewrite knew, by the function's id
     */
    private record Sent(ChangedProperties changes, Map<String, BuiltCode> built) {}

    private Sent sent(ExecuteRequest request, String changeSet) {
        return changeSets
                .read(changeSet)
                .map(now -> sent(request, now))
                .orElse(new Sent(ChangedProperties.UNKNOWN, Map.of()));
    }

    private static Sent sent(ExecuteRequest request, ChangeSetNow live) {
        return new Sent(FunctionChanges.of(live), BuiltFunctions.of(live, request.packaged()));
    }

    private List<FunctionDrift> drifts(ReleaseIndex index, ChangedProperties changes, Map<String, Found> found) {
        List<FunctionDrift> drifts = new ArrayList<>();
        found.forEach((id, one) -> base(index, one.name())
                .map(base -> new FunctionDrift(
                        one.name(), base.with(changes, id, one.reading().state()), one.reading()))
                .filter(drift -> !drift.differences().isEmpty())
                .ifPresent(drifts::add));
        return drifts;
    }

    /** What is on record of it; where nothing is, the version of it that arrived last. Empty: nobody can say. */
    private Optional<DeployedFunction> base(ReleaseIndex index, String function) {
        StackBaseline baseline = index.baseline();
        return baseline.functions().isEmpty()
                ? index.released(function)
                        .flatMap(version -> readings.version(function, version.version()))
                        .map(FunctionReading::state)
                : baseline.find(function);
    }

    private Optional<DeployedFunctions> written(ExecuteRequest request, String changeSet) {
        return records.read(request.stack(), request.run())
                .deployed()
                .filter(known -> known.changeSet().equals(changeSet));
    }

    private DeployedFunctions deployed(
            ExecuteRequest request, ReleaseIndex index, String changeSet, Map<String, Found> found) {
        StackBaseline baseline = index.baseline();
        boolean noted = changeSet.isEmpty() || baseline.pending().containsKey(changeSet);
        Sent sent = noted ? new Sent(ChangedProperties.NONE, baseline.builtBy(changeSet)) : sent(request, changeSet);
        ChangedProperties changes = baseline.begun().and(sent.changes());
        Map<String, DeployedFunction> functions = new LinkedHashMap<>();
        found.forEach((id, one) -> {
            DeployedFunction state = base(index, one.name())
                    .map(base -> base.with(changes, id, one.reading().state()))
                    .orElse(one.reading().state());
            functions.put(
                    one.name(),
                    Optional.ofNullable(sent.built().get(id)).map(state::with).orElse(state));
        });
        return new DeployedFunctions(changeSet, functions);
    }

    /** Into the record first: a repetition takes it from there, and does not judge by a function that was changed since. */
    private void write(ExecuteRequest request, DeployedFunctions deployed) {
        records.change(request.stack(), request.run(), record -> record.with(deployed));
        records.updateIndex(request.stack(), known -> known.with(StackBaseline.of(deployed)));
    }

    private void accept(ExecuteRequest request, DeployedFunctions deployed, List<FunctionDrift> drifts) {
        if (!drifts.isEmpty()) {
            DeployedFunctions accepted = deployed;
            for (FunctionDrift drift : drifts) {
                accepted = accepted.with(drift.function(), drift.now().state());
            }
            write(request, accepted);
        }
    }

    private void refuse(ExecuteRequest request, List<FunctionDrift> drifts, ReleaseIndex index, String then) {
        if (!drifts.isEmpty() && request.onDrift() == OnDrift.STOP) {
            throw new Refusal(FailureKind.JOB_FAILED, new DriftReport(readings, index).of(drifts, then));
        }
    }
}
