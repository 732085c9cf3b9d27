package io.pointsman.alias;

import io.pointsman.alias.DeployedStack.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployed stacks as tests describe them. */
final class Deployed {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

    private final List<Resource> resources = new ArrayList<>();
    private final StringBuilder template = new StringBuilder("Resources:\n");
    private Map<String, String> parameters = Map.of();

    static Deployed stack() {
        return new Deployed();
    }

    /** A function whose alias is on a version resource of that id. */
    Deployed function(String id, String alias, String version, String... moreOfVersion) {
        resources.add(new Resource(id, "AWS::Lambda::Function", "web-" + id));
        version(id, version, moreOfVersion);
        String aliasId = id + "Alias" + alias.replace("-", "D").replace("_", "U");
        resources.add(new Resource(aliasId, "AWS::Lambda::Alias", ARN + "web-" + id + ":" + alias));
        template.append("  ").append(id).append(": {Type: AWS::Lambda::Function}\n");
        template.append("  ")
                .append(aliasId)
                .append(": {Type: AWS::Lambda::Alias, Properties: {Name: ")
                .append(alias)
                .append(", FunctionName: {Ref: ")
                .append(id)
                .append("}, FunctionVersion: {'Fn::GetAtt': [")
                .append(version)
                .append(", Version]}}}\n");
        return this;
    }

    /** A version resource of a function, with more properties in flow style. */
    Deployed version(String function, String version, String... more) {
        resources.add(new Resource(version, "AWS::Lambda::Version", ARN + "web-" + function + ":1"));
        template.append("  ")
                .append(version)
                .append(": {Type: AWS::Lambda::Version, Properties: {FunctionName: {Ref: ")
                .append(function)
                .append("}")
                .append(more.length == 0 ? "" : ", " + String.join(", ", more))
                .append("}}\n");
        return this;
    }

    Deployed with(Map<String, String> values) {
        parameters = values;
        return this;
    }

    DeployedStack made() {
        String declared = parameters.isEmpty()
                ? ""
                : "Parameters: {"
                        + String.join(
                                ", ",
                                parameters.keySet().stream()
                                        .map(name -> name + ": {Type: String}")
                                        .toList())
                        + "}\n";
        return new DeployedStack(resources, Optional.of(declared + template), parameters, Map.of());
    }
}
