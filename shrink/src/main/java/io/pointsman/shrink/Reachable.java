package io.pointsman.shrink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * What can be reached in a jar. A method that may be overridden is reached in each class that objects are made of and in which a call
 * of it ends; the JDK is taken to call all that it knows of an object. A class that is only named stays too, as it may be loaded.
 *
 * <p>What it cannot see is access by reflection to a member whose name is not in the code: such a member is a root.
 */
final class Reachable {
    private final KnownClasses known;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Map<String, Set<MemberId>> fields = new HashMap<>();
    private final Map<String, Set<MemberId>> methods = new HashMap<>();

    /** What is called on objects of a type, and of which classes there are objects that have that type. */
    private final Map<String, Set<MemberId>> calls = new HashMap<>();

    private final Map<String, Set<String>> objects = new HashMap<>();
    private final Deque<ScannedMethod> open = new ArrayDeque<>();

    Reachable(KnownClasses known) {
        this.known = known;
    }

    Set<String> types() {
        return types;
    }

    boolean hasMethod(String type, MemberId method) {
        return methods.getOrDefault(type, Set.of()).contains(method);
    }

    boolean hasField(String type, MemberId field) {
        return fields.getOrDefault(type, Set.of()).contains(field);
    }

    /** Objects of the class are made by somebody outside, who calls all its constructors and public methods. */
    void root(String name) {
        ScannedClass type = known.ofJar(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is to be kept and is not in the jar"));
        objectsOf(name);
        for (ScannedMethod method : type.methods().values()) {
            if (method.id().isConstructor() || method.isPublic()) {
                method(type, method);
            }
        }
        follow();
    }

    /** The class stays as it is, and what it knows of an object is called by somebody outside. */
    void whole(String name) {
        root(name);
        ScannedClass type = known.ofJar(name).orElseThrow();
        type.methods().values().forEach(method -> method(type, method));
        type.methods().values().stream()
                .filter(ScannedMethod::isOverridable)
                .forEach(method -> called(name, method.id()));
        type.fields().keySet().forEach(field -> field(name, field));
        follow();
    }

    private void follow() {
        while (!open.isEmpty()) {
            open.remove().uses().forEach(this::use);
        }
    }

    private void use(Use use) {
        switch (use) {
            case Use.OfType(String name) -> type(name);
            case Use.OfClass(String name) -> begin(name);
            case Use.OfObjects(String name) -> objectsOf(name);
            case Use.OfField(String owner, MemberId field) -> fieldOf(owner, field);
            case Use.OfMethod(String owner, MemberId method) -> resolved(owner, method);
            case Use.OfOverridable(String owner, MemberId method) -> called(owner, method);
            case Use.OfText(String text) -> named(text);
        }
    }

    private void type(String name) {
        if (known.ofJar(name).isEmpty() || !types.add(name)) {
            return;
        }
        ScannedClass type = known.ofJar(name).get();
        type.superName().ifPresent(this::type);
        type.interfaces().forEach(this::type);
        type.nestHost().ifPresent(this::type);
    }

    /** The class is initialized, and what is above it. */
    private void begin(String name) {
        type(name);
        if (known.ofJar(name).isEmpty() || !begun.add(name)) {
            return;
        }
        ScannedClass type = known.ofJar(name).get();
        type.superName().ifPresent(this::begin);
        type.interfaces().forEach(this::begin);
        type.methods().values().stream()
                .filter(method ->
                        method.id().equals(MemberId.CLASS_INITIALIZER) || (type.isEnum() && listsConstants(method)))
                .forEach(method -> method(type, method));
        type.fields().forEach((field, access) -> {
            if (type.isRecord() || (access & Opcodes.ACC_VOLATILE) != 0) {
                field(name, field); // for the record's own methods; for a field updater, which names it in a text
            }
        });
    }

    /** By which the JDK knows the constants of an enum. */
    private static boolean listsConstants(ScannedMethod method) {
        return method.isStatic()
                && (method.id().name().equals("values") || method.id().name().equals("valueOf"));
    }

    private void objectsOf(String name) {
        begin(name);
        if (known.ofJar(name).isEmpty() || !made.add(name)) {
            return;
        }
        for (ScannedClass above : known.lineage(name)) {
            objects.computeIfAbsent(above.name(), key -> new LinkedHashSet<>()).add(name);
            if (known.isOfJdk(above)) {
                above.methods().values().stream()
                        .filter(ScannedMethod::isOverridable)
                        .forEach(method -> ends(name, method.id()));
            } else {
                List.copyOf(calls.getOrDefault(above.name(), Set.of())).forEach(method -> ends(name, method));
            }
        }
    }

    private void called(String owner, MemberId method) {
        resolved(owner, method);
        if (calls.computeIfAbsent(owner, key -> new LinkedHashSet<>()).add(method)) {
            List.copyOf(objects.getOrDefault(owner, Set.of())).forEach(name -> ends(name, method));
        }
    }

    /** The call of such a method on an object of the class: in the nearest class that has one, or in interfaces. */
    private void ends(String name, MemberId id) {
        for (ScannedClass each : known.lineage(name)) {
            ScannedMethod method = each.methods().get(id);
            if (method != null && method.isOverridable()) {
                method(each, method);
                if (!each.isInterface() && !method.isAbstract()) {
                    return;
                }
            }
        }
    }

    /** The method that a call names, which has to be there even if none ends in it. */
    private void resolved(String owner, MemberId id) {
        for (ScannedClass each : known.lineage(owner)) {
            ScannedMethod method = each.methods().get(id);
            if (method != null) {
                method(each, method);
                if (!each.isInterface()) {
                    return;
                }
            }
        }
    }

    private void method(ScannedClass type, ScannedMethod method) {
        if (known.isOfJdk(type)) {
            return;
        }
        type(type.name());
        if (methods.computeIfAbsent(type.name(), key -> new HashSet<>()).add(method.id())) {
            open.add(method);
        }
    }

    private void fieldOf(String owner, MemberId id) {
        for (ScannedClass each : known.lineage(owner)) {
            if (each.fields().containsKey(id)) {
                field(each.name(), id);
                return;
            }
        }
    }

    private void field(String owner, MemberId id) {
        if (known.ofJar(owner).isPresent()
                && fields.computeIfAbsent(owner, key -> new HashSet<>()).add(id)) {
            type(owner);
            TypeNames.ofDescriptor(id.descriptor(), this::type);
        }
    }

    /** A class that is looked up by its name, to make an object or to call a static method that is not named. */
    private void named(String text) {
        known.ofJar(text.replace('.', '/')).ifPresent(type -> {
            objectsOf(type.name());
            type.methods().values().stream()
                    .filter(method -> method.id().isConstructor() || (method.isPublic() && method.isStatic()))
                    .forEach(method -> method(type, method));
        });
    }
}
