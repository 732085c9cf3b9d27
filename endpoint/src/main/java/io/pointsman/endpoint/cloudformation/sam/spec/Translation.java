package io.pointsman.endpoint.cloudformation.sam.spec;

import io.pointsman.endpoint.cloudformation.sam.python.UnicodeMarks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One template on its way: what it says, what it has become so far, and what everybody needs to know about both. */
public final class Translation {
    private final Map<String, Object> body;
    private final ParameterRefs parameters;
    private final UnicodeMarks marks;
    private final Map<String, Object> made;
    private final Map<String, Object> conditions;
    private final Map<String, Map<String, String>> references = new LinkedHashMap<>();

    /**
     * Begins where every resource still is what the template says.
     *
     * @param body the serverless template, which changes
     */
    public Translation(Map<String, Object> body, ParameterRefs parameters, UnicodeMarks marks) {
        this.body = body;
        this.parameters = parameters;
        this.marks = marks;
        this.made = Tree.copyOf(resources());
        this.conditions = Tree.copyOf(Tree.mapAt(body, "Conditions"));
    }

    public Map<String, Object> body() {
        return body;
    }

    /** The declarations of the serverless template, changed by whoever adds to them. */
    public Map<String, Object> resources() {
        return Tree.mapAt(body, "Resources");
    }

    /** The declaration of one resource, or nothing. */
    public Optional<Map<String, Object>> resource(String id) {
        return Tree.at(resources(), id).filter(Map.class::isInstance).map(Tree::map);
    }

    /** What the template has become so far. */
    public Map<String, Object> made() {
        return made;
    }

    public Map<String, Object> conditions() {
        return conditions;
    }

    public ParameterRefs parameters() {
        return parameters;
    }

    public UnicodeMarks marks() {
        return marks;
    }

    /** {@code Fn::FindInMap} with keys that are known, looked up; everything else as it is. */
    public Object mapped(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() != 1 || !map.containsKey("Fn::FindInMap")) {
            return value;
        }
        if (!(map.get("Fn::FindInMap") instanceof List<?> keys) || keys.size() != 3) {
            throw SamDocumentTrouble.structure("Invalid FindInMap value " + map.get("Fn::FindInMap")
                    + ". FindInMap expects an array with 3 values.");
        }
        Optional<Object> found = Tree.at(Tree.mapAt(body, "Mappings"), String.valueOf(mapped(keys.get(0))))
                .flatMap(one -> Tree.at(Tree.map(one), String.valueOf(mapped(keys.get(1)))))
                .flatMap(one -> Tree.at(Tree.map(one), String.valueOf(mapped(keys.get(2)))));
        return found.orElse(value);
    }

    /** Parameters and mappings, as far as they are known now. */
    public Object resolved(Object value) {
        return mapped(parameters.in(value));
    }

    /** {@code Ref: <id>.<property>} shall lead to this resource. */
    public void refersTo(String id, String property, String resource) {
        references.computeIfAbsent(id, absent -> new LinkedHashMap<>()).put(property, resource);
    }

    public Map<String, Map<String, String>> references() {
        return references;
    }
}
