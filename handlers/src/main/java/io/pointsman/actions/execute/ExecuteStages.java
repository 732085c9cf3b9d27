package io.pointsman.actions.execute;

import io.pointsman.actions.execute.ExecuteStage.Begun;
import io.pointsman.actions.execute.ExecuteStage.Finding;
import io.pointsman.actions.execute.ExecuteStage.Moving;
import io.pointsman.actions.execute.ExecuteStage.Remaking;
import io.pointsman.actions.execute.ExecuteStage.Starting;
import io.pointsman.engine.Stages;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code finding}, {@code starting TARGET}, {@code remaking LOOKS TARGET} and {@code moving ours|found|theirs LOOKS TARGET}. */
final class ExecuteStages implements Stages<ExecuteStage> {
    private static final String FINDING = "finding";
    private static final String STARTING = "starting ";
    private static final Pattern REMAKING = Pattern.compile("remaking (\\d{1,6}) (.*)");
    private static final Pattern MOVING = Pattern.compile("moving (ours|found|theirs) (\\d{1,6}) (.*)");

    @Override
    public String encode(ExecuteStage stage) {
        return switch (stage) {
            case Finding() -> FINDING;
            case Starting(Target target) -> STARTING + target.words();
            case Remaking(Target target, int looks) -> "remaking " + looks + " " + target.words();
            case Moving(Target target, Begun begun, int looks) ->
                "moving " + begun.word() + " " + looks + " " + target.words();
        };
    }

    @Override
    public ExecuteStage decode(String text) {
        if (text.equals(FINDING)) {
            return new Finding();
        }
        Matcher moving = MOVING.matcher(text);
        if (moving.matches()) {
            return new Moving(Target.of(moving.group(3)), Begun.of(moving.group(1)), Integer.parseInt(moving.group(2)));
        }
        Matcher remaking = REMAKING.matcher(text);
        if (remaking.matches()) {
            return new Remaking(Target.of(remaking.group(2)), Integer.parseInt(remaking.group(1)));
        }
        return new Starting(Target.of(text.startsWith(STARTING) ? text.substring(STARTING.length()) : text));
    }
}
