package io.pointsman.template;

import java.util.List;
import java.util.Optional;

/** A resource that a template declares, as others see it. */
public final class TemplateResource {
    private static final String SAM_FUNCTION = "AWS::Serverless::Function";

    private final Cursor.Named named;
    private final List<Turn> turns;
    private final Globals globals;
    private final Follower follower;

    TemplateResource(Cursor.Named named, List<Turn> turns, Globals globals, Follower follower) {
        this.named = named;
        this.turns = turns;
        this.globals = globals;
        this.follower = follower;
    }

    /**
     * One {@code Fn::ForEach} around a resource.
     *
     * @param values what its variable is in turn; empty where that cannot be known
     */
    public record Turn(String variable, Optional<List<String>> values) {}

    /** As it is written: inside {@code Fn::ForEach} it holds the loop's variable. */
    public String id() {
        return named.name();
    }

    public String type() {
        return Resource.type(named.value());
    }

    public Place at() {
        return named.at();
    }

    /** The loops around it, the outermost first. */
    public List<Turn> turns() {
        return turns;
    }

    /** A property of its own. */
    public Optional<TemplateValue> property(String name) {
        return properties().flatMap(value -> value.get(name));
    }

    /** A property of its own or, for a function of SAM, of Globals. */
    public Optional<TemplateValue> effective(String name) {
        return property(name).or(() -> inherited(name));
    }

    private Optional<TemplateValue> inherited(String name) {
        return type().equals(SAM_FUNCTION) && !ignores(name)
                ? globals.get(name).map(value -> new TemplateValue(value, follower))
                : Optional.empty();
    }

    /** {@code IgnoreGlobals}: {@code "*"}, or a list of properties. */
    private boolean ignores(String name) {
        return attribute("IgnoreGlobals")
                .filter(value -> value.literal().equals(Optional.of("*"))
                        || value.items().stream()
                                .anyMatch(item -> item.literal().equals(Optional.of(name))))
                .isPresent();
    }

    /** An attribute beside the properties: {@code Condition}, {@code DeletionPolicy}. */
    public Optional<TemplateValue> attribute(String name) {
        return named.value().get(name).map(value -> new TemplateValue(value, follower));
    }

    public Optional<TemplateValue> properties() {
        return attribute("Properties").filter(value -> !value.cursor().isNull());
    }
}
