package io.pointsman.actions.retain;

import io.pointsman.release.AliasState;
import io.pointsman.release.StackStatus;
import io.pointsman.runtime.SdkTrouble;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link Inventory} by the APIs of CloudFormation, Lambda and CodeDeploy. */
final class SdkInventory implements Inventory {
    private static final String LATEST = "$LATEST";

    private final CloudFormationClient cloudFormation;
    private final LambdaClient lambda;
    private final CodeDeployClient codeDeploy;

    SdkInventory(CloudFormationClient cloudFormation, LambdaClient lambda, CodeDeployClient codeDeploy) {
        this.cloudFormation = cloudFormation;
        this.lambda = lambda;
        this.codeDeploy = codeDeploy;
    }

    @Override
    public Map<String, StackStatus> stacks(String stack) {
        Map<String, StackStatus> stacks = new LinkedHashMap<>();
        SdkTrouble.asking(
                        "cloudformation:DescribeStacks of " + stack,
                        () -> cloudFormation.describeStacks(describe -> describe.stackName(stack)))
                .stacks()
                .forEach(found -> stacks.put(stack, StackStatus.of(found.stackStatusAsString())));
        resources(stack, "AWS::CloudFormation::Stack", nested -> stacks.putAll(stacks(nested)));
        return stacks;
    }

    @Override
    public Set<String> versionsOfTemplates(String stack) {
        Set<String> versions = new HashSet<>();
        resources(stack, "AWS::Lambda::Version", arn -> versions.add(functionAndNumber(arn)));
        resources(stack, "AWS::CloudFormation::Stack", nested -> versions.addAll(versionsOfTemplates(nested)));
        return versions;
    }

    /** {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:NUMBER}. */
    private static String functionAndNumber(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length < 8 ? arn : parts[6] + ":" + parts[7];
    }

    private void resources(String stack, String type, Consumer<String> physical) {
        SdkTrouble.asking(
                        "cloudformation:ListStackResources of stack " + stack,
                        () ->
                                cloudFormation
                                        .listStackResourcesPaginator(list -> list.stackName(stack))
                                        .stackResourceSummaries()
                                        .stream()
                                        .toList())
                .stream()
                .filter(resource -> resource.resourceType().equals(type) && resource.physicalResourceId() != null)
                .map(StackResourceSummary::physicalResourceId)
                .forEach(physical);
    }

    @Override
    public List<Version> versions(String function) {
        return SdkTrouble.asking(
                "lambda:ListVersionsByFunction of " + function,
                () -> lambda.listVersionsByFunctionPaginator(list -> list.functionName(function)).versions().stream()
                        .filter(version -> !version.version().startsWith(LATEST)) // $LATEST.PUBLISHED, too
                        .map(version -> new Version(version.version(), version.codeSize()))
                        .toList());
    }

    @Override
    public List<AliasState> aliases(String function) {
        return SdkTrouble.asking(
                "lambda:ListAliases of " + function,
                () -> lambda.listAliasesPaginator(list -> list.functionName(function)).aliases().stream()
                        .map(SdkInventory::state)
                        .toList());
    }

    private static AliasState state(AliasConfiguration alias) {
        return new AliasState(
                alias.functionVersion(),
                Optional.ofNullable(alias.routingConfig())
                        .flatMap(routing -> routing.additionalVersionWeights().entrySet().stream()
                                .map(each -> new AliasState.Share(each.getKey(), BigDecimal.valueOf(each.getValue())))
                                .findFirst()));
    }

    @Override
    public boolean isDeploying(String application, String group) {
        return SdkTrouble.asking("codedeploy:ListDeployments of " + group, () -> {
            try {
                return !codeDeploy
                        .listDeployments(list -> list.applicationName(application)
                                .deploymentGroupName(group)
                                .includeOnlyStatuses(
                                        DeploymentStatus.CREATED,
                                        DeploymentStatus.QUEUED,
                                        DeploymentStatus.IN_PROGRESS,
                                        DeploymentStatus.BAKING,
                                        DeploymentStatus.READY))
                        .deployments()
                        .isEmpty();
            } catch (ApplicationDoesNotExistException | DeploymentGroupDoesNotExistException e) {
                return false;
            }
        });
    }

    @Override
    public Deletion delete(String function, String version) {
        if (!version.matches("[1-9][0-9]*")) {
            throw new IllegalArgumentException("only a published version is deleted, not " + version);
        }
        return SdkTrouble.asking("lambda:DeleteFunction of " + function + ":" + version, () -> {
            try {
                lambda.deleteFunction(delete -> delete.functionName(function).qualifier(version));
                return new Deletion.Deleted();
            } catch (ResourceNotFoundException e) {
                return new Deletion.Deleted();
            } catch (ResourceConflictException e) {
                return new Deletion.InUse(String.valueOf(e.getMessage()));
            }
        });
    }
}
