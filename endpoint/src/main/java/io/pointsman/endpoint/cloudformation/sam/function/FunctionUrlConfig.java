package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.event.EventTarget;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code FunctionUrlConfig}: the URL and, where anybody may call it, the two permissions that say so. */
record FunctionUrlConfig(SamResource function, EventTarget target) {
    private static final Set<String> LISTS = Set.of("AllowOrigins", "AllowMethods", "AllowHeaders", "ExposeHeaders");

    List<CfnResource> made() {
        if (!function.isTrue("FunctionUrlConfig")) {
            return List.of();
        }
        Map<String, Object> config = function.map("FunctionUrlConfig");
        if (!Fn.isCall(config)) {
            checkType(config);
            checkCors(Tree.trueAt(config, "Cors").orElse(Tree.of()));
        }
        List<CfnResource> made = new ArrayList<>();
        made.add(target.made(function.id() + "Url", "AWS::Lambda::Url")
                .with("Cors", Tree.trueAt(config, "Cors"))
                .with("AuthType", Tree.at(config, "AuthType"))
                .with("TargetFunctionArn", target.name())
                .with("InvokeMode", Tree.at(config, "InvokeMode")));
        if ("NONE".equals(config.get("AuthType"))) {
            made.add(permission("UrlPublicPermissions", "lambda:InvokeFunctionUrl")
                    .with("FunctionUrlAuthType", "NONE"));
            made.add(permission("URLInvokeAllowPublicAccess", "lambda:InvokeFunction")
                    .with("InvokedViaFunctionUrl", true));
        }
        return made;
    }

    private CfnResource permission(String suffix, String action) {
        return target.made(function.id() + suffix, "AWS::Lambda::Permission")
                .with("Action", action)
                .with("FunctionName", target.name())
                .with("Principal", "*");
    }

    private void checkType(Map<String, Object> config) {
        Object type = Tree.trueAt(config, "AuthType").orElse("");
        if (!Fn.isCall(type) && !type.equals("AWS_IAM") && !type.equals("NONE")) {
            throw function.trouble("AuthType is required to configure function property `FunctionUrlConfig`. "
                    + "Please provide either AWS_IAM or NONE.");
        }
    }

    private void checkCors(Object cors) {
        if (Fn.isCall(cors)) {
            return;
        }
        if (!(cors instanceof Map<?, ?> map)) {
            throw function.trouble("Property 'FunctionUrlConfig.Cors' should be a map.");
        }
        Tree.map(map).forEach(this::checkCors);
    }

    private void checkCors(String name, Object value) {
        String type = LISTS.contains(name) ? "list" : name.equals("AllowCredentials") ? "bool" : "int";
        if (type.equals("int") && !name.equals("MaxAge")) {
            throw function.trouble(name + " is not a valid property for configuring Cors.");
        }
        boolean fits = switch (type) {
            case "list" -> value instanceof List;
            case "bool" -> value instanceof Boolean;
            default -> value instanceof Long || value instanceof Boolean;
        };
        if (!fits && !Fn.isCall(value)) {
            throw trouble(name, type);
        }
    }

    private SamTrouble trouble(String name, String type) {
        return function.trouble(name + " must be of type " + type + ".");
    }
}
