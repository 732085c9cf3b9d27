package io.pointsman.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The setting {@code Functions}: logical ids, {@code !Name} excludes. Without any name that is not excluded, every function is
 * meant. A function of a nested stack has the logical ids of the stacks before its own, {@code Shop-Cart}; the nested stack's name
 * alone stands for all functions in it.
 */
public record FunctionSelection(List<String> named, List<String> excluded) {
    public static final FunctionSelection ALL = new FunctionSelection(List.of(), List.of());
    /** The JSON Schema of a list of these. */
    public static final String SCHEMA = "{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":"
            + "\"^!?[A-Za-z0-9]{1,255}(-[A-Za-z0-9]{1,255}){0,8}$\"}}";

    private static final String WORD = "!?[A-Za-z0-9]{1,255}(-[A-Za-z0-9]{1,255}){0,8}";

    /** Reads a plain JSON list; empty when it is none, or when an item cannot be a logical id. */
    public static Optional<FunctionSelection> read(Object value) {
        if (!(value instanceof List<?> items) || !items.stream().allMatch(FunctionSelection::isWord)) {
            return Optional.empty();
        }
        return Optional.of(of(items.stream().map(String::valueOf).toList()));
    }

    private static boolean isWord(Object item) {
        return item instanceof String word && word.matches(WORD);
    }

    private static FunctionSelection of(List<String> words) {
        return new FunctionSelection(
                words.stream().filter(word -> !word.startsWith("!")).toList(),
                words.stream()
                        .filter(word -> word.startsWith("!"))
                        .map(word -> word.substring(1))
                        .toList());
    }

    /** Laid over the selection of a place that has less to say: what that one leaves out stays out where nothing is named here. */
    public FunctionSelection over(FunctionSelection lower) {
        if (!byDefault()) {
            return this;
        }
        List<String> all = new ArrayList<>(lower.excluded);
        excluded.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new FunctionSelection(lower.named, List.copyOf(all));
    }

    /** No function is asked for by name. */
    public boolean byDefault() {
        return named.isEmpty();
    }

    public boolean includes(String logicalId) {
        return (byDefault() || names(named, logicalId)) && !names(excluded, logicalId);
    }

    private static boolean names(List<String> names, String logicalId) {
        return names.stream().anyMatch(name -> names(name, logicalId));
    }

    private static boolean names(String name, String logicalId) {
        return logicalId.equals(name) || logicalId.startsWith(name + "-");
    }

    /** The names that are not among those that exist: most likely a slip. */
    public List<String> unknown(Set<String> existing) {
        List<String> all = new ArrayList<>(named);
        all.addAll(excluded);
        all.removeIf(name -> existing.stream().anyMatch(id -> names(name, id)));
        return List.copyOf(all);
    }
}
