package io.pointsman.template;

import java.util.List;
import java.util.stream.Stream;

/** The transform AWS::Include with a local file, wherever it stands. */
final class Includes {
    private final CodeReader reader;
    private final List<Spot> spots;
    private final List<Problem> problems;

    Includes(CodeReader reader, List<Spot> spots, List<Problem> problems) {
        this.reader = reader;
        this.spots = spots;
        this.problems = problems;
    }

    /** Every node is visited once, as it is written; aliases are not followed. */
    void find(Node node) {
        if (node instanceof Node.Mapping mapping) {
            location(mapping)
                    .flatMap(location -> reader.read(location, Rule.INCLUDE))
                    .forEach(part -> found(mapping, part));
        }
        node.children().forEach(this::find);
    }

    private static Stream<Cursor> location(Node.Mapping mapping) {
        Cursor include = Cursor.at(mapping);
        return include
                .get("Name")
                .flatMap(Cursor::text)
                .filter("AWS::Include"::equals)
                .flatMap(name -> include.get("Parameters"))
                .flatMap(parameters -> parameters.get("Location"))
                .stream();
    }

    private void found(Node.Mapping include, CodeReader.Part part) {
        Place at = part.value().place();
        switch (part.reading()) {
            case Reading.Untouched() -> {}
            case Reading.ByParameters ignored -> {}
            case Reading.Wrong(String matter) -> problems.add(new Problem(at, "Location of AWS::Include " + matter));
            case Reading.Local(Known.Text(String path, var assumed)) ->
                spot(include, part, new CodeSite.Local(path, assumed));
            case Reading.KnownFile(PublishedFile file) ->
                spot(
                        include,
                        part,
                        new CodeSite.KnownAsset(file.name(), file.path().orElseThrow()));
            case Reading.Local ignored ->
                problems.add(new Problem(
                        at, "Location of AWS::Include is a choice, which the transform does not take; write one path"));
        }
    }

    private void spot(Node.Mapping include, CodeReader.Part part, CodeSite.Need need) {
        spots.add(new Spot(
                change(include, part.value()),
                Form.URI,
                new Wanted.One(new CodeSite(
                        "AWS::Include",
                        "Location",
                        part.value().place(),
                        CodeKind.INCLUDE,
                        need,
                        List.of(),
                        /* takesVersion= */ false,
                        /* hasOther= */ false))));
    }

    /** A copy of the whole include means the same file, wherever an alias puts it. */
    private static Spot.Change change(Node.Mapping include, Cursor value) {
        return value.followed().isEmpty()
                ? new Spot.Replace(value, new Spot.Reach.With(include.span()))
                : Spot.replace(value);
    }
}
