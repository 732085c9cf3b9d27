package io.pointsman.endpoint.process;

import java.util.List;
import java.util.Map;

/** How a process for a family of runtimes is started. */
interface Launch {
    /** The command; its working folder is the function's package. */
    List<String> command(FunctionSpec function);

    /** What the family adds to the environment. */
    Map<String, String> environment(FunctionSpec function);

    /** Throws {@link NoRuntime} where this machine cannot run such a function. */
    static Launch of(String runtime) {
        RuntimeFamily family = RuntimeFamily.of(runtime)
                .orElseThrow(() -> new NoRuntime(
                        "runtime " + runtime + ": it runs functions of " + RuntimeFamily.all() + " only"));
        return switch (family) {
            case JAVA -> new JavaLaunch();
            case PYTHON -> new PythonLaunch();
            case NODEJS -> new NodeLaunch();
        };
    }
}
