package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Map;

/**
 * The REST protocol of both of API Gateway's APIs, as far as they are read over the wire: what clients ask of APIs that a template
 * made. Everything else is said to be a limit, by its method and path.
 */
final class ApiGatewayDialect implements Dialect {
    static final RestRoutes ROUTES = RestRoutes.read("""
        GET /restapis/{restApiId}/stages GetStages 200
        GET /restapis/{restApiId}/stages/{stageName} GetStage 200
        GET /v2/apis/{ApiId}/stages GetStages 200
        GET /v2/apis/{ApiId}/stages/{StageName} GetStage 200
        """);
    private static final Map<String, String> OF_QUERY = Map.of("maxResults", "MaxResults", "nextToken", "NextToken");

    private final String service;

    ApiGatewayDialect(String service) {
        this.service = service;
    }

    @Override
    public boolean has(String operation) {
        return ROUTES.has(operation);
    }

    @Override
    public Ask read(Request request) {
        RestRoutes.Match match = ROUTES.match(
                        request.method(), request.path(), request.query().keySet())
                .orElseThrow(() -> unknown(request.method() + " " + request.path()));
        JsonObject input = JsonObject.of(match.members());
        for (var parameter : request.query().entrySet()) {
            input = input.with(
                    OF_QUERY.getOrDefault(parameter.getKey(), parameter.getKey()),
                    parameter.getValue().getFirst());
        }
        return new Ask(match.operation(), input);
    }

    /** The second API's members have a capital first letter in its model and a small one on the wire; its times differ, too. */
    @Override
    public Answer answer(Ask ask, JsonObject output, String requestId) {
        Object said = service.equals("apigatewayv2") ? SmallNames.in(output) : EpochSeconds.in(output);
        return Answer.of(200, "application/json", Json.text(said)).with("x-amzn-RequestId", requestId);
    }

    @Override
    public Answer refuse(Request request, AwsError error, String requestId) {
        return JsonRefusal.of(JsonObject.of("message", error.said()), error, requestId);
    }

    @Override
    public AwsError unknown(String operation) {
        return EndpointLimit.operation(service, operation);
    }

    @Override
    public String invalidCode() {
        return "BadRequestException";
    }

    @Override
    public String failedCode() {
        return "InternalServerErrorException";
    }

    @Override
    public String deniedCode() {
        return "AccessDeniedException";
    }
}
