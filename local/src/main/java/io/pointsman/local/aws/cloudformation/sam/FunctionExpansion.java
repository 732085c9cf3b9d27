package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::Function} to a function, its version and alias, its role, and what its events need. */
final class FunctionExpansion {
    private static final String ALIAS_NAME = "(?!^[0-9]+$)([a-zA-Z0-9\\-_]+)$";

    private final ServerlessResource function;
    private final ParameterRefs parameters;
    private final Renames renames;
    private final Map<String, Map<String, Object>> made = new LinkedHashMap<>();

    FunctionExpansion(ServerlessResource function, ParameterRefs parameters, Renames renames) {
        this.function = function;
        this.parameters = parameters;
        this.renames = renames;
    }

    Map<String, Map<String, Object>> resources() {
        Map<String, Object> properties = new FunctionProperties(function).properties();
        made.put(function.id(), function.main("AWS::Lambda::Function", properties));
        Optional<String> alias =
                function.property("AutoPublishAlias").map(name -> publish(aliasName(name), properties));
        DeploymentPreference.of(function, parameters).ifPresent(preference -> {
            Map<String, Object> shifted = alias.flatMap(id -> Optional.ofNullable(made.get(id)))
                    .orElseThrow(() -> function.trouble(
                            "'DeploymentPreference' requires AutoPublishAlias property to be specified."));
            preference.applyTo(shifted, made);
        });
        url(alias);
        invokeConfig(alias);
        role(properties);
        new FunctionEvents(function, alias.orElse(function.id()), made).add();
        return made;
    }

    private String aliasName(Object declared) {
        Object name = parameters.in(declared);
        if (!(name instanceof String text)) {
            throw function.trouble("'AutoPublishAlias' must be a string or a Ref to a template parameter");
        }
        if (!text.matches(ALIAS_NAME)) {
            throw function.trouble("AutoPublishAlias name ('" + text + "') must contain only alphanumeric characters, "
                    + "hyphens, or underscores matching (?!^[0-9]+$)([a-zA-Z0-9-_]+) pattern.");
        }
        return text;
    }

    /** Adds version and alias; gives the alias's logical id. */
    private String publish(String name, Map<String, Object> properties) {
        properties.put("Code", parameters.in(Values.mapAt(properties, "Code")));
        Optional<String> digest =
                function.property("AutoPublishCodeSha256").map(parameters::in).map(Values::text);
        digest.ifPresent(sha -> properties.put(
                "Description",
                function.text("Description").map(text -> text + " " + sha).orElse(sha)));
        String prefix = function.id() + "Version";
        String version = digest.map(sha -> LogicalId.ofDigest(prefix, sha))
                .orElseGet(() -> LogicalId.of(prefix, published(properties)));
        made.put(version, version());
        String alias = function.id() + "Alias" + name.replace("-", "D").replace("_", "U");
        made.put(alias, alias(name, version));
        renames.put(function.id() + ".Version", version);
        renames.put(function.id() + ".Alias", alias);
        return alias;
    }

    /** What a new version is published for. */
    private Map<String, Object> published(Map<String, Object> properties) {
        if (function.isTrue("AutoPublishAliasAllProperties")) {
            return properties;
        }
        Map<String, Object> content = new LinkedHashMap<>(Values.mapAt(properties, "Code"));
        content.putAll(Values.mapAt(function.properties(), "Environment"));
        function.property("MemorySize").ifPresent(size -> content.put("MemorySize", size));
        Map<String, Object> snapStart = Values.mapAt(function.properties(), "SnapStart");
        Values.textAt(snapStart, "ApplyOn")
                .filter(when -> !when.equals("None"))
                .ifPresent(when -> content.put("SnapStart", snapStart));
        return content;
    }

    private Map<String, Object> version() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("FunctionName", ServerlessResource.ref(function.id()));
        function.property("VersionDescription").ifPresent(text -> properties.put("Description", text));
        Map<String, Object> version = function.made("AWS::Lambda::Version", properties);
        version.putIfAbsent(
                "DeletionPolicy", function.text("VersionDeletionPolicy").orElse("Retain"));
        return version;
    }

    private Map<String, Object> alias(String name, String version) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("Name", name);
        properties.put("FunctionName", ServerlessResource.ref(function.id()));
        properties.put("FunctionVersion", ServerlessResource.attribute(version, "Version"));
        function.property("ProvisionedConcurrencyConfig")
                .ifPresent(value -> properties.put("ProvisionedConcurrencyConfig", value));
        return function.made("AWS::Lambda::Alias", properties);
    }

    private void url(Optional<String> alias) {
        function.property("FunctionUrlConfig").ifPresent(config -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("TargetFunctionArn", ServerlessResource.ref(alias.orElse(function.id())));
            if (config instanceof Map<?, ?> map) {
                properties.putAll(Values.map(map));
            }
            made.put(function.id() + "Url", function.made("AWS::Lambda::Url", properties));
        });
    }

    private void invokeConfig(Optional<String> alias) {
        function.property("EventInvokeConfig").ifPresent(config -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("FunctionName", ServerlessResource.ref(function.id()));
            properties.put(
                    "Qualifier",
                    alias.isPresent()
                            ? aliasName(function.property("AutoPublishAlias").orElseThrow())
                            : "$LATEST");
            if (config instanceof Map<?, ?> map) {
                properties.putAll(Values.map(map));
            }
            Map<String, Object> resource = function.made("AWS::Lambda::EventInvokeConfig", properties);
            Values.at(function.attributes(), "Metadata").ifPresent(data -> resource.put("Metadata", data));
            alias.ifPresent(id -> resource.put("DependsOn", List.of(id)));
            made.put(function.id() + "EventInvokeConfig", resource);
        });
    }

    private void role(Map<String, Object> properties) {
        if (properties.containsKey("Role")) {
            return;
        }
        String id = function.id() + "Role";
        made.put(id, new FunctionRole(function).resource());
        properties.put("Role", ServerlessResource.attribute(id, "Arn"));
    }
}
