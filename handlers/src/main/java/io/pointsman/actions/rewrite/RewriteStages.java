package io.pointsman.actions.rewrite;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;

/** {@code rewriting}. */
final class RewriteStages implements Stages<RewriteStage> {
    @Override
    public String encode(RewriteStage stage) {
        return switch (stage) {
            case RewriteStage.Rewriting() -> "rewriting";
        };
    }

    @Override
    public RewriteStage decode(String text) {
        if (text.equals("rewriting")) {
            return new RewriteStage.Rewriting();
        }
        throw Refusal.configuration("continuation token: not one of rewrite; release again");
    }
}
