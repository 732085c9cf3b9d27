package io.pointsman.actions.shift;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;

/** {@code planning}, or a word and the number of the attempt: {@code moving 2}. */
final class ShiftStages implements Stages<ShiftStage> {
    @Override
    public String encode(ShiftStage stage) {
        return switch (stage) {
            case ShiftStage.Planning() -> "planning";
            case ShiftStage.Preparing(int attempt) -> "preparing " + attempt;
            case ShiftStage.Deploying(int attempt) -> "moving " + attempt;
            case ShiftStage.RollingBack(int attempt) -> "settling " + attempt;
            case ShiftStage.Reporting(int attempt) -> "closing " + attempt;
        };
    }

    @Override
    public ShiftStage decode(String text) {
        if (text.equals("planning")) {
            return new ShiftStage.Planning();
        }
        String[] words = text.split(" ", -1);
        if (words.length != 2 || !words[1].matches("[1-9][0-9]{0,5}")) {
            throw unknown();
        }
        int attempt = Integer.parseInt(words[1]);
        return switch (words[0]) {
            case "preparing" -> new ShiftStage.Preparing(attempt);
            case "moving" -> new ShiftStage.Deploying(attempt);
            case "settling" -> new ShiftStage.RollingBack(attempt);
            case "closing" -> new ShiftStage.Reporting(attempt);
            default -> throw unknown();
        };
    }

    private static Refusal unknown() {
        return Refusal.configuration("continuation token: not one of shift; release again");
    }
}
