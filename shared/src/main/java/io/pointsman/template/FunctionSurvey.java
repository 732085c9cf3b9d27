package io.pointsman.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is special about functions: code that Globals give them, the handler, and who shifts their traffic. */
final class FunctionSurvey {
    private static final String SAM = "AWS::Serverless::Function";
    private static final Set<String> ALL = Set.of(SAM, "AWS::Lambda::Function");
    private static final List<String> CODE = List.of("CodeUri", "InlineCode", "ImageUri");

    private final Globals globals;
    private final Follower follower;
    private final List<Problem> problems;
    private final List<Resource> inheriting = new ArrayList<>();

    FunctionSurvey(Globals globals, Follower follower, List<Problem> problems) {
        this.globals = globals;
        this.follower = follower;
        this.problems = problems;
    }

    static boolean isFunction(String type) {
        return ALL.contains(type);
    }

    /** Whether an absent code property means the template's folder. */
    boolean needsCode(Resource resource) {
        return !resource.type().equals(SAM)
                || (CODE.stream().noneMatch(name -> resource.get(name).isPresent() || globals.gives(name))
                        && !isImage(resource));
    }

    private boolean isImage(Resource resource) {
        return either(resource, "PackageType").flatMap(Cursor::text).equals(Optional.of("Image"));
    }

    private Optional<Cursor> either(Resource resource, String property) {
        boolean sam = resource.type().equals(SAM);
        return resource.get(property).or(() -> sam ? globals.get(property) : Optional.empty());
    }

    void visit(Resource resource) {
        if (!resource.type().equals(SAM)) {
            return;
        }
        resource.get("DeploymentPreference").ifPresent(value -> preference(resource.id(), value));
        if (CODE.stream().noneMatch(name -> resource.get(name).isPresent())
                && globals.gives("CodeUri")
                && !isImage(resource)) {
            inheriting.add(resource);
        }
    }

    /** The functions that take their code from Globals. */
    List<Resource> inheriting() {
        return inheriting;
    }

    void preference(String owner, Cursor value) {
        if (!value.get("Enabled").flatMap(Cursor::text).equals(Optional.of("false"))) {
            problems.add(new Problem(
                    value.place(),
                    "DeploymentPreference of " + owner + " would let CloudFormation shift the traffic that Pointsman"
                            + " shifts; take it out and give type, alarms and hooks to the action shift"));
        }
    }

    /**
     * What Lambda will look for in these packages. A layer may bring the handler, and a handler or runtime that is not known
     * cannot be looked for: nothing then.
     */
    Stream<HandlerSite> handlers(Resource resource, List<CodeSite> sites) {
        Optional<Cursor> handler = either(resource, "Handler");
        Optional<String> runtime = either(resource, "Runtime").flatMap(this::text);
        Optional<String> name = handler.flatMap(this::text);
        if (name.isEmpty() || runtime.isEmpty() || either(resource, "Layers").isPresent()) {
            return Stream.empty();
        }
        Place at = handler.orElseThrow().place();
        return sites.stream().map(site -> new HandlerSite(resource.id(), site, name.get(), runtime.get(), at));
    }

    private Optional<String> text(Cursor value) {
        return follower.follow(value.node()) instanceof Known.Text(String text, var ignored)
                ? Optional.of(text)
                : Optional.empty();
    }
}
