package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::WebSocketApi}: the API, and for each route an integration and a permission. */
public final class WebSocketApiExpansion {
    private static final String TAG = "websocketapi:createdBy";
    private static final List<String> SAME = List.of(
            "ApiKeySelectionExpression",
            "Description",
            "DisableExecuteApiEndpoint",
            "DisableSchemaValidation",
            "IpAddressType",
            "RouteSelectionExpression");
    private static final List<String> OF_ROUTE = List.of(
            "ApiKeyRequired",
            "ModelSelectionExpression",
            "OperationName",
            "RequestModels",
            "RouteResponseSelectionExpression");

    private final SamResource api;
    private final Translation translation;
    private final Map<String, CfnResource> recordSets;

    public WebSocketApiExpansion(SamResource api, Translation translation, Map<String, CfnResource> recordSets) {
        this.api = api;
        this.translation = translation;
        this.recordSets = recordSets;
    }

    public List<CfnResource> made() {
        List.of("Auth", "Domain", "Routes")
                .forEach(name -> api.properties()
                        .computeIfPresent(
                                name, (key, value) -> translation.parameters().inPlace(value)));
        check();
        Map<String, Object> routes = api.map("Routes");
        Map<String, Object> auth = api.map("Auth");
        if (!auth.isEmpty() && !routes.containsKey("$connect")) {
            throw api.trouble("Authorization is only available if there is a $connect route.");
        }
        Map<String, Object> tags = Tree.copyOf(api.map("Tags"));
        tags.put(TAG, "SAM");
        List<CfnResource> made = new ArrayList<>();
        made.add(new CfnResource(api.id(), "AWS::ApiGatewayV2::Api", Map.of())
                .dependsOn(Tree.at(api.attributes(), "DependsOn").orElse(List.of()))
                .from(api.properties(), SAME)
                .with("Name", api.property("Name").orElse(api.id()))
                .with("Tags", tags)
                .with("ProtocolType", "WEBSOCKET"));
        List<Object> routeIds = new ArrayList<>();
        routes.forEach((key, route) -> {
            List<CfnResource> parts = route(key, Tree.map(route), auth);
            routeIds.add(parts.getFirst().id());
            made.addAll(parts);
        });
        made.addAll(new DomainV2(bare(), TAG, recordSets).made());
        CfnResource stage = stage();
        if (api.isTrue("RouteSettings")) {
            stage.dependsOn(routeIds);
        }
        made.add(stage);
        made.addAll(new WebSocketAuth(bare(), auth).made());
        if (api.isTrue("PropagateTags") && !api.map("Tags").isEmpty()) {
            made.stream().filter(one -> one.properties().containsKey("Tags")).forEach(one -> one.with("Tags", tags));
        }
        translation.refersTo(api.id(), "Stage", stage.id());
        return made;
    }

    /** SAM hands none of the attributes of a WebSocket API on to what it becomes. */
    private SamResource bare() {
        return new SamResource(api.id(), api.name(), api.type(), Map.of(), api.properties());
    }

    private void check() {
        if (!api.isTrue("Routes")) {
            throw api.trouble("WebSocket API must have at least one route.");
        }
        api.property("IpAddressType")
                .filter(type -> !Fn.isCall(type) && !type.equals("ipv4") && !type.equals("dualstack"))
                .ifPresent(type -> {
                    throw api.trouble("IpAddressType must be 'ipv4' or 'dualstack'.");
                });
        if (Tree.trueAt(api.map("Domain"), "MutualTlsAuthentication").isPresent()) {
            throw api.trouble("Mutual TLS domain name association is not supported for Websocket APIs.");
        }
        if ("$default".equals(api.properties().get("StageName"))) {
            throw api.trouble("Stages cannot be named $default for WebSocket APIs.");
        }
    }

    private List<CfnResource> route(String key, Map<String, Object> spec, Map<String, Object> auth) {
        String prefix = api.id() + letters(key);
        Object function =
                Tree.at(spec, "FunctionArn").orElseThrow(() -> api.trouble("Route must have associated function."));
        CfnResource integration = bare().beside(prefix + "Integration", "AWS::ApiGatewayV2::Integration")
                .with("ApiId", Fn.ref(api.id()))
                .with("IntegrationType", "AWS_PROXY")
                .with(
                        "IntegrationUri",
                        Fn.sub(
                                "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
                                        + "${FunctionArn}/invocations",
                                Tree.of("FunctionArn", function)))
                .with("TimeoutInMillis", Tree.at(spec, "IntegrationTimeout"));
        Optional<Object> parameters = Tree.trueAt(spec, "RequestParameters");
        if (parameters.isPresent() && !key.equals("$connect")) {
            throw api.trouble("Request parameters are only supported for the $connect route in WebSocket APIs.");
        }
        CfnResource route = bare().beside(prefix + "Route", "AWS::ApiGatewayV2::Route")
                .with("RouteKey", key)
                .with("ApiId", Fn.ref(api.id()))
                .from(spec, OF_ROUTE)
                .with("RequestParameters", parameters)
                .with("Target", Tree.of("Fn::Join", Tree.listOf("/", Tree.listOf("integrations", integration.ref()))));
        new WebSocketAuth(bare(), auth).apply(key, route);
        return List.of(route, integration, permission(prefix + "Permission", key, function));
    }

    private String letters(String key) {
        if (List.of("$connect", "$disconnect", "$default").contains(key)) {
            return capital(key.substring(1));
        }
        if (key.matches("[\\p{L}\\p{N}]+")) {
            return capital(key);
        }
        throw api.trouble(
                "Route key '" + key + "' must be alphanumeric. Only $connect, $disconnect, and $default special "
                        + "routes are supported.");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private CfnResource permission(String id, String key, Object function) {
        String arn = "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + api.id() + ".ApiId}/";
        Object name = stageName();
        Object source = name instanceof String text
                ? Fn.sub(arn + text + "/" + key)
                : Fn.sub(arn + "${__StageName__}/" + key, Tree.of("__StageName__", name));
        return bare().beside(id, "AWS::Lambda::Permission")
                .with("Action", "lambda:InvokeFunction")
                .with("FunctionName", function)
                .with("Principal", "apigateway.amazonaws.com")
                .with("SourceArn", source);
    }

    private Object stageName() {
        return api.property("StageName").orElse("default");
    }

    private CfnResource stage() {
        Object name = stageName();
        String text = name instanceof String one ? one : "";
        return bare().beside(
                        api.id() + (text.equals("default") ? "Default" : text) + "Stage", "AWS::ApiGatewayV2::Stage")
                .with("ApiId", Fn.ref(api.id()))
                .with("StageName", name)
                .from(
                        api.properties(),
                        List.of("StageVariables", "AccessLogSettings", "DefaultRouteSettings", "RouteSettings"))
                .with("Tags", Tree.of(TAG, "SAM"))
                .with("AutoDeploy", true);
    }
}
