package io.pointsman.local.aws.apigateway;

import io.pointsman.local.aws.Operation;
import io.pointsman.local.aws.Service;
import java.util.Map;

/** Amazon API Gateway: HTTP APIs. AWS signs for them as it does for REST APIs; the operations are not on the wire, so the name is free. */
final class HttpApiService implements Service {
    private final Map<String, Operation> operations;

    HttpApiService(Apis apis) {
        operations = new HttpApiOperations(apis).table();
    }

    @Override
    public String signingName() {
        return "apigatewayv2";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
