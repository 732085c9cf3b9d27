package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lifecycle configuration that a request brings, as the member {@code LifecycleConfiguration} of S3's API. */
final class LifecycleDocument {
    private static final Set<String> NUMBERS = Set.of(
            "Days",
            "NoncurrentDays",
            "NewerNoncurrentVersions",
            "DaysAfterInitiation",
            "ObjectSizeGreaterThan",
            "ObjectSizeLessThan");

    private static final Set<String> FLAGS = Set.of("ExpiredObjectDeleteMarker");

    /** Elements that may be empty and are structures all the same. */
    private static final Set<String> STRUCTURES = Set.of("Filter", "And", "Expiration");

    /** Elements that may come more than once within one parent, to the member that lists them. */
    private static final Map<String, String> REPEATED = Map.of(
            "Rule", "Rules",
            "Transition", "Transitions",
            "NoncurrentVersionTransition", "NoncurrentVersionTransitions");

    private LifecycleDocument() {}

    static JsonObject read(Request request) {
        return structure(XmlNode.read(request.bytes()));
    }

    private static JsonObject structure(XmlNode node) {
        Map<String, List<JsonObject>> lists = new LinkedHashMap<>();
        JsonObject read = JsonObject.empty();
        for (XmlNode child : node.children()) {
            String list = listOf(node, child);
            if (list.isEmpty()) {
                read = read.with(child.name(), value(child));
            } else {
                lists.computeIfAbsent(list, name -> new ArrayList<>()).add(structure(child));
            }
        }
        for (Map.Entry<String, List<JsonObject>> list : lists.entrySet()) {
            read = read.with(list.getKey(), list.getValue());
        }
        return read;
    }

    /** A filter has one tag; what joins conditions has a list of them. */
    private static String listOf(XmlNode parent, XmlNode child) {
        boolean isListedTag = parent.name().equals("And") && child.name().equals("Tag");
        return isListedTag ? "Tags" : REPEATED.getOrDefault(child.name(), "");
    }

    private static Object value(XmlNode node) {
        if (!node.children().isEmpty() || STRUCTURES.contains(node.name())) {
            return structure(node);
        }
        if (FLAGS.contains(node.name())) {
            return Boolean.valueOf(node.text().strip());
        }
        return NUMBERS.contains(node.name()) ? (Object) number(node.text()) : node.text();
    }

    private static long number(String text) {
        if (!text.strip().matches("\\d{1,18}")) {
            throw new AwsError(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        return Long.parseLong(text.strip());
    }
}
