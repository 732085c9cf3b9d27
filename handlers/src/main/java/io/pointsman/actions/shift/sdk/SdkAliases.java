package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.Aliases;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.release.AliasState;
import io.pointsman.runtime.SdkTrouble;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link Aliases} by the Lambda API. */
public final class SdkAliases implements Aliases {
    private final LambdaClient lambda;

    public SdkAliases(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public Optional<AliasState> find(String function, String alias) {
        return SdkTrouble.asking("lambda:GetAlias of " + function + ":" + alias, () -> {
            try {
                return Optional.of(
                        state(lambda.getAlias(get -> get.functionName(function).name(alias))));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static AliasState state(GetAliasResponse found) {
        AliasRoutingConfiguration routing = found.routingConfig();
        return new AliasState(
                found.functionVersion(),
                routing == null
                        ? Optional.empty()
                        : routing.additionalVersionWeights().entrySet().stream()
                                .map(entry ->
                                        new AliasState.Share(entry.getKey(), BigDecimal.valueOf(entry.getValue())))
                                .findFirst());
    }

    @Override
    public boolean create(String function, String alias, String version) {
        return SdkTrouble.asking("lambda:CreateAlias of " + function + ":" + alias, () -> {
            try {
                lambda.createAlias(create -> create.functionName(function)
                        .name(alias)
                        .functionVersion(version)
                        .description("Moved by Pointsman through CodeDeploy"));
                return true;
            } catch (ResourceConflictException e) {
                return false;
            }
        });
    }

    @Override
    public boolean remove(String function, String alias, String version) {
        if (find(function, alias).filter(state -> state.restsOn(version)).isEmpty()) {
            return false;
        }
        SdkTrouble.asking(
                "lambda:DeleteAlias of " + function + ":" + alias,
                () -> lambda.deleteAlias(delete -> delete.functionName(function).name(alias)));
        return true;
    }

    @Override
    public void rest(String function, String alias, String version) {
        String what = function + ":" + alias;
        GetAliasResponse found = SdkTrouble.asking(
                "lambda:GetAlias of " + what,
                () -> lambda.getAlias(get -> get.functionName(function).name(alias)));
        if (!found.functionVersion().equals(version)) {
            throw new Refusal(
                    FailureKind.JOB_FAILED,
                    "alias " + what + " was to be repaired on version " + version + ", but somebody has pointed it to "
                            + found.functionVersion() + "; retry the stage");
        }
        if (state(found).second().isPresent()) {
            SdkTrouble.telling("lambda:UpdateAlias of " + what, () -> clear(function, alias, found));
        }
    }

    private void clear(String function, String alias, GetAliasResponse seen) {
        try {
            lambda.updateAlias(update -> update.functionName(function)
                    .name(alias)
                    .functionVersion(seen.functionVersion())
                    .revisionId(seen.revisionId())
                    .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
        } catch (PreconditionFailedException e) {
            throw new Unavailable("alias " + function + ":" + alias + " was changed while it was repaired", e);
        }
    }

    @Override
    public boolean putBack(String function, String alias, AliasState seen, String version) {
        String what = function + ":" + alias;
        GetAliasResponse found = SdkTrouble.asking(
                "lambda:GetAlias of " + what,
                () -> lambda.getAlias(get -> get.functionName(function).name(alias)));
        return state(found).equals(seen)
                && SdkTrouble.asking(
                        "lambda:UpdateAlias of " + what, () -> route(function, alias, found.revisionId(), version));
    }

    private boolean route(String function, String alias, String revision, String version) {
        try {
            lambda.updateAlias(update -> update.functionName(function)
                    .name(alias)
                    .functionVersion(version)
                    .revisionId(revision)
                    .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
            return true;
        } catch (PreconditionFailedException e) {
            return false;
        }
    }

    @Override
    public boolean isPublished(String function, String version) {
        return SdkTrouble.asking("lambda:GetFunction of " + function + ":" + version, () -> {
            try {
                lambda.getFunction(get -> get.functionName(function).qualifier(version));
                return true;
            } catch (ResourceNotFoundException e) {
                return false;
            }
        });
    }

    @Override
    public boolean runsOnInstances(String function) {
        return SdkTrouble.asking("lambda:GetFunction of " + function, () -> {
            try {
                return lambda.getFunction(get -> get.functionName(function))
                                .configuration()
                                .capacityProviderConfig()
                        != null;
            } catch (ResourceNotFoundException e) {
                return false;
            }
        });
    }

    @Override
    public List<String> obstacles(String function, String version, String other) {
        FunctionConfiguration one = configuration(function, version);
        FunctionConfiguration two = configuration(function, other);
        List<String> obstacles = new ArrayList<>();
        if (!Objects.equals(one.role(), two.role())) {
            obstacles.add("the execution role was " + one.role() + " and is " + two.role());
        }
        if (!queue(one).equals(queue(two))) {
            obstacles.add("the dead-letter queue was " + queue(one) + " and is " + queue(two));
        }
        return obstacles;
    }

    private FunctionConfiguration configuration(String function, String version) {
        return SdkTrouble.asking(
                "lambda:GetFunction of " + function + ":" + version,
                () -> lambda.getFunction(get -> get.functionName(function).qualifier(version))
                        .configuration());
    }

    private static String queue(FunctionConfiguration version) {
        DeadLetterConfig config = version.deadLetterConfig();
        return config == null
                        || config.targetArn() == null
                        || config.targetArn().isBlank()
                ? "none"
                : config.targetArn();
    }
}
