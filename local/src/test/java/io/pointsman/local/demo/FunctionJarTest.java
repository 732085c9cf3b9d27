package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/** The jar that is installed: what was left out of it is missed by no call, and by no answer that AWS may give. */
class FunctionJarTest {
    private static final Path JAR = Place.HOME.resolve("handlers/target/pointsman.jar");
    private static final long MOST_BYTES = 9_000_000;
    private static final List<String> CLIENTS = List.of(
            "cloudformation.CloudFormationClient",
            "cloudwatch.CloudWatchClient",
            "codedeploy.CodeDeployClient",
            "codepipeline.CodePipelineClient",
            "eventbridge.EventBridgeClient",
            "lambda.LambdaClient",
            "s3.S3Client",
            "sts.StsClient");

    @BeforeEach
    void needJar() {
        Place.needJar();
    }

    private static Set<String> classesOfTheJar() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static URLClassLoader jar() throws IOException {
        return new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static List<Method> operations(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() > 0)
                .filter(method -> isRequest(method.getParameterTypes()[0]))
                .toList();
    }

    private static boolean isRequest(Class<?> type) {
        Class<?> each = type;
        while (each != null) {
            if (each.getName().equals(SdkRequest.class.getName())) {
                return true;
            }
            each = each.getSuperclass();
        }
        return false;
    }

    @Test
    void it_is_small_and_has_no_native_library() throws IOException {
        assertTrue(Files.size(JAR) <= MOST_BYTES, Files.size(JAR) + " bytes");
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> code = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"))
                    .toList();
            assertEquals(List.of(), code);
        }
    }

    /** As the models have them: an error that AWS names comes as the exception of that name, whether we look at it or not. */
    @Test
    void every_exception_of_every_call_is_there() throws Exception {
        Set<String> there = classesOfTheJar();
        List<String> missing = new ArrayList<>();
        int looked = 0;
        try (URLClassLoader jar = jar()) {
            for (String client : CLIENTS) {
                Class<?> whole = Class.forName("software.amazon.awssdk.services." + client);
                for (Method operation : operations(jar.loadClass(whole.getName()))) {
                    for (Class<?> exception : exceptions(whole, operation.getName())) {
                        looked++;
                        for (String part : List.of("", "$Builder", "$BuilderImpl")) {
                            if (!there.contains(exception.getName() + part)) {
                                missing.add(exception.getName() + part + " of " + operation.getName());
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(looked > 100, "only " + looked + " exceptions were looked for");
    }

    private static List<Class<?>> exceptions(Class<?> client, String operation) {
        return operations(client).stream()
                .filter(method -> method.getName().equals(operation))
                .<Class<?>>flatMap(method -> Arrays.stream(method.getExceptionTypes()))
                .filter(AwsServiceException.class::isAssignableFrom)
                .filter(exception -> exception.getName().contains(".services."))
                .distinct()
                .toList();
    }

    /** Whoever asks for the methods of a class, as a proxy does, has every class loaded that they name. */
    @Test
    void every_class_that_is_named_by_a_method_is_there() throws Exception {
        List<String> broken = new ArrayList<>();
        int methods = 0;
        try (URLClassLoader jar = jar()) {
            for (String name : classesOfTheJar()) {
                try {
                    methods += jar.loadClass(name).getDeclaredMethods().length;
                } catch (NoClassDefFoundError e) {
                    if (!String.valueOf(e.getMessage()).startsWith("software/amazon/awssdk/crt/")) {
                        broken.add(name + ": " + e.getMessage());
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(methods > 10_000, "only " + methods + " methods");
    }
}
