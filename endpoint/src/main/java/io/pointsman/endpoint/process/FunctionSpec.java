package io.pointsman.endpoint.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a process needs to know to be one version of a function.
 *
 * @param task the folder of the unzipped package
 * @param layers the folders of the unzipped layers, lowest first
 * @param memory in MB
 * @param timeout of one invocation, in real time
 * @param environment all of it: what Lambda sets, and what the function was given
 */
public record FunctionSpec(
        String name,
        String runtime,
        String handler,
        Path task,
        List<Path> layers,
        long memory,
        Duration timeout,
        Map<String, String> environment) {

    /** Without the environment, which may hold secrets. */
    @Override
    public String toString() {
        return "FunctionSpec[" + name + ", " + runtime + ", " + handler + "]";
    }
}
