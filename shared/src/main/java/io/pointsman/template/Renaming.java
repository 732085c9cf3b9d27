package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The places where a template names a resource by its logical id: its declaration, {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}
 * and {@code DependsOn}. The same word anywhere else is only a word.
 */
final class Renaming {
    private final String id;
    private final String newId;
    private final List<Intent> intents = new ArrayList<>();

    Renaming(String id, String newId) {
        this.id = id;
        this.newId = newId;
    }

    List<Intent> of(Cursor root) {
        root.get("Resources").ifPresent(this::declarations);
        if (root.value() instanceof Node.Mapping all) {
            all.entries().forEach(entry -> visit(entry.value()));
        }
        return intents;
    }

    private void declarations(Cursor resources) {
        resources.mapping().stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> entry.name().equals(Optional.of(id)))
                .forEach(entry -> whole(entry.key()));
    }

    private void visit(Node node) {
        Intrinsic.of(node).filter(ignored -> !(node instanceof Node.Alias)).ifPresent(this::function);
        if (node instanceof Node.Mapping mapping) {
            mapping.get("DependsOn").ifPresent(this::each);
        }
        node.children().forEach(this::visit);
    }

    private void function(Intrinsic function) {
        switch (function.name()) {
            case "Ref" -> whole(function.argument());
            case "Fn::GetAtt" -> attribute(function);
            case "Fn::Sub" -> pattern(function);
            default -> {
                // Other functions name no resource.
            }
        }
    }

    private void attribute(Intrinsic function) {
        if (function.argument() instanceof Node.Scalar scalar) {
            if (scalar.text().startsWith(id + ".")) {
                intents.add(new Intent.Rename(scalar, "(?<![A-Za-z0-9])" + Pattern.quote(id) + "(?=\\.)", newId));
            }
        } else {
            function.arguments().stream().limit(1).forEach(this::whole);
        }
    }

    private void pattern(Intrinsic function) {
        Node text = function.arguments().stream().findFirst().orElse(function.argument());
        if (text instanceof Node.Scalar scalar
                && scalar.text().matches("(?s).*\\$\\{" + Pattern.quote(id) + "[.}].*")) {
            intents.add(new Intent.Rename(scalar, "(?<=\\$\\{)" + Pattern.quote(id) + "(?=[.}])", newId));
        }
    }

    private void each(Node names) {
        whole(names);
        if (names instanceof Node.Sequence list) {
            list.items().forEach(this::whole);
        }
    }

    private void whole(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().equals(id)) {
            intents.add(new Intent.Rename(scalar, "(?<![A-Za-z0-9])" + Pattern.quote(id) + "(?![A-Za-z0-9])", newId));
        }
    }
}
