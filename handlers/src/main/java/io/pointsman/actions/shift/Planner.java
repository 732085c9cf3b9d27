package io.pointsman.actions.shift;

import io.pointsman.appspec.AppSpec;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.AliasState;
import io.pointsman.release.Move;
import io.pointsman.release.PublishedVersion;
import io.pointsman.release.PublishedVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vector of a release: for each function what has to happen to its alias. Writes nothing; whatever would keep a function from
 * moving stops the release here, before anything moves.
 */
final class Planner {
    private final Aliases aliases;
    private final Deployments deployments;
    private final Places places;
    private final ShiftRequest request;
    private final PublishedVersions published;
    private final Hooks hooks;
    private final List<String> troubles = new ArrayList<>();

    Planner(Ports ports, ShiftRequest request, PublishedVersions published) {
        this.aliases = ports.aliases();
        this.deployments = ports.deployments();
        this.places = ports.places();
        this.request = request;
        this.published = published;
        this.hooks = Hooks.of(request, published);
    }

    List<FunctionShift> plan() {
        List<FunctionShift> plan = new ArrayList<>();
        boolean shares = sharesTraffic();
        selected().forEach((id, version) -> plan.add(plan(id, version, shares)));
        if (!troubles.isEmpty()) {
            throw new Refusal(FailureKind.JOB_FAILED, String.join("\n", troubles));
        }
        return plan;
    }

    /** What the user means, out of what was published. */
    Map<String, PublishedVersion> selected() {
        List<String> unknown =
                request.functions().unknown(published.stackFunctions().keySet());
        if (!unknown.isEmpty()) {
            throw Refusal.configuration("UserParameters: Functions names " + String.join(", ", unknown) + ", but stack "
                    + request.stack() + " has the functions "
                    + String.join(", ", published.stackFunctions().keySet()));
        }
        Map<String, PublishedVersion> selected = new LinkedHashMap<>();
        published.functions().forEach((id, version) -> {
            if (request.functions().includes(id) && !isOwnHook(version)) {
                selected.put(id, version);
            }
        });
        request.functions().named().forEach(name -> needPublished(selected, name));
        return selected;
    }

    /** A hook that guards its own shift is hardly ever meant; who means it names it. */
    private boolean isOwnHook(PublishedVersion version) {
        return request.functions().byDefault() && hooks.isHook(version.function());
    }

    private void needPublished(Map<String, PublishedVersion> selected, String name) {
        if (!selected.containsKey(name) && request.functions().includes(name)) {
            throw Refusal.configuration("UserParameters: Functions names " + name
                    + ", which publish left out of this release; name it in its Functions, too");
        }
    }

    /** All at once needs no weights, so even versions that cannot share traffic may follow one another. */
    private boolean sharesTraffic() {
        Optional<Routing> routing = request.config().routing();
        return !(routing.isPresent() ? routing.get() : existing()).equals(new Routing.AllAtOnce());
    }

    private Routing existing() {
        String name = request.config().name();
        return places.config(name)
                .orElseThrow(() -> Refusal.configuration("UserParameters: DeploymentConfigName " + name
                        + " is no deployment configuration for Lambda in this account; take one of CodeDeploy's, or"
                        + " write Canary20Percent3Minutes or Linear20PercentEvery5Minutes to have one made"));
    }

    private FunctionShift plan(String id, PublishedVersion version, boolean shares) {
        Optional<AliasState> alias = aliases.find(version.function(), request.alias());
        return switch (Move.of(alias, version.version())) {
            case Move.Stay(String target) -> function(id, version, Phase.KEPT);
            case Move.Create(String target) -> function(id, version, Phase.NEW);
            case Move.Shift(String current, String target) -> shift(id, version, current, shares);
            case Move.Astride(AliasState state) -> {
                troubles.add(astride(id, version, state));
                yield function(id, version, Phase.FAILED);
            }
        };
    }

    private FunctionShift shift(String id, PublishedVersion version, String current, boolean shares) {
        if (!current.matches("[1-9][0-9]*")) {
            troubles.add(said(id, version) + " points to " + current
                    + ", and CodeDeploy shifts between published versions only; point it to one, then retry");
            return function(id, version, Phase.FAILED);
        }
        if (shares) {
            incompatible(id, version, current);
        }
        AppSpec spec = new AppSpec(id, version.function(), request.alias(), current, version.version(), hooks.spec());
        return function(id, version, Phase.WAITING).from(current, spec);
    }

    private void incompatible(String id, PublishedVersion version, String current) {
        List<String> obstacles = aliases.obstacles(version.function(), current, version.version());
        if (!obstacles.isEmpty()) {
            troubles.add(said(id, version) + " cannot share its traffic between versions " + current + " and "
                    + version.version() + ": " + String.join("; ", obstacles)
                    + ". Lambda allows that only for one role and one dead-letter queue: release with"
                    + " DeploymentConfigName "
                    + TrafficConfig.AT_ONCE + " this time");
        }
    }

    private String astride(String id, PublishedVersion version, AliasState state) {
        List<Deployment> others = deployments.underWay(request.place(id));
        String half = said(id, version) + " is half shifted (" + state.said() + ") and CodeDeploy refuses it so. ";
        if (!others.isEmpty()) {
            return half + "Somebody else's " + others.getFirst().said()
                    + " is under way: wait for its end, or stop it with rollback, then retry";
        }
        return half + "No deployment is under way that would end it. Decide for one version, then retry: "
                + Verdict.mend(version.function(), request.alias(), state.version());
    }

    private FunctionShift function(String id, PublishedVersion version, Phase phase) {
        return FunctionShift.of(id, version.function(), request.alias(), version.version(), phase);
    }

    private String said(String id, PublishedVersion version) {
        return "alias " + request.alias() + " of " + version.function() + " (" + id + ")";
    }
}
