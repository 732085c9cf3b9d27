package io.pointsman.endpoint.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One execution environment of one version: a process that takes one invocation at a time, and is kept for the next.
 *
 * <p>It has the environment that Lambda would give it and nothing of the endpoint's own but the search path and the folders of the
 * user: the credentials of whoever runs the endpoint stay with him.
 *
 * <p>Its end is waited for by a platform thread: a virtual one would keep its carrier for as long as the process rests.
 */
public final class FunctionProcess implements AutoCloseable {
    /** Lambda gives a function 10 seconds to start; a busy machine needs longer. */
    private static final Duration START = Duration.ofSeconds(60);

    /** How long the last words of a process that ended are waited for. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final String API = "AWS_LAMBDA_RUNTIME_API";

    private static final List<String> INHERITED = List.of("PATH", "HOME", "TMPDIR", "PYENV_ROOT", "SystemRoot");

    private final FunctionSpec function;
    private final RuntimeApi api;
    private final Process process;
    private final Offspring offspring;
    private final ProcessOutput output;
    private final Thread reader;

    private FunctionProcess(FunctionSpec function, RuntimeApi api, Process process, ProcessOutput output) {
        this.function = function;
        this.api = api;
        this.process = process;
        this.offspring = new Offspring(process, API + "=" + api.address());
        this.output = output;
        this.reader = following(function, output);
    }

    /**
     * Starts the process; it may still be coming up when this returns.
     *
     * @param log hears each line that the process writes to standard output or error
     * @throws NoRuntime when this machine cannot run such a function
     */
    public static FunctionProcess start(FunctionSpec function, Consumer<String> log) {
        Launch launch = Launch.of(function.runtime());
        List<String> command = launch.command(function);
        RuntimeApi api = RuntimeApi.start();
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(function.task().toFile())
                    .redirectErrorStream(true);
            fill(builder.environment(), function, launch, api);
            Process process = builder.start();
            process.getOutputStream().close();
            FunctionProcess started = new FunctionProcess(function, api, process, new ProcessOutput(process, log));
            Thread.ofPlatform().daemon().name("end-of-" + function.name()).start(started::awaitEnd);
            return started;
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(function.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static void fill(Map<String, String> environment, FunctionSpec function, Launch launch, RuntimeApi api) {
        Map<String, String> own = Map.copyOf(environment);
        environment.clear();
        INHERITED.stream().filter(own::containsKey).forEach(name -> environment.put(name, own.getOrDefault(name, "")));
        environment.putAll(function.environment());
        environment.putAll(launch.environment(function));
        environment.put("_HANDLER", function.handler());
        environment.put("LAMBDA_TASK_ROOT", function.task().toString());
        environment.put(API, api.address());
    }

    private static Thread following(FunctionSpec function, ProcessOutput output) {
        return Thread.ofPlatform().daemon().name("output-of-" + function.name()).start(output::follow);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process asks for work. False when it says that it cannot, or ends, or says nothing for too long. */
    public boolean awaitReady() {
        try {
            return api.ready().get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Hands over one request and waits for what comes of it; a function that takes too long loses its process. The log has heard by
     * then what was written before.
     */
    public InvocationResult invoke(Invocation invocation) {
        InvocationResult result = outcome(invocation);
        output.look();
        return result;
    }

    private InvocationResult outcome(Invocation invocation) {
        CompletableFuture<InvocationResult> result =
                api.offer(invocation, Instant.now().plus(function.timeout()));
        try {
            return result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            output.look();
            close();
            return InvocationResult.failed("Sandbox.Timedout", timedOut(invocation));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return InvocationResult.failed("Runtime.Interrupted", "the endpoint is being stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation ends with a result", e.getCause());
        }
    }

    private String timedOut(Invocation invocation) {
        return "RequestId: %s Error: Task timed out after %.2f seconds"
                .formatted(invocation.requestId(), function.timeout().toMillis() / 1000.0);
    }

    /** Once the process is gone, that is the answer to whatever it was asked. */
    private void awaitEnd() {
        try {
            int status = process.waitFor();
            try {
                offspring.endOthers();
                reader.join(LAST_WORDS);
            } finally {
                api.end(InvocationResult.failed(
                        "Runtime.ExitError", "Error: Runtime exited with error: exit status " + status));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As the machine would, when it has no memory left: what it is asked ends with its process. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Ends the process at once, and what it started. */
    @Override
    public void close() {
        try {
            offspring.end();
        } finally {
            api.close();
        }
    }
}
