package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.PlayFailure;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The application that the run releases, looked at from outside. */
public final class Shop {
    static final String ALIAS = "live";

    private static final String FUNCTION = "Shop";

    private final RunContext stage;
    private final String stack;

    Shop(RunContext stage) {
        this(stage, stage.name().application());
    }

    Shop(RunContext stage, String stack) {
        this.stage = stage;
        this.stack = stack;
    }

    URI page() {
        return stage.reach().page(URI.create(output("Prices")));
    }

    String queue() {
        return output("Queue");
    }

    String logs() {
        return output("Logs");
    }

    private String output(String name) {
        return stage
                .aws()
                .cloudFormation()
                .describeStacks(ask -> ask.stackName(stack))
                .stacks()
                .getFirst()
                .outputs()
                .stream()
                .filter(output -> output.outputKey().equals(name))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow(() -> new PlayFailure("stack " + stack + " has no output " + name));
    }

    String stackStatus() {
        return stage.aws()
                .cloudFormation()
                .describeStacks(ask -> ask.stackName(stack))
                .stacks()
                .getFirst()
                .stackStatusAsString();
    }

    String function() {
        return stage
                .aws()
                .cloudFormation()
                .listStackResourcesPaginator(list -> list.stackName(stack))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> resource.logicalResourceId().equals(FUNCTION))
                .map(StackResourceSummary::physicalResourceId)
                .findFirst()
                .orElseThrow(() -> new PlayFailure("stack " + stack + " has no function " + FUNCTION));
    }

    /** The version that the alias is wholly on. */
    String version() {
        GetAliasResponse alias = alias();
        PlayFailure.unless(weightless(alias), "alias " + ALIAS + " is on two versions: " + alias.routingConfig());
        return alias.functionVersion();
    }

    /** The digest of the code that customers get. */
    String code() {
        String function = function();
        return stage.aws()
                .lambda()
                .getFunctionConfiguration(get -> get.functionName(function).qualifier(ALIAS))
                .codeSha256();
    }

    /** Whether a part of the customers gets another version. */
    boolean isBetweenVersions() {
        return !weightless(alias());
    }

    private GetAliasResponse alias() {
        String function = function();
        try {
            return stage.aws()
                    .lambda()
                    .getAlias(get -> get.functionName(function).name(ALIAS));
        } catch (ResourceNotFoundException e) {
            throw new PlayFailure(function + " has no alias " + ALIAS);
        }
    }

    private static boolean weightless(GetAliasResponse alias) {
        return Optional.ofNullable(alias.routingConfig())
                .map(AliasRoutingConfiguration::additionalVersionWeights)
                .filter(weights -> !weights.isEmpty())
                .isEmpty();
    }

    /** CodeDeploy's application, which Pointsman makes. */
    public static String application(String stack) {
        return "pointsman-" + stack;
    }

    /** Deployments of the application in all groups. */
    public static List<String> deployments(RunContext stage, DeploymentStatus... statuses) {
        String application = application(stage.name().application());
        try {
            return stage
                    .aws()
                    .codeDeploy()
                    .listDeploymentGroups(list -> list.applicationName(application))
                    .deploymentGroups()
                    .stream()
                    .flatMap(group -> stage
                            .aws()
                            .codeDeploy()
                            .listDeployments(list -> {
                                list.applicationName(application).deploymentGroupName(group);
                                if (statuses.length > 0) { // an empty list may mean none
                                    list.includeOnlyStatuses(statuses);
                                }
                            })
                            .deployments()
                            .stream())
                    .toList();
        } catch (ApplicationDoesNotExistException e) {
            return List.of(); // nothing was shifted yet
        }
    }
}
