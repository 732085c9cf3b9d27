package io.pointsman.actions.publish;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.lambda.DeletedFunctions;
import io.pointsman.runtime.SdkTrouble;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * {@link Versions} by the Lambda API. States are read with GetFunction, which has a request quota of its own (docs/aws-facts.md); the
 * listing only says which numbers there are.
 */
final class SdkVersions implements Versions {
    private static final String LATEST = "$LATEST";

    private final LambdaClient lambda;

    SdkVersions(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public FunctionState latest(String function) {
        return look(function, LATEST)
                .orElseThrow(() -> new Refusal(FailureKind.JOB_FAILED, DeletedFunctions.said(List.of(function))));
    }

    @Override
    public Optional<FunctionState> version(String function, String number) {
        return look(function, number);
    }

    private Optional<FunctionState> look(String function, String qualifier) {
        return SdkTrouble.asking("lambda:GetFunction of " + function + ":" + qualifier, () -> {
            try {
                GetFunctionResponse found =
                        lambda.getFunction(get -> get.functionName(function).qualifier(qualifier));
                boolean hasSourceKey = found.code() != null && found.code().sourceKMSKeyArn() != null;
                return Optional.of(SdkFunctionState.of(function, found.configuration(), hasSourceKey));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<String> newest(String function) {
        return SdkTrouble.asking(
                "lambda:ListVersionsByFunction of " + function,
                () -> lambda.listVersionsByFunctionPaginator(list -> list.functionName(function)).versions().stream()
                        .map(FunctionConfiguration::version)
                        .filter(version -> !version.startsWith(LATEST)) // $LATEST.PUBLISHED, too
                        .max(Comparator.comparingLong(Long::parseLong)));
    }

    @Override
    public Publication publish(FunctionState seen, String description) {
        return SdkTrouble.asking("lambda:PublishVersion of " + seen.function(), () -> {
            try {
                PublishVersionResponse answer = ask(seen, description);
                return new Publication.Published(
                        answer.version(), Objects.toString(answer.description(), ""), isActive(answer));
            } catch (PreconditionFailedException e) {
                return new Publication.Overtaken();
            } catch (InvalidParameterValueException e) {
                if (latest(seen.function()).codeSha256().equals(seen.codeSha256())) {
                    throw e;
                }
                return new Publication.Overtaken(); // other code than CodeSha256 (docs/aws-facts.md)
            } catch (ResourceConflictException e) {
                return new Publication.Busy(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Where the answer does not say so, whoever needs it asks. */
    private static boolean isActive(PublishVersionResponse answer) {
        return answer.state() == State.ACTIVE && answer.lastUpdateStatus() == LastUpdateStatus.SUCCESSFUL;
    }

    private PublishVersionResponse ask(FunctionState seen, String description) {
        return lambda.publishVersion(publish -> publish.functionName(seen.function())
                .codeSha256(seen.codeSha256())
                .revisionId(seen.revision())
                .description(description));
    }
}
