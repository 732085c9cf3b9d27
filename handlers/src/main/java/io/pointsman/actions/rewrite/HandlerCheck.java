package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Part;
import io.pointsman.template.HandlerSite;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the handler of a function is in its package. Judges Java, Python and Node, where Lambda looks for a file by the handler's
 * name; says nothing about others.
 */
final class HandlerCheck {
    private static final List<String> PYTHON = List.of(".py", "/__init__.py", ".pyc", ".so");
    private static final List<String> NODE = List.of(".js", ".mjs", ".cjs");

    /** The classes in the libraries of a package. */
    private final IdentityHashMap<Part, Set<String>> libraries = new IdentityHashMap<>();

    /** What is wrong; empty when it is there, or cannot be judged. */
    Optional<String> matter(HandlerSite site, Part part) {
        String runtime = site.runtime();
        if (runtime.startsWith("java")) {
            return java(site.handler(), part);
        }
        if (runtime.startsWith("python")) {
            return python(site.handler(), part);
        }
        return runtime.startsWith("nodejs") ? node(site.handler(), part) : Optional.empty();
    }

    /** {@code package.Class::method} or {@code package.Class}: at the root of the package, or in a jar of its folder lib. */
    private Optional<String> java(String handler, Part part) {
        String type = handler.replaceFirst("::.*", "").replace('.', '/') + ".class";
        boolean there = part.files().containsKey(type) || classes(part).contains(type);
        return there
                ? Optional.empty()
                : Optional.of("the class " + type + " is not in the package, nor in a jar of its folder lib"
                        + similar(part, type));
    }

    private Set<String> classes(Part part) {
        return libraries.computeIfAbsent(part, HandlerCheck::read);
    }

    private static Set<String> read(Part part) {
        Set<String> classes = new HashSet<>();
        part.files().entrySet().stream()
                .filter(named -> named.getKey().matches("lib/[^/]+\\.jar"))
                .flatMap(named -> classes(part, named.getValue()))
                .forEach(classes::add);
        return classes;
    }

    /** A library that is no zip is a matter for its user. */
    private static Stream<String> classes(Part part, ArchiveFile library) {
        try {
            return part.archive().nested(library).paths().stream().filter(path -> path.endsWith(".class"));
        } catch (BadArchive e) {
            return Stream.empty();
        }
    }

    /** {@code folder/module.function} or {@code package.module.function}. */
    private static Optional<String> python(String handler, Part part) {
        int dot = handler.lastIndexOf('.');
        if (dot <= 0) {
            return Optional.of("it must be a module and a function, like app.handler");
        }
        return file(handler.substring(0, dot).replace('.', '/'), PYTHON, part);
    }

    /** {@code folder/file.export}; the file's name ends at its first dot. */
    private static Optional<String> node(String handler, Part part) {
        int name = handler.lastIndexOf('/') + 1;
        int dot = handler.indexOf('.', name);
        if (dot <= name) {
            return Optional.of("it must be a file and an export, like app.handler");
        }
        return file(handler.substring(0, dot), NODE, part);
    }

    private static Optional<String> file(String stem, List<String> endings, Part part) {
        String path = stem.replaceFirst("^(\\./)+", "");
        // An absolute path, /opt or /var/task, is not for us to judge.
        if (path.startsWith("/") || path.contains("../")) {
            return Optional.empty();
        }
        boolean there = endings.stream()
                .anyMatch(ending -> part.files().containsKey(path + ending)
                        || part.files().keySet().stream().anyMatch(name -> isBinary(name, path, ending)));
        return there
                ? Optional.empty()
                : Optional.of("the file " + path + endings.getFirst() + " is not in the package"
                        + similar(part, path + endings.getFirst()));
    }

    /** {@code module.cpython-313-x86_64-linux-gnu.so} */
    private static boolean isBinary(String name, String path, String ending) {
        return ending.equals(".so") && name.startsWith(path + ".") && name.endsWith(ending);
    }

    /** A file of the same name elsewhere: most likely the one that is meant. */
    private static String similar(Part part, String path) {
        String name = stem(path);
        return part.files().keySet().stream()
                .filter(other -> stem(other).equalsIgnoreCase(name))
                .findFirst()
                .map(other -> "; there is " + other)
                .orElse("; build the code, or correct Handler or the path of the code");
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
