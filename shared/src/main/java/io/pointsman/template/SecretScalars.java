package io.pointsman.template;

import io.pointsman.secrets.Disclosure;
import io.pointsman.secrets.SecretNames;
import io.pointsman.secrets.ShowValues;
import io.pointsman.secrets.ValuePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of a template that may be secrets: environment variables, defaults of NoEcho parameters, and what has the name or the form of a
 * secret. What only refers to a value is none.
 */
final class SecretScalars {
    private static final String HIDDEN = "****";
    private static final String CHANGED = "**** (changed)";
    private static final String DEFAULT = "Default";
    private static final Set<String> OPEN = Set.of("", "true", "false");
    private static final Set<String> REFERENCES = Set.of("Ref", "Fn::GetAtt", "Fn::ImportValue");
    private static final Set<String> REFERENCE_TAGS = Set.of("!Ref", "!GetAtt", "!ImportValue");
    private static final String DYNAMIC_REFERENCE = "\\{\\{resolve:[^{}]+}}";

    private final List<Found> found = new ArrayList<>();

    /** @param path the same in every template that has the value in that place */
    private record Found(String path, Node.Scalar scalar) {}

    private SecretScalars() {}

    /**
     * The text of a template without its secrets.
     *
     * @param before the template that it took the place of: a value that was another one there is told to have changed
     */
    static String masked(Template template, Optional<Template> before) {
        Map<String, String> earlier = before.map(SecretScalars::of).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        Found::path, one -> one.scalar().text(), (first, last) -> last, LinkedHashMap::new));
        List<Edit> edits = of(template).stream()
                .map(one -> edit(template.text(), one, Optional.ofNullable(earlier.get(one.path()))))
                .toList();
        return template.marked(Edit.all(template.text(), edits));
    }

    /** A block scalar ends with the end of its line. */
    private static Edit edit(String text, Found one, Optional<String> before) {
        Span span = one.scalar().span();
        int to = text.charAt(span.to() - 1) == '\n' ? span.to() - 1 : span.to();
        boolean isChanged =
                before.filter(earlier -> !earlier.equals(one.scalar().text())).isPresent();
        return new Edit(span.from(), to, isChanged ? CHANGED : HIDDEN);
    }

    private static List<Found> of(Template template) {
        SecretScalars scalars = new SecretScalars();
        if (template.root().node() instanceof Node.Mapping root) {
            root.entries()
                    .forEach(section ->
                            scalars.section(section, "/" + section.name().orElse(""), template));
        }
        return scalars.found;
    }

    private void section(Node.Entry section, String path, Template template) {
        switch (path) {
            case "/Resources" -> members(section.value(), path).forEach((at, body) -> walk(body, at, type(body)));
            case "/Parameters" ->
                members(section.value(), path).forEach((at, body) -> parameter(body, at, template.secretParameters()));
            default -> walk(section.value(), path, ValuePlace.root(""));
        }
    }

    private static Map<String, Node> members(Node node, String path) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach(entry -> members.put(path + "/" + entry.name().orElse(""), entry.value()));
        }
        return members;
    }

    private static ValuePlace type(Node body) {
        return ValuePlace.root(
                body instanceof Node.Mapping mapping
                        ? mapping.get("Type").flatMap(SecretScalars::text).orElse("")
                        : "");
    }

    private void parameter(Node body, String path, Set<String> secret) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean isClosed = secret.contains(name) || SecretNames.isSecret(name);
        members(body, path).forEach((at, value) -> {
            if (value instanceof Node.Scalar scalar && isClosed && at.endsWith("/" + DEFAULT)) {
                add(scalar, at);
            } else {
                walk(value, at, ValuePlace.root(""));
            }
        });
    }

    /** An alias is looked at where it was written out. */
    private void walk(Node node, String path, ValuePlace at) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (at.isClosed(ShowValues.NONE) || Disclosure.hasFormOfSecret(scalar.text())) {
                    add(scalar, path);
                }
            }
            case Node.Mapping mapping -> mapping(mapping, path, at);
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    walk(sequence.items().get(i), path + "/" + i, at.item());
                }
            }
            case Node.Alias ignored -> {}
        }
    }

    private void mapping(Node.Mapping mapping, String path, ValuePlace at) {
        if (isReference(mapping)) {
            return;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries()
                .forEach(entry ->
                        texts.put(entry.name().orElse(""), text(entry.value()).orElse("")));
        mapping.entries().forEach(entry -> {
            String name = entry.name().orElse("");
            walk(entry.value(), path + "/" + name, at.inside(name, texts));
        });
    }

    private static boolean isReference(Node.Mapping mapping) {
        return mapping.entries().size() == 1
                && mapping.entries()
                        .getFirst()
                        .name()
                        .filter(REFERENCES::contains)
                        .isPresent();
    }

    private static Optional<String> text(Node node) {
        return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private void add(Node.Scalar scalar, String path) {
        boolean isOpen = OPEN.contains(scalar.text())
                || scalar.tag().filter(REFERENCE_TAGS::contains).isPresent()
                || scalar.text().matches(DYNAMIC_REFERENCE);
        if (!isOpen) {
            found.add(new Found(path, scalar));
        }
    }
}
