package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Finding;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.Stages;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code finding}, {@code starting TARGET} and {@code moving ours|theirs LOOKS TARGET}. */
final class ExecuteStages implements Stages<ExecuteStage> {
    private static final String FINDING = "finding";
    private static final String STARTING = "starting ";
    private static final Pattern MOVING = Pattern.compile("moving (ours|theirs) (\\d{1,6}) (.*)");

    @Override
    public String encode(ExecuteStage stage) {
        return switch (stage) {
            case Finding() -> FINDING;
            case Starting(Target target) -> STARTING + target.words();
            case Moving(Target target, boolean ours, int looks) ->
                "moving " + (ours ? "ours " : "theirs ") + looks + " " + target.words();
        };
    }

    @Override
    public ExecuteStage decode(String text) {
        if (text.equals(FINDING)) {
            return new Finding();
        }
        Matcher moving = MOVING.matcher(text);
        if (moving.matches()) {
            boolean ours = moving.group(1).equals("ours");
            return new Moving(Target.of(moving.group(3)), ours, Integer.parseInt(moving.group(2)));
        }
        return new Starting(Target.of(text.startsWith(STARTING) ? text.substring(STARTING.length()) : text));
    }
}
