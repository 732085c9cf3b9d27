package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the members of a request and says it all at once, as AWS does. */
final class Constraints {
    private final List<String> faults = new ArrayList<>();

    /** The members of a request or of one of its parts, and the path that leads there. */
    record Part(JsonObject members, String path) {
        static Part of(JsonObject request) {
            return new Part(request, "");
        }

        String at(String name) {
            return path + name;
        }

        Part object(String name) {
            return new Part(members.objectOrEmpty(name), at(name) + ".");
        }

        List<Part> objects(String name) {
            List<Part> parts = new ArrayList<>();
            for (JsonObject item : members.objects(name)) {
                parts.add(new Part(item, at(name) + "." + (parts.size() + 1) + ".member."));
            }
            return parts;
        }
    }

    Constraints need(Part part, String name, Shape shape) {
        return present(part, name).may(part, name, shape);
    }

    Constraints may(Part part, String name, Shape shape) {
        part.members()
                .text(name)
                .ifPresent(text -> shape.fault(text).ifPresent(fault -> add(quoted(text), part.at(name), fault)));
        return this;
    }

    /** A member that must be there, whatever its kind. */
    Constraints present(Part part, String name) {
        if (!part.members().has(name)) {
            add("null", part.at(name), "Member must not be null");
        }
        return this;
    }

    Constraints oneOf(Part part, String name, String... words) {
        part.members()
                .text(name)
                .filter(word -> !List.of(words).contains(word))
                .ifPresent(word -> add(
                        quoted(word),
                        part.at(name),
                        "Member must satisfy enum value set: [" + String.join(", ", words) + "]"));
        return this;
    }

    Constraints between(Part part, String name, long least, long most) {
        part.members().number(name).ifPresent(number -> {
            if (number < least) {
                add("'" + number + "'", part.at(name), "Member must have value greater than or equal to " + least);
            } else if (number > most) {
                add("'" + number + "'", part.at(name), "Member must have value less than or equal to " + most);
            }
        });
        return this;
    }

    Constraints atMost(Part part, String name, int most) {
        int size = part.members().list(name).size();
        if (size > most) {
            add("'[" + size + " items]'", part.at(name), "Member must have length less than or equal to " + most);
        }
        return this;
    }

    /** Every key and every value of a map of texts. */
    Constraints entries(Part part, String name, Shape keys, Shape values) {
        JsonObject map = part.members().objectOrEmpty(name);
        for (String key : map.members().keySet()) {
            keys.fault(key)
                    .ifPresent(fault ->
                            add(entry(key), part.at(name), "Map keys must satisfy constraint: [" + fault + "]"));
            values.fault(map.needText(key))
                    .ifPresent(fault ->
                            add(entry(key), part.at(name), "Map value must satisfy constraint: [" + fault + "]"));
        }
        return this;
    }

    /** Throws when anything was wrong. */
    void verify() {
        if (!faults.isEmpty()) {
            throw refusal();
        }
    }

    private AwsError refusal() {
        String count = faults.size() == 1 ? "1 validation error" : faults.size() + " validation errors";
        return Refusals.validation(count + " detected: " + String.join("; ", faults));
    }

    private void add(String value, String path, String fault) {
        faults.add("Value " + value + " at '" + path + "' failed to satisfy constraint: " + fault);
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }

    /** Without the value, which may be a secret. */
    private static String entry(String key) {
        return "'{" + key + "=...}'";
    }
}
