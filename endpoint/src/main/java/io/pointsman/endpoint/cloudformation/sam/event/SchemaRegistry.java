package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code SchemaRegistryConfig} of Kafka events: what the function's role needs to read schemas. */
record SchemaRegistry(SamResource event, Translation translation) {
    private static final int REGISTRY = 5;

    List<Object> statements() {
        if (!event.isTrue("SchemaRegistryConfig")) {
            return List.of();
        }
        if (!(event.need("SchemaRegistryConfig") instanceof Map<?, ?> map)) {
            throw trouble("Property 'SchemaRegistryConfig' should be a map.");
        }
        Map<String, Object> config = Tree.map(map);
        check(config);
        List<Object> statements = new ArrayList<>();
        Tree.listAt(config, "AccessConfigs").stream()
                .flatMap(one -> Tree.at(Tree.map(one), "URI").stream())
                .forEach(secret -> statements.add(SourcePolicies.readSecret(secret)));
        Object uri = Tree.at(config, "SchemaRegistryURI").orElseThrow();
        registry(uri).ifPresent(name -> {
            statements.add(PolicyDocuments.allow(Tree.listOf("glue:GetRegistry"), uri));
            Object schemas = Fn.sub(Fn.arn("${AWS::Partition}", "glue", "schema/" + name + "/*"));
            statements.add(PolicyDocuments.allow(Tree.listOf("glue:GetSchemaVersion"), Tree.listOf(schemas)));
        });
        return statements;
    }

    private void check(Map<String, Object> config) {
        for (String field : List.of("SchemaRegistryURI", "EventRecordFormat", "SchemaValidationConfigs")) {
            if (!config.containsKey(field)) {
                throw trouble("Missing required field " + field + " in SchemaRegistryConfig");
            }
        }
        if (!List.of("JSON", "SOURCE").contains(String.valueOf(config.get("EventRecordFormat")))) {
            throw trouble("EventRecordFormat in SchemaRegistryConfig must be either 'JSON' or 'SOURCE'");
        }
        if (!(config.get("SchemaValidationConfigs") instanceof List)) {
            throw trouble("SchemaValidationConfigs must be a list");
        }
        Object access = Tree.trueAt(config, "AccessConfigs").orElse(List.of());
        if (!(access instanceof List<?> list)) {
            throw trouble("AccessConfigs in SchemaRegistryConfig must be a list");
        }
        boolean whole = list.stream()
                .allMatch(one -> one instanceof Map<?, ?> map && map.containsKey("Type") && map.containsKey("URI"));
        if (!whole) {
            throw trouble("Each AccessConfig must be a dict with 'Type' and 'URI' fields");
        }
    }

    /** The name of a registry of AWS Glue, which its ARN ends with; a registry of somebody else has a URL. What is in
     * a call is resolved in the template itself, as SAM does it. */
    private Optional<String> registry(Object uri) {
        Object resolved = uri instanceof Map<?, ?> call
                ? translation.parameters().inPlace(new LinkedHashMap<>(Tree.map(call)))
                : uri;
        Object arn = resolved instanceof Map<?, ?> map ? Tree.at(map, "Fn::Sub").orElse("") : resolved;
        String[] parts = String.valueOf(arn).split(":", -1);
        return Optional.of(parts)
                .filter(all -> all[0].startsWith("arn") && all.length > REGISTRY)
                .map(all -> all[REGISTRY])
                .filter(last -> last.startsWith("registry/"))
                .map(last -> last.substring("registry/".length()));
    }

    private SamTrouble trouble(String message) {
        return SamTrouble.event(event.name(), message);
    }
}
