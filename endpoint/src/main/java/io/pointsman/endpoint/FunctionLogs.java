package io.pointsman.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What functions wrote to standard output and error: the last lines of each, as CloudWatch Logs would keep them. */
public final class FunctionLogs {
    private static final int LINES = 1_000;

    private final Map<String, Deque<Line>> byFunction = new HashMap<>();

    /** @param request the invocation that wrote it; empty before the first of a process */
    private record Line(String request, String text) {}

    public synchronized void add(String function, String request, String text) {
        Deque<Line> lines = byFunction.computeIfAbsent(function, name -> new ArrayDeque<>());
        lines.addLast(new Line(request, text));
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    /** What one invocation wrote, as far as it is kept, oldest first. */
    public synchronized List<String> lines(String function, String request) {
        return byFunction.getOrDefault(function, new ArrayDeque<>()).stream()
                .filter(line -> line.request().equals(request))
                .map(Line::text)
                .toList();
    }

    /** All lines that are kept, oldest first. */
    public synchronized List<String> lines(String function) {
        return byFunction.getOrDefault(function, new ArrayDeque<>()).stream()
                .map(Line::text)
                .toList();
    }
}
