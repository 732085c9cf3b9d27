package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One resource of the template as the transform sees it.
 *
 * @param properties with the globals beneath
 */
record ServerlessResource(String id, String type, Map<String, Object> attributes, Map<String, Object> properties) {
    private static final List<String> CARRIED = List.of("Condition", "DeletionPolicy", "UpdateReplacePolicy");

    Optional<Object> property(String name) {
        return Values.at(properties, name);
    }

    Optional<String> text(String name) {
        return Values.textAt(properties, name);
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    SamTrouble trouble(String message) {
        return new SamTrouble(id, message);
    }

    /** A resource that this one becomes, with the attributes that every one of them takes over. */
    Map<String, Object> made(String madeType, Map<String, Object> madeProperties) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("Type", madeType);
        CARRIED.forEach(name -> Values.at(attributes, name).ifPresent(value -> made.put(name, value)));
        if (!madeProperties.isEmpty()) {
            made.put("Properties", madeProperties);
        }
        return made;
    }

    /** The resource that keeps the name: it has the rest of the attributes too. */
    Map<String, Object> main(String madeType, Map<String, Object> madeProperties) {
        Map<String, Object> made = made(madeType, madeProperties);
        attributes.forEach((name, value) -> {
            if (!name.equals("Properties") && !name.equals("Type") && !name.equals("IgnoreGlobals")) {
                made.putIfAbsent(name, value);
            }
        });
        return made;
    }

    static Map<String, Object> ref(String id) {
        return Map.of("Ref", id);
    }

    static Map<String, Object> attribute(String id, String name) {
        return Map.of("Fn::GetAtt", List.of(id, name));
    }
}
