package io.pointsman.actions.publish;

import io.pointsman.engine.Unavailable;
import io.pointsman.release.record.DeployedFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Functions and versions in memory, with Lambda's preconditions. Tests change {@code functions} as somebody else would. */
final class FakeVersions implements Versions {
    final Map<String, FunctionState> functions = new HashMap<>();
    final Map<String, List<FunctionState>> published = new HashMap<>();
    /** Name and alias to version. */
    final Map<String, String> aliases = new HashMap<>();

    final List<String> calls = new ArrayList<>();
    final Set<String> unavailable = new HashSet<>();
    Runnable beforePublish = () -> {};
    boolean loseAnswer;

    /** Lambda makes another version although nothing changed: the one before was deleted meanwhile, say. */
    boolean another;

    static FunctionState function(String name, String code, FunctionState.Condition condition) {
        return function(name, code, condition, /* snapStart= */ false);
    }

    static FunctionState withSnapStart(String name, String code) {
        return function(name, code, new FunctionState.Condition.Ready(), /* snapStart= */ true);
    }

    private static FunctionState function(
            String name, String code, FunctionState.Condition condition, boolean snapStart) {
        Map<String, String> configuration = Map.of("Timeout", "3");
        return new FunctionState(
                name,
                "$LATEST",
                code,
                "r-" + code,
                configuration,
                DeployedFunction.of(code, configuration, "", ""),
                "sha-" + configuration,
                "",
                "2026-01-01T00:00:00Z",
                /* hasSourceKey= */ false,
                snapStart,
                condition);
    }

    static FunctionState function(String name, String code) {
        return function(name, code, new FunctionState.Condition.Ready());
    }

    static FunctionState withSourceKey(FunctionState state) {
        return new FunctionState(
                state.function(),
                state.version(),
                state.codeSha256(),
                state.revision(),
                state.configuration(),
                state.deployed(),
                state.configSha256(),
                state.description(),
                state.lastModified(),
                /* hasSourceKey= */ true,
                state.snapStart(),
                state.condition());
    }

    static FunctionState revised(FunctionState state, String revision, String configSha256) {
        return new FunctionState(
                state.function(),
                state.version(),
                state.codeSha256(),
                revision,
                state.configuration(),
                state.deployed(),
                configSha256,
                state.description(),
                state.lastModified(),
                state.hasSourceKey(),
                state.snapStart(),
                state.condition());
    }

    synchronized void deploy(FunctionState state) {
        functions.put(state.function(), state);
    }

    synchronized void replace(String function, int index, FunctionState.Condition condition) {
        FunctionState old = all(function).get(index);
        all(function).set(index, as(old, old.version(), old.description(), condition));
    }

    @Override
    public synchronized FunctionState latest(String function) {
        if (unavailable.contains(function)) {
            throw new Unavailable("throttled");
        }
        return Optional.ofNullable(functions.get(function)).orElseThrow();
    }

    @Override
    public synchronized Optional<FunctionState> version(String function, String number) {
        String version = aliases.getOrDefault(function + ":" + number, number);
        return all(function).stream()
                .filter(one -> one.version().equals(version))
                .findFirst();
    }

    @Override
    public synchronized Optional<String> newest(String function) {
        return all(function).stream().map(FunctionState::version).reduce((first, second) -> second);
    }

    @Override
    public synchronized Publication publish(FunctionState seen, String description) {
        calls.add("publish " + seen.function());
        beforePublish.run();
        FunctionState now = latest(seen.function());
        if (!now.codeSha256().equals(seen.codeSha256()) || !now.revision().equals(seen.revision())) {
            return new Publication.Overtaken();
        }
        if (!another && isLast(now)) {
            FunctionState last = all(seen.function()).getLast();
            return new Publication.Published(last.version(), last.description(), false);
        }
        String number = String.valueOf(all(seen.function()).size() + 1);
        all(seen.function()).add(as(now, number, description, new FunctionState.Condition.Ready()));
        if (loseAnswer) {
            loseAnswer = false;
            throw new Unavailable("no answer");
        }
        return new Publication.Published(number, description, false);
    }

    /** Nothing changed since the last version. */
    private boolean isLast(FunctionState now) {
        List<FunctionState> all = all(now.function());
        return !all.isEmpty()
                && all.getLast().sameAs(now)
                && all.getLast().configSha256().equals(now.configSha256());
    }

    private List<FunctionState> all(String function) {
        return published.computeIfAbsent(function, name -> new ArrayList<>());
    }

    private static FunctionState as(
            FunctionState state, String number, String description, FunctionState.Condition condition) {
        return new FunctionState(
                state.function(),
                number,
                state.codeSha256(),
                "rv-" + number,
                state.configuration(),
                state.deployed(),
                state.configSha256(),
                description,
                state.lastModified(),
                state.hasSourceKey(),
                state.snapStart(),
                condition);
    }
}
