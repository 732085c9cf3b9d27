package io.pointsman.local.operator.deed;

import io.pointsman.runtime.SdkTrouble;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A function that is called, and waited for. */
public final class LambdaCall implements ShiftCalls.FunctionCall {
    private final LambdaClient lambda;
    private final String function;

    public LambdaCall(LambdaClient lambda, String function) {
        this.lambda = lambda;
        this.function = function;
    }

    @Override
    public Answer answer(String event) {
        InvokeResponse response = SdkTrouble.asking(
                "lambda:InvokeFunction of " + function,
                () -> lambda.invoke(invoke -> invoke.functionName(function).payload(SdkBytes.fromUtf8String(event))));
        return new Answer(response.functionError() != null, response.payload().asUtf8String());
    }
}
