package io.pointsman.actions.publish;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;

/** {@code publishing} or {@code activating}. */
final class PublishStages implements Stages<PublishStage> {
    @Override
    public String encode(PublishStage stage) {
        return switch (stage) {
            case PublishStage.Publishing() -> "publishing";
            case PublishStage.Activating() -> "activating";
        };
    }

    @Override
    public PublishStage decode(String text) {
        return switch (text) {
            case "publishing" -> new PublishStage.Publishing();
            case "activating" -> new PublishStage.Activating();
            default -> throw Refusal.configuration("continuation token: not one of publish; release again");
        };
    }
}
