package io.pointsman.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place that names a published file, an image, or a bucket of them, and that is no location of code.
 *
 * @param owner whose place it is: {@code Policy (AWS::IAM::Policy)}, {@code Outputs}
 */
public record NamedElsewhere(Place at, String owner, PublishedFiles.Mention named) {
    private static final String RESOURCES = "Resources";
    private static final String METADATA = "Metadata";
    /** Of the template, a parameter, an output, or a resource: for people. */
    private static final String DESCRIPTION = "Description";

    /** @param problems what is wrong with a location is said there alone */
    static List<NamedElsewhere> in(Cursor root, PublishedFiles published, List<Spot> spots, List<Problem> problems) {
        if (published.isEmpty()) {
            return List.of();
        }
        Search search = new Search(published, spots, problems);
        root.entries()
                .filter(section ->
                        !section.name().equals(METADATA) && !section.name().equals(DESCRIPTION))
                .flatMap(NamedElsewhere::owners)
                .forEach(search::search);
        return search.found();
    }

    /** @param name for messages */
    private record OwnedValue(String name, Cursor value) {}

    private static Stream<OwnedValue> owners(Cursor.Named section) {
        return section.name().equals(RESOURCES)
                ? section.value().entries().flatMap(NamedElsewhere::resource)
                : Stream.of(new OwnedValue(section.name(), section.value()));
    }

    private static Stream<OwnedValue> resource(Cursor.Named named) {
        String name = named.name() + " (" + Resource.type(named.value()) + ")";
        return named.value().mapping().isEmpty()
                ? Stream.of(new OwnedValue(name, named.value()))
                : named.value()
                        .entries()
                        .filter(attribute -> !attribute.name().equals(METADATA))
                        .map(attribute -> new OwnedValue(name, attribute.value()));
    }

    /** Goes through the text once; what a function makes of several texts is read as one. */
    private static final class Search {
        private static final String GAP = "\n";

        private final PublishedFiles published;
        private final Set<Node> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Place> wrong;
        private final Set<NamedElsewhere> found = new LinkedHashSet<>();
        private final Set<String> said = new LinkedHashSet<>();

        Search(PublishedFiles published, List<Spot> spots, List<Problem> problems) {
            this.published = published;
            this.wrong = problems.stream().map(Problem::at).collect(Collectors.toUnmodifiableSet());
            spots.forEach(this::replaced);
        }

        private void replaced(Spot spot) {
            switch (spot.change()) {
                case Spot.Replace(Cursor value, var ignored) -> replaced.add(value.node());
                case Spot.ReplaceMembers(Cursor mapping) ->
                    Stream.of(spot.form().bucket(), spot.form().key())
                            .flatMap(name -> mapping.get(name).stream())
                            .forEach(value -> replaced.add(value.node()));
                case Spot.Insert ignored -> {}
                case Spot.None ignored -> {}
            }
        }

        List<NamedElsewhere> found() {
            return List.copyOf(found);
        }

        void search(OwnedValue owner) {
            visit(owner.name(), owner.value().node());
        }

        private void visit(String owner, Node node) {
            if (replaced.contains(node) || wrong.contains(node.span().at())) {
                return;
            }
            List<Node> gaps = new ArrayList<>();
            Optional<String> text = text(node, gaps);
            text.flatMap(published::in).ifPresent(named -> add(owner, node, named));
            (text.isPresent() ? gaps.stream() : inside(node)).forEach(child -> visit(owner, child));
        }

        private static Stream<Node> inside(Node node) {
            return node instanceof Node.Mapping mapping
                    ? mapping.entries().stream()
                            .filter(entry -> !entry.name().equals(Optional.of(DESCRIPTION)))
                            .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                    : node.children().stream();
        }

        /** The same thing is said once of each owner. */
        private void add(String owner, Node node, PublishedFiles.Mention named) {
            if (said.add(owner + " " + named)) {
                found.add(new NamedElsewhere(node.span().at(), owner, named));
            }
        }

        /** @param gaps gets what in it is no text */
        private Optional<String> text(Node node, List<Node> gaps) {
            if (node instanceof Node.Alias) {
                return Optional.empty();
            }
            Optional<Intrinsic> function = Intrinsic.of(node);
            if (function.isEmpty()) {
                return node instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
            }
            return switch (function.get().name()) {
                case "Ref" -> function.get().text().map(name -> "${" + name + "}");
                case "Fn::Sub" ->
                    function.get().pattern().map(pattern -> {
                        function.get().arguments().stream().skip(1).forEach(gaps::add);
                        return pattern;
                    });
                case "Fn::Join" -> joined(function.get(), gaps);
                default -> Optional.empty();
            };
        }

        private Optional<String> joined(Intrinsic function, List<Node> gaps) {
            List<Node> arguments = function.arguments();
            if (arguments.size() != 2
                    || !(arguments.get(0).resolved() instanceof Node.Scalar delimiter)
                    || !(arguments.get(1).resolved() instanceof Node.Sequence items)) {
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            for (Node item : items.items()) {
                Optional<String> text = text(item, gaps);
                if (text.isEmpty()) {
                    gaps.add(item);
                }
                texts.add(text.orElse(GAP));
            }
            return Optional.of(String.join(delimiter.text(), texts));
        }
    }
}
