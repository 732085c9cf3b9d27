package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is special about functions: code that Globals give them, the handler, and who shifts their traffic. */
final class FunctionSurvey {
    private static final String SAM = "AWS::Serverless::Function";
    private static final Set<String> ALL = Set.of(SAM, "AWS::Lambda::Function");
    private static final List<String> CODE = List.of("CodeUri", "InlineCode", "ImageUri");
    /** A program that Lambda starts in place of the runtime, which may do with the handler what it likes. */
    private static final String WRAPPER = "AWS_LAMBDA_EXEC_WRAPPER";

    private final Globals globals;
    private final Follower follower;
    private final PreferenceSwitch preference;
    private final List<Problem> problems;
    private final List<Resource> inheriting = new ArrayList<>();
    private final List<Problem> unknown = new ArrayList<>();
    private final Set<Place> shifted = new LinkedHashSet<>();

    FunctionSurvey(Globals globals, Follower follower, List<Problem> problems) {
        this.globals = globals;
        this.follower = follower;
        this.preference = new PreferenceSwitch(follower);
        this.problems = problems;
    }

    static boolean isFunction(String type) {
        return ALL.contains(type);
    }

    /** Whether Globals give all that a resource without properties needs. */
    boolean isComplete(Resource bare) {
        return CODE.stream().anyMatch(name -> globals.gives(bare, name)) || isImage(bare);
    }

    /** Whether a code property counts, and an absent one means the template's folder. */
    boolean needsCode(Resource resource) {
        return !resource.type().equals(SAM)
                || (CODE.stream().noneMatch(name -> resource.get(name).isPresent() || globals.gives(resource, name))
                        && !isImage(resource));
    }

    /** {@code InlineCode} wins over {@code CodeUri}, and a container image has neither. */
    boolean ignores(Rule rule, Resource resource) {
        return resource.type().equals(SAM)
                && rule.path().equals("CodeUri")
                && (either(resource, "InlineCode")
                                .filter(code -> !code.isNull())
                                .isPresent()
                        || isImage(resource));
    }

    private boolean isImage(Resource resource) {
        return either(resource, "PackageType").flatMap(Cursor::text).equals(Optional.of("Image"));
    }

    private Optional<Cursor> either(Resource resource, String property) {
        return resource.get(property).or(() -> globals.get(resource, property));
    }

    void visit(Resource resource) {
        if (!resource.type().equals(SAM)) {
            return;
        }
        preference(resource);
        if (CODE.stream().noneMatch(name -> resource.get(name).isPresent())
                && globals.gives(resource, "CodeUri")
                && !isImage(resource)) {
            inheriting.add(resource);
        }
    }

    /** The functions that take their code from Globals. */
    List<Resource> inheriting() {
        return inheriting;
    }

    /** What Globals say is judged by the functions that it holds for: it is one finding however many they are. */
    private void preference(Resource resource) {
        Optional<Cursor> own = resource.get("DeploymentPreference");
        preference
                .on(own, globals.get(resource, "DeploymentPreference"))
                .filter(value -> shifted.add(value.place()))
                .ifPresent(value -> problems.add(new Problem(
                        value.place(),
                        "DeploymentPreference of " + (own.isPresent() ? resource.id() : "Globals.Function")
                                + " would let CloudFormation shift the traffic that Pointsman shifts; take it out and"
                                + " give type, alarms and hooks to the action shift")));
    }

    /**
     * What Lambda will look for in these packages. A layer or a wrapper may bring the handler, and a handler or runtime that is not
     * known cannot be looked for: nothing then. In loops, one for each turn.
     */
    Stream<HandlerSite> handlers(Resource resource, SitesByTurn sites) {
        Optional<Cursor> handler = either(resource, "Handler");
        Optional<Cursor> runtime = either(resource, "Runtime");
        if (handler.isEmpty() || runtime.isEmpty()) {
            return Stream.empty();
        }
        Optional<String> elsewhere = elsewhere(resource);
        if (elsewhere.isPresent()) {
            unknown(resource, handler.get(), elsewhere.get());
            return Stream.empty();
        }
        boolean turns = !resource.loops().isEmpty()
                && Stream.of(handler.get(), runtime.get())
                        .anyMatch(value -> resource.loops().stream().anyMatch(loop -> loop.turns(value.node())));
        List<LoopTurn> all =
                turns || sites.differ() ? LoopTurn.all(resource.loops()).orElse(List.of()) : List.of(LoopTurn.NONE);
        return all.stream().flatMap(turn -> handlers(resource, sites.in(turn), turn, handler.get(), runtime.get()));
    }

    private Stream<HandlerSite> handlers(
            Resource resource, List<CodeSite> sites, LoopTurn turn, Cursor handler, Cursor runtime) {
        Optional<String> name = text(handler, turn);
        Optional<String> language = text(runtime, turn);
        if (name.isEmpty() || language.isEmpty()) {
            unknown(
                    resource,
                    handler,
                    (name.isEmpty() ? "it" : "its Runtime") + " cannot be known before the stack exists");
            return Stream.empty();
        }
        String id = turn.in(resource.id()).text();
        return sites.stream().map(site -> new HandlerSite(id, site, name.get(), language.get(), handler.place()));
    }

    private Optional<String> elsewhere(Resource resource) {
        if (either(resource, "Layers").isPresent()) {
            return Optional.of("a layer may bring it");
        }
        return isWrapped(resource) ? Optional.of(WRAPPER + " may do with it what it likes") : Optional.empty();
    }

    private void unknown(Resource resource, Cursor handler, String why) {
        unknown.add(new Problem(
                handler.place(), "Handler of " + resource.id() + " is not looked for in the package: " + why));
    }

    /** What is not judged, and why. */
    List<Problem> unknown() {
        return unknown;
    }

    private boolean isWrapped(Resource resource) {
        return Stream.of(resource.get("Environment"), globals.get(resource, "Environment"))
                .flatMap(Optional::stream)
                .flatMap(environment -> environment.get("Variables").stream())
                .anyMatch(variables -> variables.get(WRAPPER).isPresent());
    }

    private Optional<String> text(Cursor value, LoopTurn turn) {
        return follower.in(turn).follow(value.node()) instanceof Known.Text(String text, var ignored)
                ? Optional.of(text)
                : Optional.empty();
    }
}
