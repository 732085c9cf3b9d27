package io.pointsman.actions.execute;

import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import io.pointsman.runtime.SdkStackResources;
import io.pointsman.runtime.SdkTrouble;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link StackAliases} by the APIs of Lambda and CloudFormation. */
final class SdkStackAliases implements StackAliases {
    private static final String ALIAS = "AWS::Lambda::Alias";

    private final LambdaClient lambda;
    private final SdkStackResources resources;

    SdkStackAliases(LambdaClient lambda, CloudFormationClient cloudFormation) {
        this.lambda = lambda;
        this.resources = new SdkStackResources(cloudFormation);
    }

    @Override
    public Optional<Found> find(AliasArn alias) {
        return SdkTrouble.asking("lambda:GetAlias of " + alias.function() + ":" + alias.alias(), () -> {
            try {
                GetAliasResponse found = lambda.getAlias(
                        get -> get.functionName(alias.function()).name(alias.alias()));
                return Optional.of(new Found(state(found), found.revisionId()));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static AliasState state(GetAliasResponse found) {
        AliasRoutingConfiguration routing = found.routingConfig();
        Map<String, Double> weights = routing == null ? Map.of() : routing.additionalVersionWeights();
        return new AliasState(
                found.functionVersion(),
                weights.entrySet().stream()
                        .map(entry -> new AliasState.Share(entry.getKey(), BigDecimal.valueOf(entry.getValue())))
                        .findFirst());
    }

    @Override
    public boolean putBack(AliasArn alias, AliasState wanted, Found seen) {
        Map<String, Double> weights = wanted.second().stream()
                .collect(Collectors.toMap(
                        AliasState.Share::version, share -> share.weight().doubleValue()));
        return SdkTrouble.asking("lambda:UpdateAlias of " + alias.function() + ":" + alias.alias(), () -> {
            try {
                lambda.updateAlias(update -> update.functionName(alias.function())
                        .name(alias.alias())
                        .functionVersion(wanted.version())
                        .revisionId(seen.revision())
                        .routingConfig(routing -> routing.additionalVersionWeights(weights)));
                return true;
            } catch (PreconditionFailedException e) {
                return false;
            }
        });
    }

    @Override
    public List<String> named(String stack, List<String> ids) {
        Map<String, String> all = resources.of(stack, ALIAS);
        return ids.stream().filter(all::containsKey).map(all::get).toList();
    }
}
