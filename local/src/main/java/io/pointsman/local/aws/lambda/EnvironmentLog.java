package io.pointsman.local.aws.lambda;

import io.pointsman.local.aws.FunctionLogs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one process writes: into the function's log, and kept for whoever asks for the tail of its last invocation. */
final class EnvironmentLog {
    private static final int TAIL = 4_096;

    private final FunctionLogs logs;
    private final String function;
    private final List<String> lines = new ArrayList<>();
    private String request = "";

    EnvironmentLog(FunctionLogs logs, String function) {
        this.logs = logs;
        this.function = function;
    }

    synchronized void add(String line) {
        lines.add(line);
        logs.add(function, request, line);
    }

    synchronized void begin(String requestId, String version) {
        lines.clear();
        request = requestId;
        add("START RequestId: " + requestId + " Version: " + version);
    }

    void end(String requestId) {
        add("END RequestId: " + requestId);
    }

    synchronized String tail() {
        byte[] all = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL), all.length);
        return new String(last, StandardCharsets.UTF_8);
    }
}
