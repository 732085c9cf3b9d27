package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code Fn::ForEach} around a resource.
 *
 * @param name what follows {@code Fn::ForEach::}
 * @param values what its variable is in turn; empty where that cannot be known
 */
record ForEachLoop(String name, String variable, Optional<List<Known.Text>> values) {
    /** Whether a text speaks of the variable. */
    boolean turns(String text) {
        return Stream.of("${" + variable + "}", "&{" + variable + "}", "Ref (" + variable + ")")
                .anyMatch(text::contains);
    }

    /** Whether a value speaks of the variable, wherever in it. */
    boolean turns(Node node) {
        boolean refers = Intrinsic.of(node)
                .filter(function -> function.is("Ref"))
                .flatMap(Intrinsic::text)
                .equals(Optional.of(variable));
        return refers
                || (node instanceof Node.Scalar scalar && turns(scalar.text()))
                || node.children().stream().anyMatch(this::turns);
    }
}
