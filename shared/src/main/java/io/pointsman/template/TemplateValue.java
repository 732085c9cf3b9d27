package io.pointsman.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a template as it is written, for whoever asks what it says and not how it is set. */
public final class TemplateValue {
    private final Cursor cursor;
    private final Follower follower;

    TemplateValue(Cursor cursor, Follower follower) {
        this.cursor = cursor;
        this.follower = follower;
    }

    /**
     * What {@code Fn::GetAtt} names.
     *
     * @param id the logical id
     */
    public record Attribute(String id, String name) {}

    Cursor cursor() {
        return cursor;
    }

    public Place at() {
        return cursor.place();
    }

    /** The text itself, where it is no function. */
    public Optional<String> literal() {
        return cursor.text();
    }

    /** The text, functions followed as far as they can be known before the stack exists. */
    public Optional<String> known() {
        boolean isText = function().isPresent() || cursor.text().isPresent();
        return isText && follower.follow(cursor.node()) instanceof Known.Text(String text, var ignored)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** {@code AWS::NoValue}, or nothing at all. */
    public boolean isNothing() {
        return cursor.isNull() || ref().equals(Optional.of("AWS::NoValue"));
    }

    /** What {@code Ref} names. */
    public Optional<String> ref() {
        return function().filter(one -> one.is("Ref")).flatMap(Intrinsic::text);
    }

    /** What {@code Fn::GetAtt} names, in either of its forms. */
    public Optional<Attribute> attribute() {
        return function()
                .filter(one -> one.is("Fn::GetAtt"))
                .flatMap(one -> one.text()
                        .map(text -> text.split("\\.", 2))
                        .filter(parts -> parts.length == 2)
                        .map(parts -> new Attribute(parts[0], parts[1]))
                        .or(() -> listed(one)));
    }

    private static Optional<Attribute> listed(Intrinsic function) {
        List<String> parts = function.arguments().stream()
                .flatMap(node -> Cursor.at(node).text().stream())
                .toList();
        return parts.size() == 2 ? Optional.of(new Attribute(parts.get(0), parts.get(1))) : Optional.empty();
    }

    private Optional<Intrinsic> function() {
        return Intrinsic.of(cursor.node());
    }

    public Optional<TemplateValue> get(String key) {
        return cursor.get(key).map(this::with);
    }

    public List<TemplateValue> items() {
        return cursor.items().stream().map(this::with).toList();
    }

    /** The members of a mapping, in its order. */
    public Map<String, TemplateValue> members() {
        Map<String, TemplateValue> members = new LinkedHashMap<>();
        cursor.entries().forEach(named -> members.put(named.name(), with(named.value())));
        return members;
    }

    private TemplateValue with(Cursor other) {
        return new TemplateValue(other, follower);
    }

    /** As plain JSON values, functions in their long form and all scalars as text: for comparison, not for writing. */
    public Object plain() {
        return plain(cursor.node());
    }

    private static Object plain(Node node) {
        Node value = node.resolved();
        Optional<Intrinsic> function =
                Intrinsic.of(value).filter(one -> value.tag().isPresent());
        return function.<Object>map(one -> Map.of(one.name(), argument(one))).orElseGet(() -> untagged(value));
    }

    private static Object argument(Intrinsic function) {
        boolean dotted = function.is("Fn::GetAtt") && function.text().isPresent();
        return dotted ? List.of(function.text().orElseThrow().split("\\.", 2)) : untagged(function.argument());
    }

    private static Object untagged(Node value) {
        return switch (value) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Sequence list ->
                list.items().stream().map(TemplateValue::plain).toList();
            case Node.Mapping mapping -> members(mapping);
            case Node.Alias alias -> plain(alias.target());
        };
    }

    private static Map<String, @Nullable Object> members(Node.Mapping mapping) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entry.name().ifPresent(name -> members.put(name, plain(entry.value()))));
        return members;
    }
}
