package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows CloudFormation's functions to what they will say, where that can be known before the stack exists: references to
 * parameters with a value, Fn::Sub, Fn::Join, Fn::Select, Fn::FindInMap, and both sides of Fn::If.
 */
final class Follower {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final int DEEPEST = 20;
    private static final int MOST_ENDS = 32;
    /** For the whole template, all turns of its loops: aliases to aliases could ask for more without end. */
    private static final int MOST_STEPS = 200_000;

    private static final int LONGEST = 4_096;
    private static final Known TOO_MUCH = new Known.Unknown("more functions than can be followed", "");

    private final Parameters parameters;
    private final Optional<Cursor> mappings;
    private final LoopTurn turn;
    private final AtomicInteger steps;
    private final boolean pseudo;

    Follower(Cursor root, Parameters parameters) {
        this(parameters, root.get("Mappings"), LoopTurn.NONE, new AtomicInteger(), /* pseudo= */ false);
    }

    private Follower(
            Parameters parameters, Optional<Cursor> mappings, LoopTurn turn, AtomicInteger steps, boolean pseudo) {
        this.parameters = parameters;
        this.mappings = mappings;
        this.turn = turn;
        this.steps = steps;
        this.pseudo = pseudo;
    }

    /** The same within one turn of the loops around a resource. */
    Follower in(LoopTurn one) {
        return one.variables().isEmpty() ? this : new Follower(parameters, mappings, one, steps, pseudo);
    }

    /** The same, to which a pseudo parameter says itself: {@code ${AWS::Region}}. */
    Follower keepingPseudoParameters() {
        return new Follower(parameters, mappings, turn, steps, /* pseudo= */ true);
    }

    /** A text as it is written. */
    Known.Text literal(String text) {
        return turn.in(text);
    }

    Known follow(Node node) {
        return bounded(follow(node, DEEPEST));
    }

    private static Known bounded(Known known) {
        boolean tooLong = known instanceof Known.Text(String text, var ignored) && text.length() > LONGEST;
        return tooLong || known.ends() > MOST_ENDS ? TOO_MUCH : known;
    }

    private Known follow(Node node, int depth) {
        if (depth == 0 || steps.incrementAndGet() > MOST_STEPS) {
            return TOO_MUCH;
        }
        Optional<Intrinsic> intrinsic = Intrinsic.of(node);
        if (intrinsic.isPresent()) {
            return bounded(computed(intrinsic.get(), depth - 1));
        }
        return node.resolved() instanceof Node.Scalar scalar
                ? literal(scalar.text())
                : new Known.Unknown("a mapping or a list", "");
    }

    private Known computed(Intrinsic function, int depth) {
        return switch (function.name()) {
            case "Ref" -> function.text().map(this::reference).orElseGet(() -> unknown(function));
            case "Fn::Sub" -> substituted(function, depth);
            case "Fn::Join" -> joined(function, depth);
            case "Fn::Select" -> selected(function, depth);
            case "Fn::FindInMap" -> found(function, depth);
            case "Fn::If" -> either(function, depth);
            default -> unknown(function);
        };
    }

    private static Known unknown(Intrinsic function) {
        String what = function.text().map(text -> " (" + text + ")").orElse("");
        return new Known.Unknown(function.name() + what, "");
    }

    private Known reference(String name) {
        return name.equals("AWS::NoValue") ? new Known.Nothing() : value(name);
    }

    private Known value(String name) {
        if (pseudo && name.startsWith("AWS::")) {
            return Known.Text.of("${" + name + "}");
        }
        return turn.value(name).<Known>map(known -> known).orElseGet(() -> parameters.value(name));
    }

    private Known either(Intrinsic function, int depth) {
        List<Node> sides = function.arguments();
        return sides.size() == 3 && sides.getFirst().resolved() instanceof Node.Scalar condition
                ? new Known.Choice(condition.text(), follow(sides.get(1), depth), follow(sides.get(2), depth))
                : unknown(function);
    }

    private Known substituted(Intrinsic function, int depth) {
        Node.Mapping none = new Node.Mapping(
                function.argument().span(), Optional.empty(), Optional.empty(), List.of(), true, false);
        Node.Mapping variables =
                function.arguments().size() == 2 && function.arguments().get(1).resolved() instanceof Node.Mapping given
                        ? given
                        : none;
        return function.pattern()
                .map(pattern -> filled(pattern, variables, depth))
                .orElseGet(() -> unknown(function));
    }

    private Known filled(String pattern, Node.Mapping variables, int depth) {
        Known all = Known.Text.of("");
        Matcher matcher = VARIABLE.matcher(pattern);
        int done = 0;
        while (matcher.find()) {
            all = bounded(all.and(Known.Text.of(pattern.substring(done, matcher.start())))
                    .and(variable(matcher, variables, depth)));
            done = matcher.end();
        }
        return all.and(Known.Text.of(pattern.substring(done)));
    }

    private Known variable(Matcher matcher, Node.Mapping variables, int depth) {
        String name = matcher.group(2);
        if (!matcher.group(1).isEmpty()) {
            return Known.Text.of("${" + name + "}");
        }
        return variables
                .get(name)
                .map(given -> follow(given, depth))
                .or(() -> Optional.of(value(name))
                        .filter(known -> known instanceof Known.Text || known instanceof Known.Choice))
                .orElseGet(() -> new Known.Unknown("Fn::Sub (${" + name + "})", ""));
    }

    private Known joined(Intrinsic function, int depth) {
        List<Node> arguments = function.arguments();
        if (arguments.size() != 2
                || !(arguments.get(0).resolved() instanceof Node.Scalar delimiter)
                || !(arguments.get(1).resolved() instanceof Node.Sequence items)
                || items.tag().isPresent()) {
            return unknown(function);
        }
        Known all = Known.Text.of("");
        for (int i = 0; i < items.items().size(); i++) {
            Known item = follow(items.items().get(i), depth);
            all = bounded(
                    i == 0
                            ? all.and(item)
                            : all.and(Known.Text.of(delimiter.text())).and(item));
        }
        return all;
    }

    private Known selected(Intrinsic function, int depth) {
        List<Node> arguments = function.arguments();
        if (arguments.size() != 2
                || !(arguments.get(1).resolved() instanceof Node.Sequence list)
                || list.tag().isPresent()) {
            return unknown(function);
        }
        return follow(arguments.getFirst(), depth)
                .then(index -> index.matches("\\d{1,4}")
                                && Integer.parseInt(index) < list.items().size()
                        ? follow(list.items().get(Integer.parseInt(index)), depth)
                        : unknown(function));
    }

    private Known found(Intrinsic function, int depth) {
        List<Node> arguments = function.arguments();
        if (arguments.size() < 3) {
            return unknown(function);
        }
        return follow(arguments.get(0), depth)
                .then(map -> follow(arguments.get(1), depth)
                        .then(first -> follow(arguments.get(2), depth)
                                .then(second -> mapped(function, map, first, second, depth))));
    }

    private Known mapped(Intrinsic function, String map, String first, String second, int depth) {
        return mappings.flatMap(all -> all.get(map))
                .flatMap(keys -> keys.get(first))
                .flatMap(values -> values.get(second))
                .flatMap(Cursor::text)
                .<Known>map(Known.Text::of)
                .orElseGet(() -> fallback(function, depth));
    }

    /** What {@code AWS::LanguageExtensions} takes where the map has no such key. */
    private Known fallback(Intrinsic function, int depth) {
        return function.arguments().stream()
                .skip(3)
                .flatMap(node -> Cursor.at(node).get("DefaultValue").stream())
                .findFirst()
                .map(value -> follow(value.node(), depth))
                .orElseGet(() -> unknown(function));
    }
}
