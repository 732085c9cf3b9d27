package io.pointsman.actions.execute;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import io.pointsman.runtime.SdkStackResources;
import io.pointsman.runtime.SdkTrouble;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link Orphans} by the events of the stack, its resources, and the APIs of Lambda. */
final class SdkOrphans implements Orphans {
    private static final String VERSION = "AWS::Lambda::Version";

    private final SdkVersionsLeft left;
    private final SdkStackResources resources;
    private final LambdaClient lambda;

    SdkOrphans(CloudFormationClient cloudFormation, LambdaClient lambda) {
        this.left = new SdkVersionsLeft(new SdkEvents(cloudFormation));
        this.resources = new SdkStackResources(cloudFormation);
        this.lambda = lambda;
    }

    @Override
    public List<OrphanedVersion> of(String stack, Mark mark) {
        List<OrphanedVersion> found = left.of(stack, mark).distinct().toList();
        if (found.isEmpty()) {
            return found;
        }
        Collection<String> owned = resources.of(stack, VERSION).values();
        return found.stream()
                .filter(one ->
                        owned.stream().noneMatch(arn -> arn.endsWith(":" + one.function() + ":" + one.version())))
                .filter(this::isThere)
                .filter(one -> !inUse(one.function()).contains(one.version()))
                .toList();
    }

    private boolean isThere(OrphanedVersion one) {
        return SdkTrouble.asking("lambda:GetFunction of " + one.function() + ":" + one.version(), () -> {
            try {
                lambda.getFunction(get -> get.functionName(one.function()).qualifier(one.version()));
                return true;
            } catch (ResourceNotFoundException e) {
                return false;
            }
        });
    }

    /** The versions that the aliases of a function lead to. */
    private Set<String> inUse(String function) {
        return SdkTrouble.asking(
                "lambda:ListAliases of " + function,
                () -> lambda.listAliasesPaginator(list -> list.functionName(function)).aliases().stream()
                        .flatMap(SdkOrphans::versions)
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> versions(AliasConfiguration alias) {
        return Stream.concat(
                Stream.of(alias.functionVersion()),
                alias.routingConfig() == null
                        ? Stream.empty()
                        : alias.routingConfig().additionalVersionWeights().keySet().stream());
    }
}
