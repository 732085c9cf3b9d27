package io.pointsman.local.demo;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.play.Columns;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shows the AppSpecs of a release: whole where they are few, else a line for each. */
final class AppSpecs {
    private static final int FEW = 3;
    private static final String DEPLOYMENT = "-DeploymentId";

    private final Console console;
    private final Deployments deployments;

    AppSpecs(Console console, Deployments deployments) {
        this.console = console;
        this.deployments = deployments;
    }

    /** The functions that CodeDeploy has called as hooks. */
    Set<String> hooks(Execution release, Map<String, Shifted> shifted) {
        Set<String> hooks = new HashSet<>();
        deploymentsOf(release)
                .values()
                .forEach(id -> deployments
                        .appSpec(id)
                        .objects("Hooks")
                        .forEach(hook -> hook.members().keySet().forEach(event -> {
                            said(id, event, shifted);
                            hooks.add(hook.needText(event));
                        })));
        return hooks;
    }

    /** A hook that stands in the AppSpec has been asked, and has said yes. */
    private static void said(String deployment, String event, Map<String, Shifted> shifted) {
        Shifted of = shifted.values().stream()
                .filter(one -> one.id().equals(deployment))
                .findFirst()
                .orElseThrow(() -> new PlayFailure(
                        "CodeDeploy has made no deployment " + deployment + " in this release, though Shift says so"));
        PlayFailure.same(event + " of deployment " + deployment, "Succeeded", of.statusOf(event));
    }

    /** Logical ids and deployments. */
    private static Map<String, String> deploymentsOf(Execution release) {
        Map<String, String> ids = new TreeMap<>();
        release.action("Shift").outputs().forEach((name, value) -> {
            if (name.endsWith(DEPLOYMENT)) {
                ids.put(name.substring(0, name.length() - DEPLOYMENT.length()), value);
            }
        });
        return ids;
    }

    void tell(Execution release) {
        Map<String, String> ids = deploymentsOf(release);
        if (ids.size() <= FEW) {
            ids.values().forEach(this::whole);
        } else {
            console.line("an AppSpec was generated for each of " + ids.size() + " deployments:");
            int width = ids.keySet().stream().mapToInt(String::length).max().orElse(0);
            ids.forEach((function, id) -> console.quote(id + "  "
                    + ("%-" + Math.min(width, 30) + "s").formatted(Columns.shortened(function, 30)) + "  "
                    + line(deployments.appSpec(id))));
        }
    }

    private void whole(String deployment) {
        console.line("the AppSpec that was generated for deployment " + deployment + ":");
        console.quote(Json.pretty(deployments.appSpec(deployment)));
    }

    /** {@code live 1 -> 2, BeforeAllowTraffic: CodeDeployHook_pointsman-gate}, of an AppSpec with one function. */
    static String line(JsonObject appSpec) {
        StringBuilder text = new StringBuilder();
        for (JsonObject named : appSpec.objects("Resources")) {
            named.members().keySet().forEach(id -> {
                JsonObject of = named.objectOrEmpty(id).objectOrEmpty("Properties");
                text.append(of.needText("Alias"))
                        .append(' ')
                        .append(of.needText("CurrentVersion"))
                        .append(" -> ")
                        .append(of.needText("TargetVersion"));
            });
        }
        for (JsonObject hook : appSpec.objects("Hooks")) {
            hook.members()
                    .keySet()
                    .forEach(event ->
                            text.append(", ").append(event).append(": ").append(hook.needText(event)));
        }
        return text.toString();
    }
}
