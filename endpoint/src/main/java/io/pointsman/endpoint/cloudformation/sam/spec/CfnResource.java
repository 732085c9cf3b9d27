package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resource that a serverless one becomes, while it is put together. */
public final class CfnResource {
    private final String id;
    private final String type;
    private final Map<String, Object> attributes;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private Optional<Object> dependsOn = Optional.empty();

    public CfnResource(String id, String type, Map<String, Object> attributes) {
        this.id = id;
        this.type = type;
        this.attributes = new LinkedHashMap<>(attributes);
    }

    /** The same under another logical id. */
    public CfnResource renamed(String other) {
        CfnResource resource = new CfnResource(other, type, attributes);
        resource.properties.putAll(properties);
        resource.dependsOn = dependsOn;
        return resource;
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    public Map<String, Object> attributes() {
        return attributes;
    }

    public CfnResource with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    public CfnResource with(String property, Optional<?> value) {
        value.ifPresent(some -> properties.put(property, some));
        return this;
    }

    /** Takes over those properties that are there. */
    public CfnResource from(Map<String, Object> holder, List<String> names) {
        names.forEach(name -> with(name, Tree.at(holder, name)));
        return this;
    }

    public CfnResource attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    public CfnResource dependsOn(Object ids) {
        dependsOn = Optional.of(ids).filter(Tree::isTrue);
        return this;
    }

    public Map<String, Object> ref() {
        return Fn.ref(id);
    }

    public Map<String, Object> arn() {
        return Fn.attribute(id, "Arn");
    }

    /** As it stands in a template. */
    public Map<String, Object> declaration() {
        Map<String, Object> declaration = new LinkedHashMap<>();
        declaration.put("Type", type);
        dependsOn.ifPresent(ids -> declaration.put("DependsOn", ids));
        declaration.putAll(attributes);
        declaration.put("Properties", properties);
        return declaration;
    }
}
