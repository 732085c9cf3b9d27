package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which properties a type or an event of the specification has, of which types. The facts are in {@code properties.txt}. */
public final class PropertyTypes {
    private static final Map<String, Map<String, PropertyType>> ALL = read();

    private PropertyTypes() {}

    private static Map<String, Map<String, PropertyType>> read() {
        Map<String, Map<String, PropertyType>> all = new LinkedHashMap<>();
        Map<String, PropertyType> section = new LinkedHashMap<>();
        for (String line : SpecificationFile.text("properties.txt").lines().toList()) {
            if (line.startsWith("  ")) {
                PropertyType property = PropertyType.read(line.trim());
                section.put(property.name(), property);
            } else if (!line.startsWith("#")) {
                section = new LinkedHashMap<>();
                all.put(line, section);
            }
        }
        return all;
    }

    public static boolean knows(String section) {
        return ALL.containsKey(section);
    }

    /** Refuses a name that the section does not have, a value of another type, and what is missing, in this order. */
    static void check(String section, String id, Map<String, Object> properties) {
        Map<String, PropertyType> known = Optional.ofNullable(ALL.get(section)).orElseThrow();
        String type = section.substring(section.lastIndexOf(' ') + 1);
        properties.keySet().stream()
                .filter(name -> !known.containsKey(name) && !name.equals(SamResource.MANAGED))
                .findFirst()
                .ifPresent(name -> {
                    throw SamTrouble.resource(id, "property " + name + " not defined for resource of type " + type);
                });
        known.values().forEach(property -> property.check(id, properties));
    }

    static List<String> names(String section) {
        return Optional.ofNullable(ALL.get(section))
                .map(Map::keySet)
                .map(List::copyOf)
                .orElse(List.of());
    }
}
