package io.pointsman.endpoint.cloudformation.sam.http;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code Auth} of a WebSocket API: it is asked when a connection is made. */
record WebSocketAuth(SamResource api, Map<String, Object> auth) {
    void apply(String key, CfnResource route) {
        if (auth.isEmpty()) {
            return;
        }
        check();
        if (key.equals("$connect")) {
            Object type = Tree.at(auth, "AuthType").orElse("");
            route.with("AuthorizationType", type.equals("CUSTOM") || type.equals("AWS_IAM") ? type : "NONE");
            if (type.equals("CUSTOM")) {
                route.with("AuthorizerId", Fn.ref(id()));
            }
        }
    }

    private void check() {
        String type = Tree.trueAt(auth, "AuthType")
                .map(value -> String.valueOf(value).toUpperCase(Locale.ROOT))
                .orElseThrow(() -> api.trouble("AuthType must be specified for additional auth configurations."));
        switch (type) {
            case "CUSTOM" -> {
                if (Tree.trueAt(auth, "AuthArn").isEmpty()) {
                    throw api.trouble("AuthArn must be specified if AuthType is CUSTOM.");
                }
            }
            case "AWS_IAM", "NONE" -> {
                if (auth.size() > 1) {
                    throw api.trouble("No additional configurations supported for AuthType " + type + ".");
                }
            }
            default -> throw api.trouble("AuthType is not one of AWS_IAM, CUSTOM or NONE.");
        }
    }

    private String id() {
        return api.id() + "ConnectAuthorizer";
    }

    List<CfnResource> made() {
        List<CfnResource> made = new ArrayList<>();
        if (!"CUSTOM".equals(auth.get("AuthType"))) {
            return made;
        }
        Object function = Tree.at(auth, "AuthArn").orElseThrow();
        made.add(api.beside(id(), "AWS::ApiGatewayV2::Authorizer")
                .with("ApiId", Fn.ref(api.id()))
                .with("AuthorizerCredentialsArn", Tree.at(auth, "InvokeRole"))
                .with("AuthorizerType", "REQUEST")
                .with(
                        "AuthorizerUri",
                        Fn.sub(
                                "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
                                        + "${AuthArn}/invocations",
                                Tree.of("AuthArn", function)))
                .with("IdentitySource", Tree.at(auth, "IdentitySource"))
                .with("Name", Tree.trueAt(auth, "Name").orElse(id())));
        if (Tree.trueAt(auth, "InvokeRole").isEmpty()) {
            made.add(HttpApiSecurity.permission(api, api.id() + "AuthorizerPermission", function));
        }
        return made;
    }
}
