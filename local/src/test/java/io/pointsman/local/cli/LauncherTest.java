package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher {@code pointsman} among java programs that are scripts: they say a version, and tell that they were run. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "pointsman");

    @TempDir
    Path folder = Path.of(".");

    private Path home = Path.of(".");
    private final List<Path> path = new ArrayList<>();

    /** What a run came to. */
    private record Ran(int status, String said) {}

    @BeforeEach
    void a_project_that_is_built() throws IOException {
        home = Files.createDirectories(folder.resolve("a project's folder"));
        // This machine's own JDKs are not to be found.
        String script = Files.readString(LAUNCHER)
                .replace(" /usr/lib/jvm/", " \"" + folder + "\"/jvm/")
                .replace(" /opt/", " \"" + folder + "\"/opt/")
                .replace(" /Library/", " \"" + folder + "\"/Library/");
        executable(home.resolve("pointsman"), script);
        Files.createDirectories(home.resolve("handlers/target"));
        Files.createDirectories(home.resolve("handlers/src/main"));
        Files.createDirectories(home.resolve("local/target"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("local/pom.xml"));
        Files.createFile(home.resolve("handlers/target/pointsman.jar"));
        Files.createFile(home.resolve("local/target/built"));
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    /** A java program in the folder {@code NAME/bin}. */
    private Path java(String name, String version) throws IOException {
        return java(name, version, 0);
    }

    private Path java(String name, String version, int status) throws IOException {
        String script = """
            #!/bin/sh
            case " $* " in
                *io.pointsman*) echo "%s runs $*" ;;
                *)  cat >&2 <<'END'
            %s
            END
                    exit %d ;;
            esac
            """.formatted(name, version, status);
        return executable(folder.resolve(name).resolve("bin/java"), script);
    }

    private void onPath(Path java) {
        path.add(java.toAbsolutePath().getParent());
    }

    private Ran run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve("pointsman").toString()));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private Ran run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        String own = path.isEmpty()
                ? ""
                : String.join(":", path.stream().map(Path::toString).toList()) + ":";
        builder.environment().put("PATH", own + tools());
        builder.environment().put("HOME", folder.resolve("user").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /** The tools that the launcher uses, without the java that lies beside them. */
    private String tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sed", "head", "tail", "find", "dirname", "cat", "mkdir", "readlink")) {
            Path there = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            executable(tools.resolve(tool), "#!/bin/sh\nexec " + there + " \"$@\"\n");
        }
        return tools.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openjdk version \"21.0.2\" 2024-01-16",
                "java version \"21\" 2023-09-19 LTS",
                "openjdk version \"25-ea\" 2025-09-16",
                "openjdk version \"25.0.3\" 2026-04-21 LTS\r",
                "Picked up JAVA_TOOL_OPTIONS: -Dproxy=x\nopenjdk version \"21.0.2\" 2024-01-16",
                "NOTE: Picked up JDK_JAVA_OPTIONS: -Dy=1\nPicked up _JAVA_OPTIONS: -Dx\nopenjdk version \"25\"",
                "OpenJDK 64-Bit Server VM warning: Sharing is only supported for boot loader classes\n"
                        + "openjdk version \"21.0.2\" 2024-01-16\nOpenJDK Runtime Environment (build 21.0.2+13)",
                "[0.004s][warning][cds] no shared archive\n\nopenjdk version \"101.1\" 2060-01-16",
                "Picked up JAVA_TOOL_OPTIONS: -Dname=my version \"8\"\nopenjdk version \"21\" 2023-09-19"
            })
    void a_java_that_is_new_enough_is_found_whatever_it_says_before_its_version(String said) throws Exception {
        onPath(java("fitting", said));

        Ran ran = run(Map.of(), "demo", "--app", "a b");

        assertEquals(0, ran.status(), ran.said());
        assertTrue(ran.said().startsWith("fitting runs "), ran.said());
        assertTrue(ran.said().strip().endsWith("io.pointsman.local.cli.Pointsman demo --app a b"), ran.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openjdk version \"17.0.15\" 2025-04-15",
                "java version \"1.8.0_392\"",
                "Picked up JAVA_TOOL_OPTIONS: -Dname=my version \"25\"\nopenjdk version \"17.0.15\" 2025-04-15",
                "Picked up _JAVA_OPTIONS: -Dx\njava version \"1.8.0\"",
                "jenv: version \"25\" is not installed",
                ""
            })
    void an_older_java_or_one_that_says_no_version_is_passed_over(String said) throws Exception {
        onPath(java("old", said));
        assertEquals(3, run(Map.of()).status());

        onPath(java("fitting", "openjdk version \"21.0.2\""));

        Ran ran = run(Map.of());
        assertTrue(ran.said().startsWith("fitting runs "), ran.said());
    }

    @Test
    void a_stub_that_fails_is_passed_over_for_a_jdk_that_is_not_on_the_path() throws Exception {
        onPath(java("stub", "The operation couldn't be completed. Unable to locate a Java Runtime.", 1));
        java("Library/Java/JavaVirtualMachines/temurin 25.jdk/Contents/Home", "openjdk version \"25\"");

        Ran ran = run(Map.of());

        assertTrue(ran.said().contains("temurin 25.jdk/Contents/Home runs "), ran.said());
    }

    @Test
    void java_home_goes_before_the_path_where_it_fits_and_may_have_spaces() throws Exception {
        java("my jdk", "Picked up JAVA_TOOL_OPTIONS: -Dx\nopenjdk version \"21\"");
        onPath(java("other", "openjdk version \"25\""));
        String javaHome = folder.resolve("my jdk").toString();

        assertTrue(run(Map.of("JAVA_HOME", javaHome)).said().startsWith("my jdk runs "));
        Ran broken = run(Map.of("JAVA_HOME", javaHome + "/gone"));
        assertTrue(broken.said().startsWith("other runs "), broken.said());
    }

    @Test
    void without_a_jdk_it_is_said_which_were_passed_over_and_exits_with_three() throws Exception {
        Path old = java("old", "openjdk version \"17.0.15\" 2025-04-15");
        onPath(old);

        Ran ran = run(Map.of());

        assertEquals(3, ran.status());
        assertTrue(ran.said().contains("no JDK 21 or later was found"), ran.said());
        assertTrue(ran.said().contains(old + ": 17"), ran.said());
    }

    @Test
    void options_that_java_does_not_take_are_named_and_not_shown() throws Exception {
        onPath(java("fitting", "Unrecognized option: -Xsecret\nError: Could not create the Java Virtual Machine.", 1));

        Ran ran = run(Map.of("JAVA_TOOL_OPTIONS", "-Xsecret"));

        assertEquals(3, ran.status());
        assertTrue(ran.said().contains("JAVA_TOOL_OPTIONS is set"), ran.said());
        assertFalse(ran.said().contains("-Xsecret"), ran.said());
    }

    @Test
    void a_link_to_the_launcher_finds_its_project() throws Exception {
        onPath(java("fitting", "openjdk version \"21\""));
        Path bin = Files.createDirectories(folder.resolve("user/bin"));
        Path link = Files.createSymbolicLink(bin.resolve("pointsman"), Path.of("../../a project's folder/pointsman"));

        Ran ran = run(List.of("/bin/sh", link.toString()), Map.of());

        assertTrue(ran.said().contains("-Dpointsman.home=" + home.toRealPath()), ran.said());
    }

    /** As {@code .ci/distribution} lays it out. */
    private void theArchiveOfARelease() throws IOException {
        Files.delete(home.resolve("pom.xml"));
        Files.delete(home.resolve("local/target/built"));
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("lib/pointsman-local-0.1.0.jar"));
    }

    @Test
    void the_archive_of_a_release_runs_by_its_jars_and_asks_for_no_maven() throws Exception {
        onPath(java("fitting", "openjdk version \"21\""));
        maven();
        theArchiveOfARelease();

        Ran ran = run(Map.of(), "status", "my-app");

        assertEquals(0, builds(), ran.said());
        assertTrue(
                ran.said().strip().endsWith("-cp " + home + "/lib/* io.pointsman.local.cli.Pointsman status my-app"),
                ran.said());
    }

    @Test
    void a_launcher_without_sources_and_jars_says_so() throws Exception {
        onPath(java("fitting", "openjdk version \"21\""));
        maven();
        theArchiveOfARelease();
        Files.delete(home.resolve("lib/pointsman-local-0.1.0.jar"));

        Ran ran = run(Map.of(), "status", "my-app");

        assertEquals(3, ran.status(), ran.said());
        assertTrue(ran.said().contains("unpack the archive of a release again"), ran.said());
        assertEquals(0, builds());
    }

    @Test
    void where_there_is_no_java_the_archive_asks_for_no_more_than_a_java() throws Exception {
        theArchiveOfARelease();

        Ran ran = run(Map.of(), "status", "my-app");

        assertEquals(3, ran.status());
        assertTrue(ran.said().contains("no Java 21 or later was found; install one"), ran.said());
    }

    /** A {@code mvn} that says that it was asked, and leaves what the build of the real one leaves. */
    private void maven() throws IOException {
        String script = """
            #!/bin/sh
            echo asked >> "%s"
            : > local/target/built
            """.formatted(folder.resolve("maven"));
        path.add(executable(folder.resolve("with maven/mvn"), script)
                .toAbsolutePath()
                .getParent());
    }

    private long builds() throws IOException {
        return Files.exists(folder.resolve("maven"))
                ? Files.readAllLines(folder.resolve("maven")).size()
                : 0;
    }

    private void changed(String file, int secondsAfterTheBuild) throws IOException {
        Path source = home.resolve(file);
        Files.writeString(source, "changed");
        FileTime built = Files.getLastModifiedTime(home.resolve("local/target/built"));
        Files.setLastModifiedTime(source, FileTime.from(built.toInstant().plusSeconds(secondsAfterTheBuild)));
    }

    @Test
    void what_maven_built_is_not_built_again() throws Exception {
        onPath(java("fitting", "openjdk version \"21\""));
        maven();
        changed("handlers/src/main/Action.java", -1);

        Ran ran = run(Map.of(), "demo");

        assertEquals(0, builds(), ran.said());
        assertTrue(ran.said().startsWith("fitting runs "), ran.said());
    }

    @Test
    void a_source_that_is_newer_than_the_build_is_built_once() throws Exception {
        onPath(java("fitting", "openjdk version \"21\""));
        maven();
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(home.resolve("local/target/built"), before);
        changed("handlers/src/main/Action.java", 1);

        run(Map.of(), "demo");
        Ran again = run(Map.of(), "demo");

        assertEquals(1, builds(), again.said());
        assertTrue(again.said().startsWith("fitting runs "), again.said());
    }

    @Test
    void the_build_of_this_project_left_the_mark_that_the_launcher_looks_for() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));

        assertTrue(pom.contains("<outputFile>${project.build.directory}/built</outputFile>"), pom);
        assertTrue(Files.readString(LAUNCHER).contains("built=$home/local/target/built"));
    }

    @Test
    void the_jdk_of_this_build_fits_with_every_variable_set_that_java_tells_of() throws Exception {
        Map<String, String> variables = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_TOOL_OPTIONS", "-Dpointsman.a=1",
                "JDK_JAVA_OPTIONS", "-Dpointsman.b=2",
                "_JAVA_OPTIONS", "-Dpointsman.c=3");

        Ran ran = run(variables, "--version");

        assertTrue(ran.said().contains("Picked up _JAVA_OPTIONS"), ran.said());
        assertFalse(ran.said().contains("was found"), ran.said());
        assertTrue(
                ran.said().contains("io.pointsman.local.cli.Pointsman"),
                "it was run, and has no classes: " + ran.said());
    }
}
