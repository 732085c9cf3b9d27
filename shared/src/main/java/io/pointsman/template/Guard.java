package io.pointsman.template;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the new text again and compares it, node by node, with what was meant. */
final class Guard {
    private final IdentityHashMap<Node, Intent> intents = new IdentityHashMap<>();

    private Guard(List<Intent> intents) {
        intents.forEach(intent -> this.intents.put(intent.node(), intent));
    }

    /** @throws BadTemplate where the new text is not what was meant */
    static void check(Template old, String newText, List<Intent> intents) {
        Node now = reread(newText, intents);
        new Guard(intents).compare(old.root().node(), now);
    }

    private static Node reread(String newText, List<Intent> intents) {
        try {
            return NodeReader.read(newText).root();
        } catch (BadTemplate e) {
            Place at = intents.isEmpty()
                    ? Place.START
                    : intents.getFirst().node().span().at();
            throw new BadTemplate(at, "the rewritten text could not be read again: " + e.getMessage());
        }
    }

    private void compare(Node old, Node now) {
        switch (intents.get(old)) {
            case Intent.Replace replace -> require(is(now, replace.value()), old);
            case Intent.Insert insert -> inserted(insert, now);
            case Intent.Rename rename -> renamed(rename, now);
            case Intent.Remove remove -> removed(remove, now);
            case null -> same(old, now);
        }
    }

    private static void renamed(Intent.Rename rename, Node now) {
        marked(rename.node(), now);
        require(
                now instanceof Node.Scalar is
                        && is.style() == rename.node().style()
                        && is.text().equals(rename.in(rename.node().text())),
                rename.node());
    }

    private void inserted(Intent.Insert insert, Node now) {
        require(now instanceof Node.Mapping, insert.node());
        Node.Mapping mapping = (Node.Mapping) now;
        int added = insert.members().size();
        require(mapping.entries().size() == insert.node().entries().size() + added, insert.node());
        int at = 0;
        for (Map.Entry<String, NewValue> member : insert.members().entrySet()) {
            Node.Entry entry = mapping.entries().get(at++);
            require(
                    entry.name().equals(Optional.of(member.getKey())) && is(entry.value(), member.getValue()),
                    insert.node());
        }
        marked(insert.node(), now);
        entries(
                insert.node().entries(),
                mapping.entries().subList(added, mapping.entries().size()));
    }

    private void removed(Intent.Remove remove, Node now) {
        List<Node.Entry> kept =
                remove.node().entries().stream().filter(remove::keeps).toList();
        require(now instanceof Node.Mapping mapping && mapping.entries().size() == kept.size(), remove.node());
        marked(remove.node(), now);
        entries(kept, ((Node.Mapping) now).entries());
    }

    private void same(Node old, Node now) {
        marked(old, now);
        switch (old) {
            case Node.Scalar was ->
                require(
                        now instanceof Node.Scalar is && was.text().equals(is.text()) && was.style() == is.style(),
                        old);
            case Node.Alias was ->
                require(now instanceof Node.Alias is && was.name().equals(is.name()), old);
            case Node.Sequence was -> {
                require(
                        now instanceof Node.Sequence is
                                && is.items().size() == was.items().size(),
                        old);
                each(was.items(), now.children());
            }
            case Node.Mapping was -> {
                require(
                        now instanceof Node.Mapping is
                                && is.entries().size() == was.entries().size(),
                        old);
                entries(was.entries(), ((Node.Mapping) now).entries());
            }
        }
    }

    private static void marked(Node old, Node now) {
        require(old.tag().equals(now.tag()) && old.anchor().equals(now.anchor()), old);
    }

    private void entries(List<Node.Entry> old, List<Node.Entry> now) {
        for (int i = 0; i < old.size(); i++) {
            compare(old.get(i).key(), now.get(i).key());
            compare(old.get(i).value(), now.get(i).value());
        }
    }

    private void each(List<Node> old, List<Node> now) {
        for (int i = 0; i < old.size(); i++) {
            compare(old.get(i), now.get(i));
        }
    }

    private static boolean is(Node now, @org.jspecify.annotations.Nullable NewValue value) {
        return switch (value) {
            case NewValue.Text(String text) -> isText(now, text);
            case NewValue.Quoted(String text) ->
                isText(now, text) && now instanceof Node.Scalar scalar && !scalar.isPlain();
            case NewValue.Members(Map<String, NewValue> members) ->
                now instanceof Node.Mapping mapping
                        && now.tag().isEmpty()
                        && mapping.entries().size() == members.size()
                        && mapping.entries().stream()
                                .allMatch(entry -> is(
                                        entry.value(), members.get(entry.name().orElse(""))));
            case NewValue.Either(String condition, NewValue yes, NewValue no) ->
                Intrinsic.of(now)
                        .filter(function -> function.is("Fn::If"))
                        .map(Intrinsic::arguments)
                        .filter(sides -> sides.size() == 3
                                && isText(sides.get(0), condition)
                                && is(sides.get(1), yes)
                                && is(sides.get(2), no))
                        .isPresent();
            case NewValue.InMap inMap -> isLookup(now, inMap);
            case NewValue.None() -> isRef(now, "AWS::NoValue");
            case null -> false;
        };
    }

    private static boolean isLookup(Node now, NewValue.InMap wanted) {
        List<Node> arguments = Intrinsic.of(now)
                .filter(function -> function.is("Fn::FindInMap"))
                .map(Intrinsic::arguments)
                .orElse(List.of());
        return arguments.size() == (wanted.always() ? 3 : 4)
                && isText(arguments.get(0), wanted.map())
                && isKey(arguments.get(1), wanted.variables())
                && isText(arguments.get(2), wanted.member())
                && (wanted.always()
                        || Cursor.at(arguments.get(3))
                                .get("DefaultValue")
                                .filter(value -> isRef(value.node(), "AWS::NoValue"))
                                .isPresent());
    }

    private static boolean isKey(Node now, List<String> variables) {
        if (variables.size() == 1) {
            return isRef(now, variables.getFirst());
        }
        List<Node> join = Intrinsic.of(now)
                .filter(function -> function.is("Fn::Join"))
                .map(Intrinsic::arguments)
                .orElse(List.of());
        List<Node> refs = join.size() == 2 ? join.get(1).children() : List.of();
        return refs.size() == variables.size()
                && isText(join.getFirst(), "-")
                && java.util.stream.IntStream.range(0, refs.size()).allMatch(i -> isRef(refs.get(i), variables.get(i)));
    }

    private static boolean isRef(Node now, String name) {
        return Intrinsic.of(now)
                .filter(function -> function.is("Ref"))
                .flatMap(Intrinsic::text)
                .equals(Optional.of(name));
    }

    private static boolean isText(Node now, String text) {
        return now instanceof Node.Scalar scalar
                && scalar.tag().isEmpty()
                && scalar.text().equals(text);
    }

    private static void require(boolean holds, Node old) {
        if (!holds) {
            throw new BadTemplate(
                    old.span().at(),
                    "the rewrite would change more than the location of the code here; write this value on one line,"
                            + " plain or in double quotes");
        }
    }
}
