package io.pointsman.triggers.start;

import io.pointsman.engine.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pipelines on paper: one execution for each token, as CodePipeline has it. */
final class FakePipelines implements Pipelines {
    final Map<String, List<Source>> pipelines = new LinkedHashMap<>();
    final List<String> started = new ArrayList<>();
    private final Map<String, String> byToken = new LinkedHashMap<>();

    @Override
    public List<Source> sources(String pipeline) {
        List<Source> sources = pipelines.get(pipeline);
        if (sources == null) {
            throw Refusal.configuration("there is no pipeline " + pipeline);
        }
        return sources;
    }

    @Override
    public String start(String pipeline, String action, Revision revision, String token) {
        return byToken.computeIfAbsent(token, ignored -> {
            started.add(pipeline + " " + action + " " + revision);
            return "execution-" + started.size();
        });
    }
}
