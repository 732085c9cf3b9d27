package io.pointsman.endpoint.wire;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The names of a query form as a tree: {@code Parameters.member.1.ParameterKey} is a list of objects,
 * {@code Attributes.entry.1.key} a map.
 */
final class QueryForm {
    /** Clients send an empty list as an empty value, which only the name can tell from empty text. */
    private static final Set<String> LISTS = Set.of(
            "Parameters",
            "Capabilities",
            "Tags",
            "NotificationARNs",
            "ResourceTypes",
            "ResourcesToImport",
            "ResourcesToSkip",
            "RetainResources",
            "RollbackTriggers",
            "StackStatusFilter",
            "PolicyArns",
            "AlarmNames",
            "AlarmActions",
            "OKActions",
            "InsufficientDataActions",
            "Dimensions",
            "Metrics",
            "MetricData");

    private final Map<String, QueryForm> children = new LinkedHashMap<>();
    private String text = "";

    static JsonObject read(Map<String, String> form) {
        QueryForm root = new QueryForm();
        form.forEach((name, value) -> root.put(List.of(name.split("\\.", 0)), value));
        return root.object();
    }

    private void put(List<String> path, String value) {
        if (path.isEmpty()) {
            text = value;
        } else {
            children.computeIfAbsent(path.getFirst(), name -> new QueryForm()).put(path.subList(1, path.size()), value);
        }
    }

    private Object value(String name) {
        if (children.isEmpty()) {
            return text.isEmpty() && LISTS.contains(name) ? List.of() : text;
        }
        if (isOnly("member")) {
            return items("member").map(item -> item.value("")).toList();
        }
        return isOnly("entry") && items("entry").allMatch(item -> item.children.containsKey("key"))
                ? entries()
                : object();
    }

    private boolean isOnly(String name) {
        Predicate<String> number = key -> key.matches("\\d{1,9}");
        return children.keySet().equals(Set.of(name))
                && children.values().stream()
                        .allMatch(child -> child.children.keySet().stream().allMatch(number));
    }

    /** In the order of their numbers, which need not be the order of the form. */
    private Stream<QueryForm> items(String name) {
        Map<Integer, QueryForm> byNumber = new TreeMap<>();
        QueryForm list = children.getOrDefault(name, new QueryForm());
        list.children.forEach((number, item) -> byNumber.put(Integer.valueOf(number), item));
        return byNumber.values().stream();
    }

    private JsonObject entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        items("entry")
                .forEach(entry -> entries.put(
                        entry.child("key").text, entry.child("value").value("")));
        return JsonObject.of(entries);
    }

    private QueryForm child(String name) {
        return children.getOrDefault(name, new QueryForm());
    }

    private JsonObject object() {
        Map<String, Object> members = new LinkedHashMap<>();
        children.forEach((name, child) -> members.put(name, child.value(name)));
        return JsonObject.of(members);
    }
}
