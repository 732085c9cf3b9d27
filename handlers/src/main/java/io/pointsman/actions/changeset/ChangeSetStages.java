package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.ChangeSetStage.Following;
import io.pointsman.actions.changeset.ChangeSetStage.Opening;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.engine.Refusal;
import io.pointsman.engine.Stages;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code opening ATTEMPT} and {@code following KIND LOOKS ARN}. */
final class ChangeSetStages implements Stages<ChangeSetStage> {
    private static final Pattern OPENING = Pattern.compile("opening (\\d{1,4})");
    private static final Pattern FOLLOWING = Pattern.compile("following (CREATE|UPDATE) (\\d{1,6})"
            + " (arn:[a-z-]+:cloudformation:[a-z0-9-]+:\\d{12}:changeSet/[a-zA-Z0-9-]+/[a-zA-Z0-9-]+)");

    @Override
    public String encode(ChangeSetStage stage) {
        return switch (stage) {
            case Opening(int attempt) -> "opening " + attempt;
            case Following(String arn, Kind kind, int looks) -> "following " + kind + " " + looks + " " + arn;
        };
    }

    @Override
    public ChangeSetStage decode(String text) {
        Matcher opening = OPENING.matcher(text);
        if (opening.matches()) {
            return new Opening(Integer.parseInt(opening.group(1)));
        }
        Matcher following = FOLLOWING.matcher(text);
        if (following.matches()) {
            return new Following(
                    following.group(3), Kind.valueOf(following.group(1)), Integer.parseInt(following.group(2)));
        }
        throw Refusal.configuration("continuation token: not a stage of changeset; release again");
    }
}
