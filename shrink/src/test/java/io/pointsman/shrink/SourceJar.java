package io.pointsman.shrink;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar made of Java that a test writes down, with a handler as Lambda knows it. */
final class SourceJar {
    private static final Map<String, String> LAMBDA = Map.of(
            "com.amazonaws.services.lambda.runtime.RequestStreamHandler",
            "package com.amazonaws.services.lambda.runtime; public interface RequestStreamHandler { String"
                    + " handle(String input); }");

    private final Path folder;
    private final Map<String, String> sources = new TreeMap<>(LAMBDA);
    private final Map<String, String> files = new TreeMap<>();

    SourceJar(Path folder) {
        this.folder = folder;
    }

    /** The handler's method: {@code String handle(String input)}. */
    SourceJar handler(String body) {
        return type("io.pointsman.Started", """
            public class Started implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {
                public Started() {}
                @Override public String handle(String input) { %s }
            }
            """.formatted(body));
    }

    SourceJar type(String name, String text) {
        int dot = name.lastIndexOf('.');
        sources.put(name, "package " + name.substring(0, dot) + ";\n" + text);
        return this;
    }

    SourceJar file(String name, String text) {
        files.put(name, text);
        return this;
    }

    Path jar() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = classes.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
        Path jar = folder.resolve("whole.jar");
        pack(classes, jar);
        return jar;
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<SimpleJavaFileObject> units = sources.entrySet().stream()
                .<SimpleJavaFileObject>map(source -> new InMemory(source.getKey(), source.getValue()))
                .toList();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-g");
        if (!compiler.getTask(null, null, null, options, null, units).call()) {
            throw new AssertionError("the test's Java does not compile");
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String name, String text) {
            super(
                    URI.create("memory:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
