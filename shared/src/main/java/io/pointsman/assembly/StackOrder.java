package io.pointsman.assembly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stacks of an assembly, each after those that it needs: so they are released. */
final class StackOrder {
    private static final int MOST_SHOWN = 20;

    private final Map<String, AssemblyStack> byKey = new LinkedHashMap<>();
    private final Map<String, AssemblyStack> ordered = new LinkedHashMap<>();
    private final Map<String, AssemblyStack> trail = new LinkedHashMap<>();

    private StackOrder(List<AssemblyStack> stacks) {
        stacks.forEach(stack -> byKey.put(key(stack, stack.id()), stack));
    }

    /** Ids are those of one manifest. */
    private static String key(AssemblyStack stack, String id) {
        return stack.manifest() + " " + id;
    }

    /** Which there are to choose from, and how. */
    static String choices(Optional<String> name, List<AssemblyStack> stacks) {
        return stacks.isEmpty()
                ? "the assembly has no stack; a stack is what is released"
                : new StackOrder(stacks).said(name, stacks);
    }

    private String said(Optional<String> name, List<AssemblyStack> stacks) {
        for (AssemblyStack stack : stacks) {
            if (!visit(stack)) {
                return "the stacks " + listed(List.copyOf(trail.values()))
                        + " depend on each other in a circle; cdk synth makes no such" + " assembly: run it again";
            }
        }
        return asked(name, stacks)
                + "; set Stack to one of these, which are in the order in which they need each other: "
                + listed(List.copyOf(ordered.values()));
    }

    /** @return false: it needs itself, by way of the others on the trail */
    private boolean visit(AssemblyStack stack) {
        String own = key(stack, stack.id());
        if (ordered.containsKey(own)) {
            return true;
        }
        if (trail.putIfAbsent(own, stack) != null) {
            return false;
        }
        for (String id : stack.dependencies()) {
            AssemblyStack needed = byKey.get(key(stack, id));
            if (needed != null && !visit(needed)) {
                return false;
            }
        }
        trail.remove(own);
        ordered.put(own, stack);
        return true;
    }

    private static String asked(Optional<String> name, List<AssemblyStack> stacks) {
        return name.map(it -> "Stack is " + it + ", which "
                        + (stacks.stream().filter(stack -> stack.isCalled(it)).count() > 1
                                ? "several stacks are called"
                                : "no stack is called"))
                .orElse("the assembly has " + stacks.size() + " stacks");
    }

    private static String listed(List<AssemblyStack> stacks) {
        String more = stacks.size() > MOST_SHOWN ? " and " + (stacks.size() - MOST_SHOWN) + " more" : "";
        return stacks.stream().limit(MOST_SHOWN).map(StackOrder::said).collect(Collectors.joining(", ")) + more;
    }

    private static String said(AssemblyStack stack) {
        return stack.displayName().equals(stack.id()) ? stack.id() : stack.id() + " (" + stack.displayName() + ")";
    }
}
