package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.LogicalId;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code AutoPublishAlias}: a version whose logical id changes with the code, and the alias that leads to it. */
record AutoPublishAlias(SamResource function, CfnResource made, Translation translation) {
    private static final String ALIAS_NAME = "(?!^[0-9]+$)([a-zA-Z0-9\\-_]+)$";

    String aliasName() {
        Object name = translation.parameters().in(function.need("AutoPublishAlias"));
        if (!(name instanceof String text)) {
            throw function.trouble("'AutoPublishAlias' must be a string or a Ref to a template parameter");
        }
        return text;
    }

    CfnResource version() {
        Optional<String> digest = function.truly("AutoPublishCodeSha256").map(this::digest);
        digest.ifPresent(sha -> made.with("Description", described(sha)));
        made.with("Code", translation.parameters().inPlace(Tree.mapAt(made.properties(), "Code")));
        String prefix = function.id() + "Version";
        String id =
                digest.map(sha -> LogicalId.ofDigest(prefix, sha)).orElseGet(() -> LogicalId.of(prefix, published()));
        CfnResource version = function.beside(id, "AWS::Lambda::Version")
                .with("FunctionName", made.ref())
                .with("Description", function.property("VersionDescription"));
        version.attributes().putIfAbsent("DeletionPolicy", deletion());
        if (function.property("CapacityProviderConfig").isPresent()) {
            version.with("FunctionScalingConfig", function.property("FunctionScalingConfig"));
        }
        return version;
    }

    private String digest(Object declared) {
        if (translation.parameters().in(declared) instanceof String text) {
            return text;
        }
        throw function.trouble("AutoPublishCodeSha256 must be a string");
    }

    /** Lambda publishes no version of equal bytes; the digest in the description makes the function another one. */
    private Object described(String digest) {
        Object description =
                function.truly("Description").map(translation.parameters()::in).orElse("");
        if (description instanceof String text) {
            return text.isEmpty() ? digest : text + " " + digest;
        }
        return Tree.of("Fn::Join", Tree.listOf(" ", Tree.listOf(description, digest)));
    }

    /** Versions of managed instances cost money while they are there. */
    private Object deletion() {
        return function.property("VersionDeletionPolicy")
                .orElse(function.property("CapacityProviderConfig").isPresent() ? "Delete" : "Retain");
    }

    /** What a new version is published for. */
    private Map<String, Object> published() {
        if (function.isTrue("AutoPublishAliasAllProperties")) {
            return allProperties();
        }
        Map<String, Object> content = new LinkedHashMap<>(Tree.mapAt(made.properties(), "Code"));
        content.putAll(function.map("Environment"));
        function.truly("MemorySize").ifPresent(size -> content.put("MemorySize", size));
        Map<String, Object> snapStart = function.map("SnapStart");
        if (!snapStart.isEmpty() && !snapStart.getOrDefault("ApplyOn", "None").equals("None")) {
            content.put("SnapStart", snapStart);
        }
        return content;
    }

    private Map<String, Object> allProperties() {
        Map<String, Object> all = new LinkedHashMap<>(made.properties());
        Tree.listAt(all, "Layers").stream()
                .flatMap(layer -> Fn.target(layer).stream())
                .forEach(id -> layer(id)
                        .filter(layer ->
                                Tree.trueAt(layer, "PublishLambdaVersion").isPresent())
                        .ifPresent(layer -> all.put(id, layer)));
        return all;
    }

    private Optional<Map<String, Object>> layer(String id) {
        return Tree.at(translation.made(), id).map(one -> Tree.mapAt(Tree.map(one), "Properties"));
    }

    CfnResource alias(String name, CfnResource version) {
        if (name.isEmpty()) {
            throw function.trouble("Alias name is required to create an alias");
        }
        if (!name.matches(ALIAS_NAME)) {
            throw function.trouble("AutoPublishAlias name ('" + name + "') must contain only alphanumeric characters, "
                    + "hyphens, or underscores matching (?!^[0-9]+$)([a-zA-Z0-9-_]+) pattern.");
        }
        String id = function.id() + "Alias" + name.replace("-", "D").replace("_", "U");
        return function.beside(id, "AWS::Lambda::Alias")
                .with("Name", name)
                .with("FunctionName", made.ref())
                .with("FunctionVersion", Fn.attribute(version.id(), "Version"))
                .with("ProvisionedConcurrencyConfig", function.truly("ProvisionedConcurrencyConfig"));
    }
}
