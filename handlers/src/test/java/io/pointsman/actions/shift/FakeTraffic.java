package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.Aliases;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentError;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.DeploymentEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * CodeDeploy and the aliases that it moves, in memory. Each {@link #tick} takes every deployment one step on: 10 percent, then
 * all, then the end. A function in {@code failing} fails where it would have ended, and is rolled back by a deployment of its own.
 */
final class FakeTraffic implements Aliases, Deployments {
    final Map<String, AliasState> aliases = new HashMap<>();
    final Map<String, Running> running = new LinkedHashMap<>();

    /** Function to error. */
    final Map<String, String> failing = new HashMap<>();

    final Map<String, List<String>> obstacles = new HashMap<>();
    final List<Order> orders = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();
    final List<String> refusedAliases = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    final List<String> onInstances = new ArrayList<>();

    /** Functions of the account that are none of the stack's. */
    final List<String> beside = new ArrayList<>();

    Optional<Lifecycle> fault = Optional.empty();

    /** What happened before that, in every deployment. */
    final List<Lifecycle> lived = new ArrayList<>();

    /** What is answered instead, by the name of the method. */
    final Map<String, RuntimeException> troubles = new HashMap<>();

    /** What happens just before the next answer, by the name of the method. */
    final Map<String, Runnable> beforeAnswers = new HashMap<>();

    boolean rollsBack = true;

    /** Ticks that each deployment takes more. */
    int slowness;

    /** What happens between the look at an alias and its change. */
    final Queue<Runnable> beforePutBack = new ArrayDeque<>();

    Runnable afterPutBack = () -> {};

    /** What happens when a deployment has brought all traffic to its target. */
    Runnable afterMove = () -> {};

    boolean answersGetLost;

    /** How late a deployment shows in a list. */
    Duration listingLag = Duration.ZERO;

    /** A call that makes a deployment takes effect, and its answer does not come. */
    boolean createUnanswered;

    /** How many calls that would make a deployment get no answer, and have no effect. */
    int unanswered;

    /** Calls that would make a deployment. */
    int asks;

    InstantSource clock = () -> Instant.EPOCH;
    Optional<String> createRefused = Optional.empty();
    Optional<String> aliasRefused = Optional.empty();

    /** One deployment. */
    static final class Running {
        final String id;
        final DeploymentGroupId groupId;
        final String description;
        final String function;
        final String from;
        final String to;
        final String config;
        final boolean rollback;
        final Instant made;
        Optional<Instant> ended = Optional.empty();
        DeploymentState state = DeploymentState.UNDER_WAY;
        Optional<String> rollbackId = Optional.empty();
        String error = "";
        int ticks;

        /** Nobody may look at it. */
        boolean unseen;

        /** It has not come so far as to know what it moves. */
        boolean unbegun;

        Running(
                String id,
                DeploymentGroupId groupId,
                String description,
                List<String> move,
                String config,
                boolean rollback,
                Instant made) {
            this.id = id;
            this.groupId = groupId;
            this.description = description;
            this.function = move.get(0);
            this.from = move.get(1);
            this.to = move.get(2);
            this.config = config;
            this.rollback = rollback;
            this.made = made;
        }

        /** {@code CODE: text}. */
        private Optional<DeploymentError> error() {
            String[] parts = error.split(": ", 2);
            return error.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DeploymentError(parts[0], parts.length == 2 ? parts[1] : ""));
        }

        Deployment look() {
            return new Deployment(id, state, description, rollback, rollbackId, Optional.empty(), error(), ended);
        }
    }

    /** Several functions are looked at at once. */
    private synchronized void asked(String method) {
        Optional.ofNullable(beforeAnswers.remove(method)).ifPresent(Runnable::run);
        Optional.ofNullable(troubles.get(method)).ifPresent(trouble -> {
            throw trouble;
        });
    }

    void tick() {
        List.copyOf(running.values()).stream()
                .filter(one -> one.state == DeploymentState.UNDER_WAY)
                .forEach(this::tick);
    }

    private void tick(Running one) {
        one.ticks++;
        if (one.ticks <= slowness) {
            return;
        }
        boolean atOnce = one.rollback || one.config.equals(TrafficConfig.AT_ONCE);
        if (!atOnce && one.ticks == slowness + 1) {
            AliasState.Share share = new AliasState.Share(one.to, new BigDecimal("0.1"));
            aliases.put(one.function, new AliasState(one.from, Optional.of(share)));
        } else if (!one.rollback && failing.containsKey(one.function)) {
            end(one, DeploymentState.FAILED, Objects.requireNonNull(failing.get(one.function)));
        } else {
            aliases.put(one.function, AliasState.on(one.to));
            one.state = DeploymentState.SUCCEEDED;
            one.ended = Optional.of(clock.instant());
            afterMove.run();
        }
    }

    void end(Running one, DeploymentState state, String error) {
        one.state = state;
        one.error = error;
        one.ended = Optional.of(clock.instant());
        if (rollsBack) {
            List<String> back = List.of(one.function, one.to, one.from);
            one.rollbackId = Optional.of(add(one.groupId, "Rollback of " + one.id, back, "", true));
        }
    }

    String add(DeploymentGroupId groupId, String description, List<String> move, String config, boolean rollback) {
        String id = "d-" + (running.size() + 1);
        running.put(id, new Running(id, groupId, description, move, config, rollback, clock.instant()));
        return id;
    }

    Running deployment(String id) {
        return Objects.requireNonNull(running.get(id), id);
    }

    Running lastDeployment() {
        return List.copyOf(running.values()).getLast();
    }

    List<String> moves() {
        return running.values().stream()
                .filter(one -> !one.rollback)
                .map(one -> one.function + " " + one.from + "->" + one.to)
                .toList();
    }

    @Override
    public Optional<AliasState> find(String function, String alias) {
        asked("find");
        return Optional.ofNullable(aliases.get(function));
    }

    @Override
    public boolean create(String function, String alias, String version) {
        if (refusedAliases.contains(function)) {
            throw Refusal.configuration("lambda:CreateAlias was denied");
        }
        aliasRefused.ifPresent(why -> {
            throw Refusal.configuration(why);
        });
        return aliases.putIfAbsent(function, AliasState.on(version)) == null;
    }

    @Override
    public boolean remove(String function, String alias, String version) {
        return aliases.remove(function, AliasState.on(version));
    }

    @Override
    public void rest(String function, String alias, String version) {
        aliases.put(function, AliasState.on(version));
    }

    @Override
    public boolean putBack(String function, String alias, AliasState seen, String version) {
        Optional.ofNullable(beforePutBack.poll()).ifPresent(Runnable::run);
        boolean put = aliases.replace(function, seen, AliasState.on(version));
        if (put) {
            afterPutBack.run();
        }
        return put;
    }

    @Override
    public boolean runsOnInstances(String function) {
        return onInstances.contains(function);
    }

    @Override
    public boolean isPublished(String function, String version) {
        return version.equals("$LATEST") ? beside.contains(function) : !missing.contains(function + ":" + version);
    }

    @Override
    public List<String> obstacles(String function, String version, String other) {
        return obstacles.getOrDefault(function, List.of());
    }

    @Override
    public List<Deployment> marked(DeploymentGroupId groupId, String mark, Instant since) {
        asked("marked");
        return in(groupId, one -> one.description.equals(mark)).toList();
    }

    @Override
    public List<Deployment> latest(DeploymentGroupId groupId) {
        return in(groupId, one -> true).toList();
    }

    @Override
    public List<Deployment> since(DeploymentGroupId groupId, Instant moment) {
        return in(groupId, one -> !one.made.isBefore(moment)).toList();
    }

    @Override
    public List<Deployment> underWay(DeploymentGroupId groupId) {
        asked("underWay");
        return in(groupId, one -> one.state == DeploymentState.UNDER_WAY).toList();
    }

    @Override
    public boolean isBusy(DeploymentGroupId groupId) {
        return !underWay(groupId).isEmpty();
    }

    /** As a list shows them. */
    private Stream<Deployment> in(DeploymentGroupId groupId, Predicate<Running> wanted) {
        Instant shown = clock.instant().minus(listingLag);
        return running.values().stream()
                .filter(one -> one.groupId.equals(groupId) && !one.made.isAfter(shown) && wanted.test(one))
                .map(Running::look);
    }

    private boolean isOccupied(DeploymentGroupId groupId) {
        return running.values().stream()
                .anyMatch(one -> one.groupId.equals(groupId) && one.state == DeploymentState.UNDER_WAY);
    }

    @Override
    public Creation create(Order order) {
        asked("create");
        asks++;
        if (unanswered > 0) {
            unanswered--;
            return new Creation.Unanswered("no answer");
        }
        createRefused.ifPresent(why -> {
            throw Refusal.configuration(why);
        });
        if (isOccupied(order.groupId())) {
            return new Creation.Occupied();
        }
        orders.add(order);
        String id = add(order.groupId(), order.mark(), moveOf(order.content()), order.config(), false);
        if (createUnanswered) {
            createUnanswered = false;
            return new Creation.Unanswered("no answer");
        }
        if (answersGetLost) {
            answersGetLost = false;
            throw new Unavailable("no answer");
        }
        return new Creation.Created(id);
    }

    private static List<String> moveOf(String appSpec) {
        JsonObject resource = Json.object(appSpec).objects("Resources").getFirst();
        String id = resource.members().keySet().iterator().next();
        JsonObject properties = resource.objectOrEmpty(id).objectOrEmpty("Properties");
        return List.of(
                properties.needText("Name"),
                properties.needText("CurrentVersion"),
                properties.needText("TargetVersion"));
    }

    @Override
    public Map<String, Deployment> look(Collection<String> ids) {
        asked(ids.size() > 1 ? "look at several" : "look");
        if (ids.stream().anyMatch(id -> deployment(id).unseen)) {
            throw new Refusal(FailureKind.PERMISSION, "look was denied");
        }
        Map<String, Deployment> found = new HashMap<>();
        ids.forEach(id -> found.put(id, deployment(id).look()));
        return found;
    }

    @Override
    public void stop(String id) {
        asked("stop");
        stopped.add(id);
        Running one = deployment(id);
        if (one.state == DeploymentState.UNDER_WAY) {
            end(one, DeploymentState.STOPPED, "MANUAL_STOP: The deployment was stopped by request");
        }
    }

    @Override
    public Optional<Move> move(String id) {
        asked("move");
        Running one = deployment(id);
        return one.unbegun ? Optional.empty() : Optional.of(new Move(one.function, "live", one.from, one.to));
    }

    @Override
    public List<Lifecycle> lifecycle(String id) {
        asked("lifecycle");
        String traffic = deployment(id).ticks == 0 ? "Pending" : "InProgress";
        Lifecycle allow =
                new Lifecycle(new DeploymentEvent("AllowTraffic", traffic, Optional.empty(), Optional.empty()), "");
        return Stream.of(lived.stream(), fault.stream(), Stream.of(allow))
                .flatMap(events -> events)
                .toList();
    }

    static Lifecycle failed(String event, String words) {
        return new Lifecycle(new DeploymentEvent(event, "Failed", Optional.empty(), Optional.empty()), words);
    }
}
