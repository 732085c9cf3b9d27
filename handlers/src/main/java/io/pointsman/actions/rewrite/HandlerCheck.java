package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Part;
import io.pointsman.template.HandlerSite;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the handler of a function is in its package. Judges Java, Python and Node, where Lambda looks for a file by the handler's
 * name; says nothing about others.
 */
final class HandlerCheck {
    /** What no runtime of Lambda runs before somebody has built it. */
    private static final Pattern SOURCE = Pattern.compile("\\.([cm]?tsx?|java|kts?|scala|groovy|go|rs|cs)$");

    private static final List<String> PYTHON = List.of(".py", "/__init__.py", ".pyc", ".so");

    /** The classes in the libraries of a package; empty where one of them could not be read, which may hold any class. */
    private final IdentityHashMap<Part, Optional<Set<String>>> libraries = new IdentityHashMap<>();

    /** What is wrong; empty when it is there, or cannot be judged. */
    Optional<String> matter(HandlerSite site, Part part) {
        String runtime = site.runtime();
        if (runtime.startsWith("java")) {
            return java(site.handler(), part);
        }
        if (runtime.startsWith("python")) {
            return python(site.handler(), part);
        }
        if (runtime.startsWith("provided")) {
            return bootstrap(part);
        }
        return runtime.startsWith("nodejs") ? node(site.handler(), part) : Optional.empty();
    }

    /** {@code package.Class::method} or {@code package.Class}: at the root of the package, or in a jar of its folder lib. */
    private Optional<String> java(String handler, Part part) {
        String type = handler.replaceFirst("::.*", "").replace('.', '/') + ".class";
        boolean there = part.files().containsKey(type)
                || classes(part).map(classes -> classes.contains(type)).orElse(true);
        return there
                ? Optional.empty()
                : Optional.of("the class " + type + " is not in the package, nor in a jar of its folder lib"
                        + similar(part, type));
    }

    private Optional<Set<String>> classes(Part part) {
        return libraries.computeIfAbsent(part, HandlerCheck::read);
    }

    private static Optional<Set<String>> read(Part part) {
        Set<String> classes = new HashSet<>();
        for (Map.Entry<String, ArchiveFile> named : part.files().entrySet()) {
            if (named.getKey().matches("lib/[^/]+\\.jar") && !read(part, named.getValue(), classes)) {
                return Optional.empty();
            }
        }
        return Optional.of(classes);
    }

    /** Java is less strict than we are: what cannot be read here may well run there. */
    private static boolean read(Part part, ArchiveFile library, Set<String> classes) {
        try {
            part.archive().nested(library).paths().stream()
                    .filter(path -> path.endsWith(".class"))
                    .forEach(classes::add);
            return true;
        } catch (BadArchive e) {
            return false;
        }
    }

    /** What Lambda starts in place of a runtime. */
    private static Optional<String> bootstrap(Part part) {
        ArchiveFile bootstrap = part.files().get("bootstrap");
        if (bootstrap == null) {
            return Optional.of("Lambda starts the file bootstrap of a custom runtime, which is not at the root of the"
                    + " package" + similar(part, "bootstrap"));
        }
        return switch (bootstrap.kind()) {
            case EXECUTABLE, LINK -> Optional.empty();
            case PLAIN ->
                bootstrap.hasMode()
                        ? Optional.of("Lambda starts the file bootstrap, which is not executable (mode "
                                + bootstrap.modeText() + "); chmod 755 it before it is packed")
                        : Optional.empty();
        };
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
        String path = plain(handler.substring(0, dot));
        return isElsewhere(path) || new NodeModule(part).isThere(path) ? Optional.empty() : missing(path + ".js", part);
    }

    private static String plain(String stem) {
        return stem.replaceFirst("^(\\./)+", "");
    }

    /** An absolute path, /opt or /var/task, is not for us to judge. */
    private static boolean isElsewhere(String path) {
        return path.startsWith("/") || path.contains("../");
    }

    private static Optional<String> file(String stem, List<String> endings, Part part) {
        String path = plain(stem);
        if (isElsewhere(path)) {
            return Optional.empty();
        }
        boolean there = endings.stream()
                .anyMatch(ending -> part.files().containsKey(path + ending)
                        || part.files().keySet().stream().anyMatch(name -> isBinary(name, path, ending)));
        return there ? Optional.empty() : missing(path + endings.getFirst(), part);
    }

    private static Optional<String> missing(String path, Part part) {
        return Optional.of("the file " + path + " is not in the package" + similar(part, path));
    }

    /** {@code module.cpython-313-x86_64-linux-gnu.so} */
    private static boolean isBinary(String name, String path, String ending) {
        return ending.equals(".so") && name.startsWith(path + ".") && name.endsWith(ending);
    }

    /** A file of the same name elsewhere: most likely the one that is meant. */
    private static String similar(Part part, String path) {
        Optional<String> twin = part.files().keySet().stream()
                .filter(other -> MissingPath.looksLike(other, path))
                .findFirst();
        if (twin.isPresent()) {
            return "; the file of this name is spelled with decomposed letters (NFD, as macOS does), which Lambda"
                    + " takes for another name; rename it, or pack it on Linux or with names in NFC";
        }
        Optional<String> hint = new MissingPath(part.files().keySet()).withBackslashes(path);
        if (hint.isPresent()) {
            return hint.get();
        }
        String name = stem(path);
        return part.files().keySet().stream()
                .filter(other -> stem(other).equalsIgnoreCase(name))
                .findFirst()
                .map(HandlerCheck::twin)
                .orElse("; build the code, or correct Handler or the path of the code");
    }

    private static String twin(String other) {
        return "; there is " + other
                + (SOURCE.matcher(other).find()
                        ? ", which is source: build it (sam build), and release what the build makes (.aws-sam/build)"
                        : "");
    }

    private static String stem(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
