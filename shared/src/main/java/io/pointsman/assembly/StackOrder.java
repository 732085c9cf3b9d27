package io.pointsman.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stacks of an assembly, each after those that it needs: so they are released. */
final class StackOrder {
    private static final int MOST_SHOWN = 20;

    private StackOrder() {}

    /** Which there are to choose from, and how. */
    static String choices(Optional<String> name, List<AssemblyStack> stacks) {
        if (stacks.isEmpty()) {
            return "the assembly has no stack; a stack is what is released";
        }
        List<AssemblyStack> ordered = new ArrayList<>();
        List<AssemblyStack> open = new ArrayList<>(stacks);
        while (!open.isEmpty()) {
            List<AssemblyStack> next = open.stream()
                    .filter(stack -> open.stream().noneMatch(stack::needs))
                    .toList();
            if (next.isEmpty()) {
                return "the stacks " + listed(open) + " depend on each other in a circle; cdk synth makes no such"
                        + " assembly: run it again";
            }
            ordered.addAll(next);
            open.removeAll(next);
        }
        String asked = name.map(it -> "Stack is " + it + ", which "
                        + (stacks.stream().filter(stack -> stack.isCalled(it)).count() > 1
                                ? "several stacks are called"
                                : "no stack is called"))
                .orElse("the assembly has " + stacks.size() + " stacks");
        return asked + "; set Stack to one of these, which are in the order in which they need each other: "
                + listed(ordered);
    }

    private static String listed(List<AssemblyStack> stacks) {
        String more = stacks.size() > MOST_SHOWN ? " and " + (stacks.size() - MOST_SHOWN) + " more" : "";
        return stacks.stream().limit(MOST_SHOWN).map(StackOrder::said).collect(Collectors.joining(", ")) + more;
    }

    private static String said(AssemblyStack stack) {
        return stack.displayName().equals(stack.id()) ? stack.id() : stack.id() + " (" + stack.displayName() + ")";
    }
}
