package io.pointsman.endpoint.cloudformation.sam.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which strings are Python 2.7's {@code unicode}, printed as {@code u'text'}: those of the template, not those that SAM itself
 * writes. Java has one kind of string, so the mark is on the object: a marked string is a copy, known by its identity.
 */
public final class UnicodeMarks {
    private final Set<Object> marked = Collections.newSetFromMap(new IdentityHashMap<>());

    public String mark(String text) {
        String copy = new String(text.toCharArray());
        marked.add(copy);
        return copy;
    }

    /** A string made from others is marked if one of them is. */
    public String derived(String made, String... from) {
        for (String one : from) {
            if (isMarked(one)) {
                return mark(made);
            }
        }
        return made;
    }

    public boolean isMarked(Object text) {
        return marked.contains(text);
    }

    /** A copy of what the template says in which every map has Python's order and every string its mark. */
    public Object converted(Object value) {
        return switch (value) {
            case String text -> mark(text);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(converted(item)));
                yield copy;
            }
            case Map<?, ?> map -> {
                PythonMap copy = new PythonMap();
                map.forEach((name, member) -> copy.put(mark(String.valueOf(name)), converted(member)));
                yield copy;
            }
            default -> value;
        };
    }
}
