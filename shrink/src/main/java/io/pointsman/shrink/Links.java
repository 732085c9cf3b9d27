package io.pointsman.shrink;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether all that a shrunk jar's classes ask for is in it, as far as it was in the whole jar: else the Java virtual machine finds out. */
final class Links {
    private final KnownClasses whole;
    private final KnownClasses shrunk;

    Links(KnownClasses whole, KnownClasses shrunk) {
        this.whole = whole;
        this.shrunk = shrunk;
    }

    /** What is asked for and gone, each with who asks. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        for (ScannedClass type : shrunk.ofJar()) {
            above(type).forEach(name -> missingType(type.name(), name).ifPresent(missing::add));
            for (ScannedMethod method : type.methods().values()) {
                String asker = type.name() + "." + method.id().name();
                method.uses().forEach(use -> missing(asker, use).ifPresent(missing::add));
            }
        }
        return missing;
    }

    private static List<String> above(ScannedClass type) {
        return Stream.concat(type.superName().stream(), type.interfaces().stream())
                .toList();
    }

    private Optional<String> missing(String asker, Use use) {
        return switch (use) {
            case Use.OfType(String name) -> missingType(asker, name);
            case Use.OfClass(String name) -> missingType(asker, name);
            case Use.OfObjects(String name) -> missingType(asker, name);
            case Use.OfField(String owner, MemberId field) -> missingField(asker, owner, field);
            case Use.OfMethod(String owner, MemberId method) -> missingMethod(asker, owner, method);
            case Use.OfOverridable(String owner, MemberId method) -> missingMethod(asker, owner, method);
            case Use.OfText(String text) -> missingType(asker, text.replace('.', '/'));
        };
    }

    private Optional<String> missingType(String asker, String name) {
        return gone(asker, name, whole.find(name).isPresent(), shrunk.find(name).isPresent());
    }

    private Optional<String> missingMethod(String asker, String owner, MemberId method) {
        String what = owner + "." + method.name() + method.descriptor();
        return gone(asker, what, hasMethod(whole, owner, method), hasMethod(shrunk, owner, method));
    }

    private Optional<String> missingField(String asker, String owner, MemberId field) {
        return gone(asker, owner + "." + field.name(), hasField(whole, owner, field), hasField(shrunk, owner, field));
    }

    private static Optional<String> gone(String asker, String what, boolean before, boolean after) {
        return before && !after ? Optional.of(what + ", for " + asker) : Optional.empty();
    }

    private static boolean hasMethod(KnownClasses classes, String owner, MemberId method) {
        return classes.lineage(owner).stream().anyMatch(type -> type.methods().containsKey(method));
    }

    private static boolean hasField(KnownClasses classes, String owner, MemberId field) {
        return classes.lineage(owner).stream().anyMatch(type -> type.fields().containsKey(field));
    }
}
