package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One turn of the loops around a resource: what their variables are in it. */
record LoopTurn(Map<String, Known.Text> variables) {
    /** More than a template of 1 MB can name sensibly; CloudFormation takes 500 resources. */
    private static final int MOST = 1_000;

    static final LoopTurn NONE = new LoopTurn(Map.of());

    /** All turns, in order; empty where a loop's values cannot be known. Without loops, one turn without variables. */
    static Optional<List<LoopTurn>> all(List<ForEachLoop> loops) {
        List<LoopTurn> turns = List.of(NONE);
        for (ForEachLoop loop : loops) {
            if (loop.values().isEmpty()) {
                return Optional.empty();
            }
            List<LoopTurn> more = new ArrayList<>();
            for (LoopTurn turn : turns) {
                loop.values().get().forEach(value -> more.add(turn.with(loop.variable(), value)));
            }
            if (more.size() > MOST) {
                return Optional.empty();
            }
            turns = more;
        }
        return Optional.of(turns);
    }

    private LoopTurn with(String variable, Known.Text value) {
        Map<String, Known.Text> all = new LinkedHashMap<>(variables);
        all.put(variable, value);
        return new LoopTurn(all);
    }

    Optional<Known.Text> value(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    /** A text of the loop's body as this turn has it. */
    Known.Text in(String text) {
        Known.Text filled = Known.Text.of(text);
        for (Map.Entry<String, Known.Text> one : variables.entrySet()) {
            String value = one.getValue().text();
            String with = filled.text()
                    .replace("${" + one.getKey() + "}", value)
                    .replace("&{" + one.getKey() + "}", value.replaceAll("[^A-Za-z0-9]", ""));
            if (!with.equals(filled.text())) {
                filled = new Known.Text(
                        with, Known.both(filled.assumed(), one.getValue().assumed()));
            }
        }
        return filled;
    }

    /** A value of this turn: the parameters that its variables were followed through count, too. */
    Known.Text assuming(Known.Text text) {
        Map<String, String> assumed = text.assumed();
        for (Known.Text value : variables.values()) {
            assumed = Known.both(assumed, value.assumed());
        }
        return new Known.Text(text.text(), assumed);
    }

    /** What it is called in a mapping. */
    String key() {
        return variables.values().stream().map(Known.Text::text).collect(Collectors.joining("-"));
    }
}
