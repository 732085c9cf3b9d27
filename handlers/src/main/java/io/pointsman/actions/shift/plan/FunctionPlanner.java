package io.pointsman.actions.shift.plan;

import io.pointsman.actions.shift.ports.Aliases;
import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.actions.shift.ports.Ports;
import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.actions.shift.settings.Hooks;
import io.pointsman.actions.shift.settings.OnIncompatible;
import io.pointsman.actions.shift.settings.ShiftRequest;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.actions.shift.settings.TrafficSettings;
import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasCommand;
import io.pointsman.release.AliasState;
import io.pointsman.release.DeploymentMark;
import io.pointsman.release.Move;
import io.pointsman.release.record.FirstAlias;
import io.pointsman.release.record.FunctionDeployment;
import io.pointsman.release.record.NotShifted;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.Startable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What has to happen to the alias of one function. Asks and writes nothing; several functions may be planned at once. */
final class FunctionPlanner {
    private final Aliases aliases;
    private final Deployments deployments;
    private final CodeDeployGroups groups;
    private final ShiftRequest request;
    private final Hooks hooks;
    private final AliasOrigins origins;
    private final ManagedInstances instances;
    private final Map<String, Routing> routings = new ConcurrentHashMap<>();

    FunctionPlanner(Ports ports, ShiftRequest request, Hooks hooks, AliasOrigins origins) {
        this.aliases = ports.aliases();
        this.deployments = ports.deployments();
        this.groups = ports.groups();
        this.request = request;
        this.hooks = hooks;
        this.origins = origins;
        this.instances = new ManagedInstances(ports.aliases());
    }

    /** What the plan of one function comes to. */
    sealed interface Planned {
        record Fine(FunctionDeployment function) implements Planned {}

        /** Why the release cannot begin. */
        record Bad(String trouble) implements Planned {}

        /** The end of this deployment has to be waited for, because it changes what the plan goes by. */
        record After(Deployment earlier) implements Planned {}
    }

    void refuseNamed(PublishedVersions published) {
        instances.refuseNamed(request.functions(), published);
    }

    /** All at once needs no weights, so even versions that cannot share traffic may follow one another. */
    private boolean sharesTraffic(TrafficConfig config) {
        Optional<Routing> routing = config.routing();
        return !(routing.isPresent() ? routing.get() : existing(config.name())).equals(new Routing.AllAtOnce());
    }

    private Routing existing(String name) {
        return routings.computeIfAbsent(
                name,
                it -> groups.config(it)
                        .orElseThrow(() -> Refusal.configuration("UserParameters: DeploymentConfigName " + it
                                + " is no deployment configuration for Lambda in this account; take one of"
                                + " CodeDeploy's, or write Canary20Percent3Minutes or Linear20PercentEvery5Minutes to"
                                + " have one made")));
    }

    /** From the first bit of a function's traffic to the last. */
    int minutes(FunctionDeployment shift) {
        TrafficConfig config = TrafficConfig.of(shift.config());
        return config.routing().orElseGet(() -> existing(config.name())).minutesInAll();
    }

    Planned plan(String id, PublishedVersion version) {
        TrafficSettings traffic = request.traffic(id);
        Optional<AliasState> alias = aliases.find(version.function(), traffic.alias());
        if (instances.run(version.function())) {
            return new Planned.Fine(NotShifted.leftOut(
                    target(id, version, traffic), ManagedInstances.reason(version, traffic.alias(), alias)));
        }
        return switch (Move.of(alias, version.version())) {
            case Move.Stay(String target) -> new Planned.Fine(standing(id, version, traffic));
            case Move.Create(String target) -> new Planned.Fine(first(id, version, traffic));
            case Move.Shift(String current, String target) ->
                afterOthers(id, traffic, others -> shift(id, version, current, traffic));
            case Move.Astride(AliasState state) ->
                afterOthers(id, traffic, others -> astride(id, version, state, traffic, others));
        };
    }

    /** On its target already. One that the stack has just made is a first release all the same: its hooks are asked, after the fact. */
    private FunctionDeployment standing(String id, PublishedVersion version, TrafficSettings traffic) {
        if (request.to().isEmpty() && origins.isMadeByStack(version.function(), traffic.alias())) {
            return first(id, version, traffic).madeByStack();
        }
        NotShifted kept = NotShifted.unchanged(target(id, version, traffic));
        return origins.movedBy(id, version, traffic.alias()).map(kept::noted).orElse(kept);
    }

    private FirstAlias first(String id, PublishedVersion version, TrafficSettings traffic) {
        AppSpec.Hooks asked = hooks.of(traffic);
        return FirstAlias.of(target(id, version, traffic), asked.beforeAllowTraffic(), asked.afterAllowTraffic());
    }

    /**
     * An execution that was abandoned leaves its deployments to themselves, and so does CodeDeploy's own way back: they end without
     * anybody, and only then is it known where the alias is. Somebody else's are for people.
     */
    private Planned afterOthers(String id, TrafficSettings traffic, Function<List<Deployment>, Planned> next) {
        List<Deployment> others = deployments.underWay(request.groupId(id));
        Optional<Deployment> earlier = others.stream()
                .filter(other -> other.rollback() || isOfEarlierRun(other, traffic))
                .findFirst();
        return earlier.isPresent() ? new Planned.After(earlier.get()) : next.apply(others);
    }

    private boolean isOfEarlierRun(Deployment deployment, TrafficSettings traffic) {
        String own = DeploymentMark.runName(request.run(), traffic.alias());
        return DeploymentMark.read(deployment.description())
                .filter(mark -> mark.stack().equals(request.stack()))
                .filter(mark -> !mark.runName().equals(own))
                .isPresent();
    }

    private Planned shift(String id, PublishedVersion version, String current, TrafficSettings wanted) {
        String subject = said(id, version, wanted);
        if (!current.matches("[1-9][0-9]*")) {
            return new Planned.Bad(subject + " points to " + current
                    + ", and CodeDeploy shifts between published versions only; point it to one, then retry");
        }
        if (request.to().isPresent() && !aliases.isPublished(version.function(), version.version())) {
            return new Planned.Bad(subject + " cannot go back to version " + version.version()
                    + ", which somebody deleted; release its source again, or leave the function out of"
                    + " Functions");
        }
        List<String> obstacles = sharesTraffic(wanted.config())
                ? aliases.obstacles(version.function(), current, version.version())
                : List.of();
        return obstacles.isEmpty()
                ? new Planned.Fine(shift(id, version, current, wanted, hooks.of(wanted)))
                : incompatible(id, version, current, wanted, obstacles);
    }

    private Startable shift(
            String id, PublishedVersion version, String current, TrafficSettings traffic, AppSpec.Hooks asked) {
        AppSpec spec = new AppSpec(
                AppSpec.resource(id), version.function(), traffic.alias(), current, version.version(), asked);
        return Startable.pending(target(id, version, traffic), current, spec.text(), spec.sha256());
    }

    private Planned incompatible(
            String id, PublishedVersion version, String current, TrafficSettings wanted, List<String> obstacles) {
        String why = String.join("; ", obstacles);
        if (request.rules().onIncompatible() == OnIncompatible.ALL_AT_ONCE) {
            return new Planned.Fine(shift(id, version, current, wanted.atOnce(), hooks.of(wanted))
                    .noted("shifted at once: " + why));
        }
        return new Planned.Bad(said(id, version, wanted) + " cannot share its traffic between versions " + current
                + " and " + version.version() + ": " + why
                + ". Lambda allows that only for one role and one dead-letter queue: release with"
                + " OnIncompatible AllAtOnce, or with DeploymentConfigName "
                + TrafficConfig.AT_ONCE + " this time");
    }

    /** Mended where the user wants it and no deployment is under way that would end it. */
    private Planned astride(
            String id, PublishedVersion version, AliasState state, TrafficSettings traffic, List<Deployment> others) {
        if (others.isEmpty() && request.rules().repairAlias()) {
            Planned mended = version.version().equals(state.version())
                    ? new Planned.Fine(NotShifted.unchanged(target(id, version, traffic)))
                    : shift(id, version, state.version(), traffic);
            return mended instanceof Planned.Fine(FunctionDeployment function)
                    ? new Planned.Fine(function.repairing(state.version(), "was half shifted: " + state.said()))
                    : mended;
        }
        String half =
                said(id, version, traffic) + " is half shifted (" + state.said() + ") and CodeDeploy refuses it so. ";
        return new Planned.Bad(
                others.isEmpty()
                        ? half + wayOut(version, traffic, state)
                        : half + "Somebody else's " + others.getFirst().said()
                                + " is under way: wait for its end, or stop it with rollback, then retry");
    }

    private static String wayOut(PublishedVersion version, TrafficSettings traffic, AliasState state) {
        return "No deployment is under way that would end it. Retry with RepairAlias true, which gives"
                + " all traffic to version " + state.version() + " first, or decide for one version: "
                + AliasCommand.route(version.function(), traffic.alias(), state.version());
    }

    private static FunctionDeployment.Target target(String id, PublishedVersion version, TrafficSettings traffic) {
        return new FunctionDeployment.Target(
                id,
                version.function(),
                traffic.alias(),
                version.version(),
                traffic.config().name(),
                traffic.alarms().names(),
                traffic.wave());
    }

    private static String said(String id, PublishedVersion version, TrafficSettings traffic) {
        return "alias " + traffic.alias() + " of " + version.function() + " (" + id + ")";
    }
}
