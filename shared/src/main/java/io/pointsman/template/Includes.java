package io.pointsman.template;

import java.util.List;
import java.util.Optional;

/** The transform AWS::Include with a local file, wherever it stands: this version refuses it. */
final class Includes {
    private Includes() {}

    /** Every node is visited once, as it is written; aliases are not followed. */
    static void find(Node node, List<Problem> problems) {
        if (node instanceof Node.Mapping mapping) {
            location(mapping).ifPresent(location -> check(location, problems));
        }
        node.children().forEach(child -> find(child, problems));
    }

    private static Optional<Cursor> location(Node.Mapping mapping) {
        Cursor include = Cursor.at(mapping);
        return include.get("Name")
                .flatMap(Cursor::text)
                .filter("AWS::Include"::equals)
                .flatMap(name -> include.get("Parameters"))
                .flatMap(parameters -> parameters.get("Location"));
    }

    private static void check(Cursor location, List<Problem> problems) {
        location.text()
                .filter(text -> !CodeReader.isRemote(text))
                .ifPresent(text -> problems.add(new Problem(
                        location.place(),
                        "AWS::Include of the local file " + text + " is not packaged by this version; put it into S3"
                                + " and give its s3:// location")));
    }
}
