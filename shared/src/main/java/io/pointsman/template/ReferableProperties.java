package io.pointsman.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What SAM lets a template name of a function by a dot: {@code !Ref F.Alias}. What it does not make stays in the template, and
 * CloudFormation knows no resource of that name.
 */
final class ReferableProperties {
    private static final String SAM = "AWS::Serverless-2016-10-31";
    /** Made where {@code AutoPublishAlias} is set. */
    private static final Set<String> PUBLISHED = Set.of("Alias", "Version");

    private static final Set<String> QUEUES = Set.of("DestinationTopic", "DestinationQueue");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\.(Alias|Version)}");

    /** Whether each function publishes. */
    private final Map<String, Boolean> functions = new TreeMap<>();

    private final List<Problem> problems;

    ReferableProperties(Cursor root, Globals globals, List<Problem> problems) {
        this.problems = problems;
        if (isServerless(root)) {
            root.get("Resources").stream().flatMap(Cursor::entries).forEach(named -> function(named, globals));
        }
    }

    private static boolean isServerless(Cursor root) {
        Optional<Cursor> transform = root.get("Transform");
        return transform.stream()
                .flatMap(value ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(value), value.items().stream()))
                .anyMatch(value -> value.text().equals(Optional.of(SAM)));
    }

    private void function(Cursor.Named named, Globals globals) {
        if (!Resource.type(named.value()).equals("AWS::Serverless::Function")) {
            return;
        }
        Resource resource = Resource.of(named, List.of()).orElseGet(() -> Resource.bare(named, List.of()));
        boolean publishes = resource.get("AutoPublishAlias")
                .or(() -> globals.get(resource, "AutoPublishAlias"))
                .filter(alias -> !alias.isNull())
                .isPresent();
        functions.put(named.name(), publishes);
    }

    /** @param text of the template: most name nothing by a dot, and are not gone through */
    void find(Node node, String text) {
        if (!functions.isEmpty() && isDotted(text)) {
            visit(node);
        }
    }

    private static boolean isDotted(String text) {
        if (text.contains(".Alias}") || text.contains(".Version}")) {
            return true;
        }
        for (int at = text.indexOf("Ref"); at >= 0; at = text.indexOf("Ref", at + 1)) {
            int end = at + 3;
            while (end < text.length() && "\"': \t\r\n".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end < text.length() && text.charAt(end) == '.') {
                return true;
            }
        }
        return false;
    }

    private void visit(Node node) {
        switch (node) {
            case Node.Scalar scalar -> scalar.tag().ifPresent(tag -> named(tag.substring(1), scalar));
            case Node.Mapping mapping
            when mapping.entries().size() == 1 ->
                mapping.entries().getFirst().name().ifPresent(name -> {
                    if (mapping.entries().getFirst().value() instanceof Node.Scalar scalar) {
                        named(name.replaceFirst("^Fn::", ""), scalar);
                    }
                });
            default -> {}
        }
        node.children().forEach(this::visit);
    }

    private void named(String function, Node.Scalar scalar) {
        if (function.equals("Ref")) {
            int dot = scalar.text().indexOf('.');
            if (dot > 0) {
                judge(scalar.text().substring(0, dot), scalar.text().substring(dot + 1), scalar);
            }
        } else if (function.equals("Sub")) {
            Matcher matcher = VARIABLE.matcher(scalar.text());
            while (matcher.find()) {
                judge(matcher.group(1), matcher.group(2), scalar);
            }
        }
    }

    private void judge(String id, String property, Node.Scalar at) {
        Boolean publishes = functions.get(id);
        if (publishes == null || QUEUES.contains(property) || (PUBLISHED.contains(property) && publishes)) {
            return;
        }
        String why = PUBLISHED.contains(property)
                ? "SAM makes it only where " + id + " has AutoPublishAlias; set that, or name " + id + " itself"
                : "SAM knows "
                        + PUBLISHED.stream()
                                .sorted()
                                .map(name -> id + "." + name)
                                .collect(Collectors.joining(" and "))
                        + " of a function; correct the name";
        problems.add(new Problem(
                at.span().at(),
                id + "." + property + " is no resource, and CloudFormation refuses what names it: " + why));
    }
}
