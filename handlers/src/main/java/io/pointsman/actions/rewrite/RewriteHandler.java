package io.pointsman.actions.rewrite;

import io.pointsman.runtime.ActionFunction;
import io.pointsman.runtime.Workplace;
import io.pointsman.settings.Key;
import java.util.List;

/** The Lambda function {@code rewrite}. */
public final class RewriteHandler extends ActionFunction {
    public RewriteHandler() {
        super(RewriteHandler::action);
    }

    /** What may be set for it, beside the keys that every action knows. */
    public static List<Key<?>> keys() {
        return RewriteKeys.ALL;
    }

    private static RewriteAction action(Workplace place) {
        return new RewriteAction(
                place.artifacts(),
                new S3CodeStore(place.clients().s3(), place.environment().need("RELEASE_BUCKET")),
                new S3History(place.clients().s3(), place.environment().need("RELEASE_BUCKET")));
    }
}
