package io.pointsman.shrink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left out and what stays, by running both jars. */
class ShrunkJarTest {
    @TempDir
    private Path folder;

    private SourceJar source;

    @BeforeEach
    void source() {
        source = new SourceJar(folder);
    }

    private Path shrunk() throws IOException {
        Path shrunk = folder.resolve("shrunk.jar");
        ShrunkJar.main(new String[] {source.jar().toString(), shrunk.toString()});
        return shrunk;
    }

    /** What the handler of a jar says. */
    private static String said(Path jar) throws Exception {
        URL[] place = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader())) {
            Object handler =
                    loader.loadClass("io.pointsman.Started").getConstructor().newInstance();
            return String.valueOf(
                    handler.getClass().getMethod("handle", String.class).invoke(handler, "input"));
        }
    }

    private void assertSaysTheSame(String expected) throws Exception {
        Path shrunk = shrunk();
        assertEquals(expected, said(folder.resolve("whole.jar")));
        assertEquals(expected, said(shrunk));
    }

    private static Set<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new TreeSet<>(file.stream().map(entry -> entry.getName()).toList());
        }
    }

    private List<String> methods(Path jar, String type) throws Exception {
        URL[] place = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader())) {
            return Arrays.stream(loader.loadClass(type).getDeclaredMethods())
                    .filter(method -> !method.isSynthetic()) // what measures coverage adds one
                    .map(method -> method.getName())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_class_and_a_method_that_nothing_reaches_are_left_out() throws Exception {
        source.handler("return lib.Used.one();")
                .type(
                        "lib.Used",
                        "public class Used { public static String one() { return \"1\"; }"
                                + " public static String two() { return Unused.two(); } }")
                .type("lib.Unused", "public class Unused { static String two() { return \"2\"; } }");
        Path shrunk = shrunk();
        assertEquals("1", said(shrunk));
        assertFalse(names(shrunk).contains("lib/Unused.class"), names(shrunk).toString());
        assertEquals(List.of("one"), methods(shrunk, "lib.Used"));
    }

    @Test
    void a_call_ends_in_the_classes_that_objects_are_made_of_and_in_no_other() throws Exception {
        source.handler("lib.Animal animal = new lib.Dog(); return animal.sound();")
                .type("lib.Animal", "public abstract class Animal { public abstract String sound(); }")
                .type(
                        "lib.Dog",
                        "public class Dog extends Animal { @Override public String sound() { return Bark.TEXT; } }")
                .type("lib.Bark", "class Bark { static final String TEXT = String.valueOf(\"wuff\"); }")
                .type(
                        "lib.Cat",
                        "public class Cat extends Animal { @Override public String sound() { return \"miau\"; } }");
        Path shrunk = shrunk();
        assertEquals("wuff", said(shrunk));
        assertFalse(names(shrunk).contains("lib/Cat.class"), names(shrunk).toString());
    }

    @Test
    void what_the_jdk_calls_stays() throws Exception {
        source.handler("return new java.util.TreeMap<>(java.util.Map.of(new lib.Key(2), \"b\", new lib.Key(1),"
                        + " \"a\")).toString();")
                .type(
                        "lib.Key",
                        "public record Key(int number) implements Comparable<Key> {"
                                + " @Override public int compareTo(Key other) { return number - other.number; } }");
        assertSaysTheSame("{Key[number=1]=a, Key[number=2]=b}");
    }

    @Test
    void lambdas_default_methods_and_enums_by_name_stay() throws Exception {
        source.handler("lib.Step step = text -> text + lib.Mark.valueOf(\"END\").sign(); return step.twice(input);")
                .type(
                        "lib.Step",
                        "public interface Step { String once(String text);"
                                + " default String twice(String text) { return once(once(text)); } }")
                .type(
                        "lib.Mark",
                        "public enum Mark { START { @Override public String sign() { return \"<\"; } }, END {"
                            + " @Override public String sign() { return \">\"; } }; public abstract String sign(); }");
        assertSaysTheSame("input>>");
    }

    @Test
    void a_call_ends_in_the_nearer_default_method_of_a_lambda() throws Exception {
        source.handler("lib.Base base = (lib.Near) () -> input; return base.name();")
                .type("lib.Base", "public interface Base { default String name() { return \"base\"; } }")
                .type(
                        "lib.Near",
                        "public interface Near extends Base { String once();"
                                + " @Override default String name() { return \"near \" + once(); } }");
        assertSaysTheSame("near input");
    }

    @Test
    void patterns_over_sealed_types_stay() throws Exception {
        source.handler("lib.Shape shape = lib.Shape.of(input); return switch (shape) { case lib.Shape.Square(int"
                        + " side) -> \"square \" + side; case lib.Shape.Circle circle -> \"circle\"; };")
                .type(
                        "lib.Shape",
                        "public sealed interface Shape { record Square(int side) implements Shape {} record Circle()"
                                + " implements Shape {} static Shape of(String text) { return text.isEmpty() ? new"
                                + " Circle() : new Square(text.length()); } }");
        assertSaysTheSame("square 5");
    }

    @Test
    void a_class_that_is_looked_up_by_its_name_stays() throws Exception {
        source.handler("try { return Class.forName(\"lib.Named\").getDeclaredConstructor().newInstance().toString(); }"
                        + " catch (ReflectiveOperationException e) { return e.toString(); }")
                .type("lib.Named", "public class Named { @Override public String toString() { return \"found\"; } }");
        assertSaysTheSame("found");
    }

    @Test
    void a_provider_of_a_service_stays() throws Exception {
        source.handler("return java.util.ServiceLoader.load(lib.Service.class,"
                        + " getClass().getClassLoader()).iterator().next().name();")
                .type("lib.Service", "public interface Service { String name(); }")
                .type(
                        "lib.Provider",
                        "public class Provider implements Service { @Override public String name() { return"
                                + " \"provided\"; } }")
                .file("META-INF/services/lib.Service", "# a comment\nlib.Provider\n");
        assertSaysTheSame("provided");
    }

    @Test
    void a_proxy_of_an_interface_hands_on_what_is_called() throws Exception {
        source.handler("lib.Client real = new lib.Real(); lib.Client client = (lib.Client)"
                        + " java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]"
                        + " {lib.Client.class}, (proxy, method, given) -> method.invoke(real, given)); return"
                        + " client.ask(input);")
                .type(
                        "lib.Client",
                        "public interface Client { String ask(String question) throws Trouble; String other(Other"
                                + " other); }")
                .type(
                        "lib.Real",
                        "public class Real implements Client { @Override public String ask(String question) { return"
                                + " question + \"!\"; } @Override public String other(Other other) { return \"\"; } }")
                .type(
                        "lib.Trouble",
                        "public class Trouble extends RuntimeException { private static final long serialVersionUID ="
                                + " 1; }")
                .type("lib.Other", "public class Other {}");
        assertSaysTheSame("input!");
        assertFalse(names(folder.resolve("shrunk.jar")).contains("lib/Other.class"));
    }

    @Test
    void a_stack_trace_names_the_same_lines() throws Exception {
        source.handler("try { return lib.Failing.now(); } catch (IllegalStateException e) {"
                        + " return e.getStackTrace()[0].toString().replaceFirst(\".*/\", \"\"); }")
                .type(
                        "lib.Failing",
                        "public class Failing {\n void unused() {}\n public static String now() {\n"
                                + " throw new IllegalStateException();\n }\n}");
        assertSaysTheSame("lib.Failing.now(Failing.java:5)");
    }

    @Test
    void texts_of_licences_and_of_the_code_stay_and_models_do_not() throws Exception {
        source.handler("return input;")
                .file("META-INF/LICENSE", "licence")
                .file("io/pointsman/report/report.css", "css")
                .file("META-INF/maven/lib/lib/pom.xml", "<project/>")
                .file("META-INF/maven/lib/lib/pom.properties", "version=1")
                .file("software/amazon/awssdk/regions/internal/region/endpoints.json", "{}");
        Set<String> names = names(shrunk());
        assertTrue(
                names.contains("META-INF/LICENSE") && names.contains("io/pointsman/report/report.css"),
                names.toString());
        assertTrue(names.contains("META-INF/maven/lib/lib/pom.properties"), names.toString());
        assertFalse(
                names.toString().contains("endpoints.json") || names.toString().contains("pom.xml"), names.toString());
    }

    @Test
    void two_shrunk_jars_of_one_jar_are_the_same() throws Exception {
        source.handler("return new lib.Key(1).toString();").type("lib.Key", "public record Key(int number) {}");
        byte[] first = Files.readAllBytes(shrunk());
        assertArrayEquals(first, Files.readAllBytes(shrunk()));
    }
}
