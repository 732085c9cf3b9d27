package io.pointsman.actions.retain;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;

/** {@code deleting VERSIONS BYTES}. */
final class RetainStages implements Stages<RetainStage> {
    @Override
    public String encode(RetainStage stage) {
        return "deleting " + stage.deleted() + " " + stage.bytes();
    }

    @Override
    public RetainStage decode(String text) {
        String[] words = text.split(" ", -1);
        if (!text.matches("deleting \\d{1,9} \\d{1,18}")) {
            throw Refusal.configuration("continuation token: not one of retain; start it again");
        }
        return new RetainStage(Integer.parseInt(words[1]), Long.parseLong(words[2]));
    }
}
