package io.pointsman.local.acceptance;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.Reach;
import java.util.List;

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

    public static List<String> lines(Reach reach, AcceptanceName name) {
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
                "  - for questions to AWS: three pipelines and a stack, " + name.question("..."),
                "Then it releases the application again and again while customers of its own ask, and takes everything"
                        + " away.",
                "It costs " + cost(reach) + ".",
                "It takes " + (reach.costs() ? "about an hour" : "a few minutes") + ".");
    }

    /** How to take away by hand what a run has left. */
    public static String clean(Reach reach, AcceptanceName name) {
        StringBuilder command = new StringBuilder("./pointsman acceptance --clean ").append(name);
        reach.endpoint().ifPresent(uri -> command.append(" --endpoint-url ").append(uri));
        reach.profile().ifPresent(profile -> command.append(" --profile ").append(profile));
        return command.append(" --region ").append(reach.region()).toString();
    }
}
