package io.pointsman.local.demo;

import io.pointsman.local.play.Console;
import io.pointsman.local.play.PlayFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who moved production: CodeDeploy, by its own record, or the demo fails and says who else. */
final class Moves {
    private final Aws aws;
    private final Console console;
    private final Traffic traffic;
    private final Deployments deployments;
    private final String stack;

    Moves(Aws aws, Console console, Traffic traffic, String stack) {
        this.aws = aws;
        this.console = console;
        this.traffic = traffic;
        this.deployments = new Deployments(aws, stack);
        this.stack = stack;
    }

    /** Production before a release. */
    record Standing(Map<String, String> live, Set<String> deployments) {}

    Standing now() {
        return new Standing(traffic.live(), deployments.ids());
    }

    /** Tells what moved since then, and fails unless something did, all of it by CodeDeploy. By function. */
    Map<String, Shifted> since(Standing before) {
        Map<String, String> after = traffic.live();
        PlayFailure.unless(!after.equals(before.live()), "no alias moved: " + after);
        List<Shifted> fresh = fresh(before);
        Map<String, Shifted> movers = new TreeMap<>();
        Map<String, String> told = new TreeMap<>();
        after.forEach((function, version) -> {
            String old = before.live().getOrDefault(function, "none");
            if (version.equals(old)) {
                told.put(function, Traffic.ALIAS + " of %s stays on version " + version);
            } else if (old.equals("none")) {
                told.put(function, Traffic.ALIAS + " of %s begins with version " + version);
            } else {
                movers.put(function, mover(function, old, version, fresh));
                told.put(
                        function,
                        "CodeDeploy moved " + Traffic.ALIAS + " of %s from version " + old + " to " + version);
            }
        });
        Together.by(told, traffic.ids()).forEach((text, names) -> console.closing(text.formatted(names)));
        return movers;
    }

    /** What CodeDeploy has done since then, its own rollbacks among it. */
    List<Shifted> fresh(Standing before) {
        return ids(before).map(deployments::shifted).toList();
    }

    /** The same while it goes on: what has begun. */
    List<Shifted> begun(Standing before) {
        return ids(before).flatMap(id -> deployments.begun(id).stream()).toList();
    }

    private Stream<String> ids(Standing before) {
        Set<String> ids = new TreeSet<>(deployments.ids());
        ids.removeAll(before.deployments());
        return ids.stream();
    }

    private Shifted mover(String function, String before, String after, List<Shifted> fresh) {
        String moved = Traffic.ALIAS + " of " + function + " went from version " + before + " to " + after;
        List<Shifted> ofIt =
                fresh.stream().filter(one -> one.function().equals(function)).toList();
        PlayFailure.unless(
                !ofIt.isEmpty(),
                moved
                        + " for all customers at once, and not by CodeDeploy, which has no deployment of it in this"
                        + " release: "
                        + culprit(function));
        Shifted by = ofIt.stream()
                .filter(one -> one.objection(before, after).isEmpty())
                .findFirst()
                .orElseThrow(() -> new PlayFailure(moved + ", and CodeDeploy's record does not say so: "
                        + ofIt.getFirst().objection(before, after).orElse("") + "; " + culprit(function)));
        traffic.onlyBetween(function, before, after);
        return by;
    }

    /** The last thing that CloudFormation did to the alias, where the stack owns it. */
    private String culprit(String function) {
        return aws.cloudFormation().describeStackEventsPaginator(ask -> ask.stackName(stack)).stackEvents().stream()
                .filter(event -> "AWS::Lambda::Alias".equals(event.resourceType()))
                .filter(event ->
                        String.valueOf(event.physicalResourceId()).endsWith(":" + function + ":" + Traffic.ALIAS))
                .filter(event -> event.resourceStatusAsString().startsWith("UPDATE"))
                .findFirst()
                .map(event -> "CloudFormation moved it (" + event.logicalResourceId() + " "
                        + event.resourceStatusAsString() + ")")
                .orElse("neither did the stack " + stack + "; somebody called UpdateAlias");
    }
}
