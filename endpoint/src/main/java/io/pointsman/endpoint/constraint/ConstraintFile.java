package io.pointsman.endpoint.constraint;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file of a service, which {@code .ci/constraints} writes from the service's model. */
final class ConstraintFile {
    private final JsonObject file;

    private ConstraintFile(JsonObject file) {
        this.file = file;
    }

    /** Empty for a service that has none. */
    static Optional<ConstraintFile> of(String service) {
        try (InputStream in = ConstraintFile.class.getResourceAsStream(service + ".json")) {
            return Optional.ofNullable(in).map(ConstraintFile::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConstraintFile read(InputStream in) {
        try {
            return new ConstraintFile(Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each operation, and the shape of its input; empty for one of which nothing is demanded. */
    Map<String, Optional<String>> inputs() {
        JsonObject operations = file.objectOrEmpty("operations");
        Map<String, Optional<String>> inputs = new LinkedHashMap<>();
        operations
                .members()
                .keySet()
                .forEach(name -> inputs.put(name, operations.text(name).filter(shape -> !shape.isEmpty())));
        return inputs;
    }

    RefusalBook refusals() {
        JsonObject entries = file.objectOrEmpty("refusals");
        Map<String, RefusalBook.Entry> refusals = new LinkedHashMap<>();
        entries.members().keySet().forEach(key -> refusals.put(key, refusal(entries.objectOrEmpty(key))));
        return new RefusalBook(file.needText("code"), file.text("message"), refusals);
    }

    private static RefusalBook.Entry refusal(JsonObject entry) {
        return new RefusalBook.Entry(
                entry.needText("code"),
                entry.text("message"),
                entry.number("status").orElse(400L).intValue());
    }

    Map<String, ModelShape> shapes() {
        JsonObject entries = file.objectOrEmpty("shapes");
        Map<String, ModelShape> shapes = new LinkedHashMap<>();
        entries.members().keySet().forEach(name -> shapes.put(name, shape(entries.objectOrEmpty(name))));
        return shapes;
    }

    private static ModelShape shape(JsonObject entry) {
        return new ModelShape(
                entry.needText("type"),
                bound(entry, "min"),
                bound(entry, "max"),
                entry.text("pattern").map(pattern -> Pattern.compile(pattern, Pattern.DOTALL)),
                entry.texts("enum"),
                entry.flag("anyCase").orElse(false),
                entry.flag("sensitive").orElse(false),
                entry.flag("notNull").orElse(false),
                new LinkedHashSet<>(entry.texts("required")),
                members(entry.objectOrEmpty("members")),
                entry.text("payload"),
                entry.text("member").or(() -> entry.text("value")),
                entry.text("key"),
                entry.text("as").orElse("member"));
    }

    private static Optional<BigDecimal> bound(JsonObject entry, String name) {
        return entry.decimal(name);
    }

    private static Map<String, ModelMember> members(JsonObject entries) {
        Map<String, ModelMember> members = new LinkedHashMap<>();
        entries.members().keySet().forEach(name -> members.put(name, member(entries, name)));
        return members;
    }

    private static ModelMember member(JsonObject entries, String name) {
        if (entries.members().get(name) instanceof String shape) {
            return new ModelMember(shape, "", name, false);
        }
        JsonObject entry = entries.objectOrEmpty(name);
        return new ModelMember(
                entry.needText("shape"),
                entry.text("in").orElse(""),
                entry.text("as").orElse(name),
                entry.flag("flat").orElse(false));
    }
}
