package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a text has the shape of a template, and CloudFormation's limits (docs/aws-facts.md) as far as they can be told from it. */
final class Sections {
    private static final Set<String> KNOWN = Set.of(
            "AWSTemplateFormatVersion",
            "Conditions",
            "Description",
            "Globals",
            "Hooks",
            "Mappings",
            "Metadata",
            "Outputs",
            "Parameters",
            "Resources",
            "Rules",
            "Transform");
    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_OTHERS = 200;

    private final Cursor root;
    private final List<Problem> problems = new ArrayList<>();

    Sections(Cursor root) {
        this.root = root;
        Optional<Cursor> resources = root.get("Resources");
        resources.ifPresentOrElse(
                this::resources,
                () -> problem(root.place(), "there is no section Resources; this is not a CloudFormation template"));
        root.entries().forEach(this::known);
        limit("Resources", MOST_RESOURCES);
        limit("Parameters", MOST_OTHERS);
        limit("Mappings", MOST_OTHERS);
        limit("Outputs", MOST_OTHERS);
        root.get("Description").ifPresent(this::description);
    }

    List<Problem> problems() {
        return problems;
    }

    private void known(Cursor.Named section) {
        boolean fine = KNOWN.contains(section.name()) || section.name().startsWith("Fn::");
        if (!fine && !hasMacro(root)) {
            problem(
                    section.at(),
                    section.name() + " is no section of a template, which CloudFormation refuses; correct the name, or"
                            + " put it under Metadata");
        }
    }

    /** A macro of the account may take anything. */
    static boolean hasMacro(Cursor root) {
        return root.get("Transform").stream()
                .flatMap(transform -> transform.items().isEmpty()
                        ? java.util.stream.Stream.of(transform)
                        : transform.items().stream())
                .anyMatch(one ->
                        one.text().filter(name -> name.startsWith("AWS::")).isEmpty());
    }

    private void resources(Cursor resources) {
        if (resources.mapping().isEmpty()) {
            problem(resources.place(), "Resources must be a mapping of logical ids");
        } else if (resources.entries().findAny().isEmpty()) {
            problem(resources.place(), "Resources is empty; CloudFormation wants at least one resource");
        }
        resources.entries().filter(named -> isPlain(named.name())).forEach(this::resource);
    }

    private static boolean isPlain(String name) {
        return !name.startsWith("Fn::") && !name.equals("<<");
    }

    private void resource(Cursor.Named named) {
        if (named.value().mapping().isEmpty()) {
            problem(named.at(), named.name() + " must be a mapping with a Type");
        } else if (named.value().get("Type").isEmpty()
                && named.value().get("Fn::Transform").isEmpty()) {
            problem(named.at(), named.name() + " has no Type; a resource needs one");
        }
    }

    private void limit(String section, int most) {
        long count = root.get(section).stream().flatMap(Cursor::entries).count();
        if (count > most) {
            problem(
                    root.get(section).orElseThrow().place(),
                    section + " has " + count + " entries; CloudFormation takes " + most
                            + "; split the template into nested ones");
        }
    }

    private void description(Cursor value) {
        int bytes = value.text().orElse("").getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_DESCRIPTION) {
            problem(
                    value.place(),
                    "Description has " + bytes + " bytes; CloudFormation takes " + LONGEST_DESCRIPTION
                            + "; shorten it");
        }
    }

    private void problem(Place at, String message) {
        problems.add(new Problem(at, message));
    }
}
