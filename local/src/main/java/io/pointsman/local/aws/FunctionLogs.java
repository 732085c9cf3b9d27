package io.pointsman.local.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What functions wrote to standard output and error: the last lines of each, as CloudWatch Logs would keep them. */
public final class FunctionLogs {
    private static final int LINES = 1_000;

    private final Map<String, Deque<String>> byFunction = new HashMap<>();

    public synchronized void add(String function, String line) {
        Deque<String> lines = byFunction.computeIfAbsent(function, name -> new ArrayDeque<>());
        lines.addLast(line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    /** All lines that are kept, oldest first. */
    public synchronized List<String> lines(String function) {
        return List.copyOf(byFunction.getOrDefault(function, new ArrayDeque<>()));
    }
}
