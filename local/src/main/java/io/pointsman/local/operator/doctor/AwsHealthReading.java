package io.pointsman.local.operator.doctor;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.operator.DeployedTemplate;
import io.pointsman.local.operator.DeployedTemplates;
import io.pointsman.local.operator.InstalledStack;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.RecordedStack;
import io.pointsman.local.operator.StackClients;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** {@link HealthReading} by the user's clients. */
public final class AwsHealthReading implements HealthReading {
    private static final String NO_RULES = "NoSuchLifecycleConfiguration";

    private final AccountClients aws;
    private final StackClients there;
    private final InstalledStack installed;
    private final String bucket;

    /** @param there where the stack is */
    public AwsHealthReading(AccountClients aws, StackClients there, InstalledStack installed, String bucket) {
        this.aws = aws;
        this.there = there;
        this.installed = installed;
        this.bucket = bucket;
    }

    @Override
    public Looked<BucketState> bucket() {
        return looked(() -> new BucketState(isVersioned(), BucketLosses.of(rules())));
    }

    private boolean isVersioned() {
        return SdkTrouble.asking(
                "s3:GetBucketVersioning of " + bucket,
                () -> aws.s3().getBucketVersioning(get -> get.bucket(bucket)).status()
                        == BucketVersioningStatus.ENABLED);
    }

    private List<LifecycleRule> rules() {
        return SdkTrouble.asking("s3:GetLifecycleConfiguration of " + bucket, () -> {
            try {
                return aws.s3()
                        .getBucketLifecycleConfiguration(get -> get.bucket(bucket))
                        .rules();
            } catch (S3Exception e) {
                if (e.awsErrorDetails().errorCode().equals(NO_RULES)) {
                    return List.of();
                }
                throw e;
            }
        });
    }

    @Override
    public Looked<Optional<Integer>> deadLetters() {
        return looked(() -> installed.deadLetters().map(this::waiting));
    }

    private int waiting(String queue) {
        return SdkTrouble.asking(
                "sqs:GetQueueAttributes of " + queue,
                () -> Integer.parseInt(Objects.requireNonNull(aws.sqs()
                        .getQueueAttributes(get ->
                                get.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))));
    }

    @Override
    public Looked<Optional<DeployedTemplate>> deployed(String stack) {
        String plain = RecordedStack.parse(stack).map(RecordedStack::stack).orElse(stack);
        return there.ask(
                "cloudformation:GetTemplate of " + plain,
                clients -> new DeployedTemplates(clients.cloudFormation()).of(plain));
    }

    @Override
    public Looked<Boolean> hasVersion(String function, String version) {
        return there.ask("lambda:GetFunctionConfiguration of " + function, clients -> {
            try {
                clients.lambda()
                        .getFunctionConfiguration(
                                get -> get.functionName(function).qualifier(version));
                return true;
            } catch (ResourceNotFoundException e) {
                return false;
            }
        });
    }

    @Override
    public Looked<Boolean> mayGoBack() {
        return looked(() -> {
            String shift = installed.shift();
            try {
                SdkTrouble.telling(
                        "lambda:InvokeFunction of " + shift,
                        () -> aws.lambda()
                                .invoke(invoke -> invoke.functionName(shift).invocationType(InvocationType.DRY_RUN)));
                return true;
            } catch (Refusal e) {
                if (e.kind() == FailureKind.PERMISSION) {
                    return false;
                }
                throw e;
            }
        });
    }

    private static <T> Looked<T> looked(Supplier<T> call) {
        try {
            return Looked.known(call.get());
        } catch (Refusal | Unavailable | OperatorTrouble e) {
            return Looked.unknown(String.valueOf(e.getMessage()));
        }
    }
}
