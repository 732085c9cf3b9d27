package io.pointsman.lambda;

import io.pointsman.runtime.SdkTrouble;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@link FunctionReadings} by GetFunction, which has a request quota of its own (docs/aws-facts.md). */
public final class SdkFunctionReadings implements FunctionReadings {
    private static final String LATEST = "$LATEST";

    private final LambdaClient lambda;

    public SdkFunctionReadings(LambdaClient lambda) {
        this.lambda = lambda;
    }

    @Override
    public Optional<FunctionReading> latest(String function) {
        return version(function, LATEST);
    }

    @Override
    public Optional<FunctionReading> version(String function, String version) {
        return SdkTrouble.asking("lambda:GetFunction of " + function + ":" + version, () -> {
            try {
                return Optional.of(reading(
                        lambda.getFunction(get -> get.functionName(function).qualifier(version))
                                .configuration()));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static FunctionReading reading(FunctionConfiguration found) {
        return new FunctionReading(
                SdkFunctionProperties.deployed(found),
                Objects.toString(found.lastModified(), ""),
                found.packageType() == PackageType.IMAGE);
    }
}
