package io.pointsman.endpoint.cloudformation.sam.spec;

import io.pointsman.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** SAM's policy templates: {@code DynamoDBReadPolicy: {TableName: ...}} becomes statements. */
final class PolicyTemplates {
    private static final Map<String, Object> ALL =
            Json.object(SpecificationFile.text("policy-templates.json")).members();

    private PolicyTemplates() {}

    static boolean isOne(Object policy) {
        return policy instanceof Map<?, ?> map
                && map.size() == 1
                && ALL.containsKey(String.valueOf(map.keySet().iterator().next()));
    }

    static Object statements(SamResource resource, Object policy) {
        Map.Entry<String, Object> call = Tree.map(policy).entrySet().iterator().next();
        Map<String, Object> template = Tree.copyOf(Tree.mapAt(ALL, call.getKey()));
        if (!(call.getValue() instanceof Map<?, ?> given)) {
            throw resource.trouble("Must specify valid parameter values for policy template '" + call.getKey() + "'");
        }
        List<Object> parameters = Tree.listAt(template, "Parameters");
        TreeSet<String> missing = new TreeSet<>();
        parameters.stream()
                .map(String::valueOf)
                .filter(name -> !given.containsKey(name))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            throw resource.trouble("Following required parameters of template '" + call.getKey()
                    + "' don't have values: ['" + String.join("', '", missing) + "']");
        }
        return filled(Tree.mapAt(template, "Definition"), Tree.map(given));
    }

    private static Object filled(Object definition, Map<String, Object> values) {
        if (definition instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.get("Ref") instanceof String name && values.containsKey(name)) {
                return Tree.copy(values.get(name));
            }
            Map<String, Object> members = Tree.map(map);
            members.replaceAll((name, member) -> filled(member, values));
            return members;
        }
        if (definition instanceof List<?> list) {
            Tree.list(list).replaceAll(item -> filled(item, values));
        }
        return definition;
    }
}
