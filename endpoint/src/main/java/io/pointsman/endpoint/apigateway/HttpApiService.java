package io.pointsman.endpoint.apigateway;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import java.time.InstantSource;
import java.util.Map;

/** Amazon API Gateway: HTTP APIs. Clients sign for them as they do for REST APIs, so the path tells whose a request is. */
final class HttpApiService implements Service {
    private final Map<String, Operation> operations;

    HttpApiService(Apis apis, InstantSource clock) {
        operations = new HttpApiOperations(apis, clock).table();
    }

    @Override
    public String signingName() {
        return "apigatewayv2";
    }

    @Override
    public Protocol protocol() {
        return Protocol.API_GATEWAY_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
