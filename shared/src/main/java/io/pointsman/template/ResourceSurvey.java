package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through Globals and the resources by the rules of {@link Rule}. */
final class ResourceSurvey {
    private static final String LOOP = "Fn::ForEach::";
    private static final Set<String> WITHOUT_CODE_URI = Set.of("CodeUri", "InlineCode", "ImageUri");

    private final Globals globals;
    private final CodeReader reader;
    private final List<Spot> spots;
    private final List<Problem> problems;

    ResourceSurvey(Cursor root, Set<String> given, List<Spot> spots, List<Problem> problems) {
        this.globals = new Globals(root);
        this.reader = new CodeReader(new Parameters(root), given);
        this.spots = spots;
        this.problems = problems;
    }

    void globals(Cursor root) {
        for (Rule rule : Rule.GLOBALS) {
            root.get("Globals")
                    .flatMap(section -> section.get(rule.type()))
                    .ifPresent(section -> apply(rule, new Resource("Globals", rule.type(), section, false)));
        }
        globals.get("DeploymentPreference").ifPresent(value -> preference("Globals.Function", value));
    }

    void all(Cursor resources) {
        if (resources.mapping().isEmpty()) {
            problems.add(new Problem(resources.place(), "Resources must be a mapping of logical ids"));
        }
        resources.entries().forEach(named -> resource(named, false));
    }

    private void resource(Cursor.Named named, boolean looped) {
        if (named.name().startsWith(LOOP)) {
            named.value().items().stream().skip(2).flatMap(Cursor::entries).forEach(body -> resource(body, true));
            return;
        }
        String type = named.value().get("Type").flatMap(Cursor::text).orElse("");
        List<Rule> rules = Rule.of(type);
        Optional<Cursor> properties = named.value().get("Properties").filter(value -> !value.isNull());
        if (rules.isEmpty()) {
            return;
        }
        if (properties.isEmpty()) {
            rules.forEach(rule -> noProperties(rule, named));
            return;
        }
        Resource resource = new Resource(named.name(), type, properties.get(), looped);
        rules.forEach(rule -> apply(rule, resource));
        if (type.equals("AWS::Serverless::Function")) {
            resource.get("DeploymentPreference").ifPresent(value -> preference(named.name(), value));
        }
    }

    private void noProperties(Rule rule, Cursor.Named named) {
        if (rule instanceof Rule.Code(var type, var path, var shape, var whole) && whole) {
            problems.add(new Problem(named.at(), named.name() + " has no Properties; give it at least " + path));
        }
    }

    private void apply(Rule rule, Resource resource) {
        switch (rule) {
            case Rule.Code code -> code(code, resource);
            case Rule.Refused refused ->
                at(resource.properties(), refused.path().split("\\."), 0)
                        .forEach(value -> refuse(refused, resource, value));
        }
    }

    private void code(Rule.Code rule, Resource resource) {
        if (resource.get("<<").isPresent()) {
            problems.add(new Problem(
                    resource.properties().place(),
                    resource.id() + " takes properties by a merge key (<<), which CloudFormation does not take; write"
                            + " them out"));
            return;
        }
        Optional<Cursor> value = resource.get(rule.path());
        if (value.isPresent()) {
            read(rule, resource, value.get());
        } else if (rule.wholeWhenAbsent() && needsCode(rule, resource)) {
            absent(rule, resource);
        }
    }

    private boolean needsCode(Rule.Code rule, Resource resource) {
        if (rule.shape() != Shape.SAM) {
            return true;
        }
        boolean elsewhere =
                WITHOUT_CODE_URI.stream().anyMatch(name -> resource.get(name).isPresent() || globals.gives(name));
        return !elsewhere
                && !resource.get("PackageType")
                        .or(() -> globals.get("PackageType"))
                        .flatMap(Cursor::text)
                        .equals(Optional.of("Image"));
    }

    private void absent(Rule.Code rule, Resource resource) {
        Place place = resource.properties().place();
        if (resource.get("Fn::Transform").isPresent()
                || resource.properties().mapping().isEmpty()) {
            wrong(rule, resource, place, "may come from elsewhere (Fn::Transform or not a mapping); write it here");
        } else {
            found(
                    rule,
                    resource,
                    place,
                    new Reading.Local("."),
                    new Spot.Insert(resource.properties(), rule.path(), rule.shape()));
        }
    }

    private void read(Rule.Code rule, Resource resource, Cursor value) {
        found(rule, resource, value.place(), reader.read(value, rule.shape()), new Spot.Replace(value, rule.shape()));
    }

    private void found(Rule.Code rule, Resource resource, Place at, Reading reading, Spot.Change change) {
        switch (reading) {
            case Reading.Untouched() -> {}
            case Reading.Wrong(String matter) -> wrong(rule, resource, at, matter);
            case Reading.Local(String path) -> {
                if (resource.looped()) {
                    wrong(
                            rule,
                            resource,
                            at,
                            "is a local path inside Fn::ForEach, which this version does not"
                                    + " package; write the functions out, or give an s3:// location");
                } else {
                    spots.add(new Spot(site(rule, resource, at, new CodeSite.Local(path)), change));
                }
            }
            case Reading.ByParameters(String bucket, String key) ->
                spots.add(new Spot(site(rule, resource, at, new CodeSite.ByParameters(bucket, key)), new Spot.None()));
        }
    }

    private static CodeSite site(Rule rule, Resource resource, Place at, CodeSite.Need need) {
        return new CodeSite(resource.id(), rule.path(), at, need);
    }

    private void wrong(Rule rule, Resource resource, Place at, String matter) {
        problems.add(new Problem(at, rule.path() + " of " + resource.id() + " " + matter));
    }

    private void refuse(Rule rule, Resource resource, Cursor value) {
        value.text()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !CodeReader.isRemote(text))
                .ifPresent(text -> wrong(
                        rule,
                        resource,
                        value.place(),
                        "(" + resource.type() + ") is the local file "
                                + text
                                + ", which this version does not package; put it into S3 and give its s3:// location"
                                + " or URL"));
    }

    private void preference(String owner, Cursor value) {
        if (!value.get("Enabled").flatMap(Cursor::text).equals(Optional.of("false"))) {
            problems.add(new Problem(
                    value.place(),
                    "DeploymentPreference of " + owner + " would let CloudFormation shift the traffic that Pointsman"
                            + " shifts; take it out and give type, alarms and hooks to the action shift"));
        }
    }

    private static Stream<Cursor> at(Cursor from, String[] path, int index) {
        if (index == path.length) {
            return Stream.of(from);
        }
        Stream<Cursor> next =
                path[index].equals("*") ? from.entries().map(Cursor.Named::value) : from.get(path[index]).stream();
        return next.flatMap(cursor -> at(cursor, path, index + 1));
    }

    /** @param looped stands inside Fn::ForEach */
    private record Resource(String id, String type, Cursor properties, boolean looped) {
        Optional<Cursor> get(String property) {
            return properties.get(property);
        }
    }
}
