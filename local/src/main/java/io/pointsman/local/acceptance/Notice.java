package io.pointsman.local.acceptance;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.ground.Reach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run says beforehand: what it will make, what that costs, how long it takes. */
public final class Notice {
    static final String COST =
            "less than 1 USD by AWS's prices of 2026, nearly all of it for what the pipeline's actions"
                    + " run, and prorated alarms and a dashboard; nothing goes on costing once it is taken away";

    private static final String NO_COST = "nothing: an endpoint of this machine";

    private Notice() {}

    static String cost(Reach reach) {
        return reach.costs() ? COST : NO_COST;
    }

    public static List<String> lines(Reach reach, Optional<OtherAccount> other, AcceptanceName name) {
        return Stream.of(
                        here(reach, name),
                        other.map(account -> there(account, name)).orElse(List.of()),
                        end(reach, other))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> here(Reach reach, AcceptanceName name) {
        return List.of(
                "This run makes, in " + reach.described() + ", all under the name " + name + ":",
                "  - a bucket " + name.bucket() + ", with the code of Pointsman and the list of what was made",
                "  - the stack " + name.pointsman()
                        + " (template.yaml): Pointsman's functions with their roles, logs and"
                        + " alarms, a release bucket",
                "  - the stack " + name.base() + ": a policy, a deployment configuration, an alarm, a role",
                "  - the stack " + name.pipeline()
                        + " (pipelines/production.yaml): a source bucket, a rule, a pipeline",
                "  - the stack " + name.application()
                        + ": a small application with an HTTP API that anybody can call while"
                        + " the run lasts, and a queue",
                "  - the CodeDeploy application pointsman-" + name.application(),
                "  - for questions to AWS: three pipelines and a stack, " + name.question("..."));
    }

    private static List<String> there(OtherAccount account, AcceptanceName name) {
        return List.of(
                "  - to release into account " + account.id() + ": the stack " + name.accountsPipeline()
                        + " (pipelines/staging-and-production.yaml)",
                "and in account " + account.id() + ":",
                "  - the stack " + name.deployment()
                        + " (pipelines/deployment-role.yaml): the roles that Pointsman's functions, CloudFormation and"
                        + " CodeDeploy release with",
                "  - the stack " + name.base() + ": a policy, a deployment configuration, an alarm, a role",
                "  - the stacks " + name.staging() + " and " + name.production() + ": that application, each with its"
                        + " CodeDeploy application pointsman-...");
    }

    private static List<String> end(Reach reach, Optional<OtherAccount> other) {
        return List.of(
                "Then it releases the application again and again while customers of its own ask, and takes everything"
                        + " away.",
                "It costs " + cost(reach) + ".",
                "It takes " + time(reach, other) + ".");
    }

    private static String time(Reach reach, Optional<OtherAccount> other) {
        return reach.costs() ? other.isPresent() ? "about an hour and a half" : "about an hour" : "a few minutes";
    }

    /** How to take away by hand what a run has left. */
    public static String clean(Reach reach, Optional<OtherAccount> other, AcceptanceName name) {
        StringBuilder command = new StringBuilder("./pointsman acceptance --clean ").append(name);
        reach.endpoint().ifPresent(uri -> command.append(" --endpoint-url ").append(uri));
        reach.profile().ifPresent(profile -> command.append(" --profile ").append(profile));
        other.flatMap(account -> account.reach().profile())
                .ifPresent(profile -> command.append(" --other-profile ").append(profile));
        return command.append(" --region ").append(reach.region()).toString();
    }
}
