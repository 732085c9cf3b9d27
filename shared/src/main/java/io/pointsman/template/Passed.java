package io.pointsman.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The values of a template's parameters, as far as whoever uses the template gives them. */
public final class Passed {
    /** Nobody gives any: the stack's own template, where parameters get their values when it is deployed. */
    public static final Passed NONE = new Passed(Map.of(), true, true);

    private final Map<String, Value> values;
    private final boolean open;
    private final boolean complete;

    private Passed(Map<String, Value> values, boolean open, boolean complete) {
        this.values = values;
        this.open = open;
        this.complete = complete;
    }

    /** One value. */
    sealed interface Value {
        record Is(Known known) implements Value {}

        /** A parameter of the outermost template, which has no value yet. */
        record Open(String parameter) implements Value {}
    }

    /** Values that the stack's own template will be deployed with; others may follow. */
    public static Passed of(Map<String, String> given) {
        Map<String, Value> values = new TreeMap<>();
        given.forEach((name, value) -> values.put(name, new Value.Is(new Known.Text(value, Map.of(name, value)))));
        return new Passed(values, true, true);
    }

    /**
     * From one template to the one that it nests.
     *
     * @param complete false: there may be more, which cannot be known
     */
    static Passed nested(Map<String, Value> values, boolean complete) {
        return new Passed(Map.copyOf(values), false, complete);
    }

    /** Whether it gives this parameter a value, or may do so. */
    public boolean gives(String name) {
        return !complete || values.containsKey(name);
    }

    /** Of the parameters that get a value. */
    public Set<String> names() {
        return values.keySet();
    }

    Optional<Value> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A parameter that has no value here may still get one. */
    boolean isOpen() {
        return open;
    }
}
