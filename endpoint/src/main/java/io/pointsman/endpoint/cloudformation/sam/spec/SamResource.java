package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One serverless resource, or one event of one.
 *
 * @param id its logical id; an event's is that of its resource and its own name
 * @param name what SAM calls it in its messages about events
 * @param type of the specification
 * @param attributes all of the declaration
 * @param properties those of the declaration itself: a change is seen by whoever comes later
 */
public record SamResource(
        String id, String name, String type, Map<String, Object> attributes, Map<String, Object> properties) {
    /** SAM's own mark on an API whose definition it writes itself. */
    public static final String MANAGED = "__MANAGE_SWAGGER";

    private static final List<String> PASSED_ON = List.of("Condition", "DeletionPolicy", "UpdateReplacePolicy");
    private static final List<String> OWN =
            List.of("DeletionPolicy", "UpdatePolicy", "Condition", "UpdateReplacePolicy", "Metadata");

    /** A declared resource, its properties held to the specification. */
    public static SamResource of(String id, Map<String, Object> declaration) {
        String type = String.valueOf(declaration.get("Type"));
        if (declaration.containsKey("Properties") && !(declaration.get("Properties") instanceof Map)) {
            throw SamTrouble.resource(id, "Properties of a resource must be an object.");
        }
        SamResource resource = new SamResource(id, id, type, declaration, Tree.mapAt(declaration, "Properties"));
        PropertyTypes.check(type, id, resource.properties);
        return resource;
    }

    /** An event of a resource. */
    public static SamResource event(String kind, String owner, String name, Map<String, Object> declaration) {
        String type = Tree.textAt(declaration, "Type").orElse("");
        if (!PropertyTypes.knows(kind + " " + type)) {
            throw SamTrouble.event(
                    name,
                    "Resource dict has missing or invalid value for key Type. Event Type is: "
                            + Optional.ofNullable(declaration.get("Type"))
                                    .map(String::valueOf)
                                    .orElse("None") + ".");
        }
        String id = owner + name;
        if (!id.matches("[A-Za-z0-9]+")) {
            throw SamTrouble.resource(id, "Logical ids must be alphanumeric.");
        }
        SamResource event = new SamResource(id, name, type, declaration, Tree.mapAt(declaration, "Properties"));
        PropertyTypes.check(kind + " " + type, id, event.properties);
        return event;
    }

    public Optional<Object> property(String property) {
        return Tree.at(properties, property);
    }

    /** Its value, unless Python takes it for false. */
    public Optional<Object> truly(String property) {
        return Tree.trueAt(properties, property);
    }

    public Object need(String property) {
        return property(property)
                .orElseThrow(() -> SamTrouble.resource(id, "Missing required property '" + property + "'."));
    }

    public boolean isTrue(String property) {
        return truly(property).isPresent();
    }

    public Map<String, Object> map(String property) {
        return Tree.mapAt(properties, property);
    }

    public SamTrouble trouble(String message) {
        return SamTrouble.resource(id, message);
    }

    public Optional<Object> condition() {
        return Tree.at(attributes, "Condition");
    }

    /** The attributes that everything made from it takes over. */
    public Map<String, Object> passedOn() {
        return only(PASSED_ON);
    }

    public Map<String, Object> ownAttributes() {
        return only(OWN);
    }

    private Map<String, Object> only(List<String> names) {
        Map<String, Object> some = new LinkedHashMap<>();
        names.forEach(name -> Tree.at(attributes, name).ifPresent(value -> some.put(name, value)));
        return some;
    }

    /** What it becomes under its own name, with all attributes that SAM keeps. */
    public CfnResource main(String madeType) {
        CfnResource made = new CfnResource(id, madeType, ownAttributes());
        Tree.at(attributes, "DependsOn").ifPresent(made::dependsOn);
        return made;
    }

    /** Something made beside it. */
    public CfnResource beside(String madeId, String madeType) {
        return new CfnResource(madeId, madeType, passedOn());
    }
}
