package io.pointsman.template;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a template that may be secrets, by somebody else's judgement, and defaults of NoEcho parameters. What only refers to a value
 * is none.
 */
final class SecretScalars {
    private static final String HIDDEN = "****";
    private static final String CHANGED = "**** (changed)";
    private static final String DEFAULT = "Default";
    private static final Set<String> OPEN = Set.of("", "true", "false");
    private static final Set<String> REFERENCES = Set.of("Ref", "Fn::GetAtt", "Fn::ImportValue");
    private static final Set<String> REFERENCE_TAGS = Set.of("!Ref", "!GetAtt", "!ImportValue");
    private static final String DYNAMIC_REFERENCE = "\\{\\{resolve:[^{}]+}}";

    /** Through aliases; a text itself is read to a depth of 200. */
    private static final int DEEPEST = 500;

    private final SecretPlace.Root root;
    private final Set<String> parameters;

    /** What aliases lead to, and as which places it was looked at: aliases to aliases would have no end. */
    private final IdentityHashMap<Node, Set<SecretPlace>> seen = new IdentityHashMap<>();

    /** By where it stands: through an alias one may be reached twice. */
    private final Map<Integer, Found> found = new LinkedHashMap<>();

    /** @param path the same in every template that has the value in that place */
    private record Found(String path, Node.Scalar scalar) {}

    private SecretScalars(SecretPlace.Root root, Set<String> parameters) {
        this.root = root;
        this.parameters = parameters;
    }

    /**
     * The text of a template without its secrets.
     *
     * @param before the template that it took the place of: a value that was another one there is told to have changed
     */
    static String masked(Template template, Optional<Template> before, SecretPlace.Root root) {
        Map<String, String> earlier = new LinkedHashMap<>();
        before.ifPresent(other -> of(other, root)
                .forEach(one -> earlier.put(one.path(), one.scalar().text())));
        List<Edit> edits = of(template, root).stream()
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

    private static List<Found> of(Template template, SecretPlace.Root root) {
        SecretScalars scalars = new SecretScalars(root, template.secretParameters());
        entries(template.root().node()).forEach(scalars::section);
        return List.copyOf(scalars.found.values());
    }

    /** A key that is given twice has two. */
    private static List<Node.Entry> entries(Node node) {
        return node.resolved() instanceof Node.Mapping mapping ? mapping.entries() : List.of();
    }

    private static String name(Node.Entry entry) {
        return entry.name().orElse("");
    }

    private void section(Node.Entry section) {
        String path = "/" + name(section);
        switch (path) {
            case "/Resources" -> entries(section.value()).forEach(resource -> resource(resource, path));
            case "/Parameters" -> entries(section.value()).forEach(parameter -> parameter(parameter, path));
            default -> walk(section.value(), path, root.of(""), 0);
        }
    }

    private void resource(Node.Entry resource, String path) {
        String type = texts(entries(resource.value())).getOrDefault("Type", "");
        walk(resource.value(), path + "/" + name(resource), root.of(type), 0);
    }

    private void parameter(Node.Entry parameter, String path) {
        boolean isClosed = parameters.contains(name(parameter)) || root.hidesParameter(name(parameter));
        String at = path + "/" + name(parameter);
        for (Node.Entry member : entries(parameter.value())) {
            if (isClosed && name(member).equals(DEFAULT) && member.value().resolved() instanceof Node.Scalar scalar) {
                add(scalar, at);
            } else {
                walk(member.value(), at + "/" + name(member), root.of(""), 0);
            }
        }
    }

    private void walk(Node node, String path, SecretPlace at, int depth) {
        if (depth > DEEPEST) {
            throw new BadTemplate(node.span().at(), "its aliases lead too deep to tell what is secret");
        }
        if (node instanceof Node.Alias
                && !seen.computeIfAbsent(node.resolved(), any -> new HashSet<>())
                        .add(at)) {
            return;
        }
        switch (node.resolved()) {
            case Node.Scalar scalar -> {
                if (at.hides(scalar.text())) {
                    add(scalar, path);
                }
            }
            case Node.Mapping mapping -> members(mapping.entries(), path, at, depth + 1);
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    walk(sequence.items().get(i), path + "/" + i, at.item(), depth + 1);
                }
            }
            case Node.Alias ignored -> throw new IllegalStateException("an alias is resolved");
        }
    }

    private void members(List<Node.Entry> entries, String path, SecretPlace at, int depth) {
        if (isReference(entries)) {
            return;
        }
        Map<String, String> texts = texts(entries);
        entries.forEach(entry -> walk(entry.value(), path + "/" + name(entry), at.inside(name(entry), texts), depth));
    }

    private static boolean isReference(List<Node.Entry> entries) {
        return entries.size() == 1 && REFERENCES.contains(name(entries.getFirst()));
    }

    private static Map<String, String> texts(List<Node.Entry> entries) {
        Map<String, String> texts = new LinkedHashMap<>();
        entries.forEach(entry ->
                texts.put(name(entry), entry.value().resolved() instanceof Node.Scalar scalar ? scalar.text() : ""));
        return texts;
    }

    private void add(Node.Scalar scalar, String path) {
        boolean isOpen = OPEN.contains(scalar.text())
                || scalar.tag().filter(REFERENCE_TAGS::contains).isPresent()
                || scalar.text().matches(DYNAMIC_REFERENCE);
        if (!isOpen) {
            found.putIfAbsent(scalar.span().from(), new Found(path, scalar));
        }
    }
}
