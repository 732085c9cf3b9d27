package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.Optional;

/** {@code AWS::CodeBuild::Project}: builds nothing here, and is refused what CloudFormation cannot make for its source. */
final class BuildProjectKind implements Kind {
    private static final String NO_WEBHOOK =
            "Failed to call CreateWebhook, reason: The Webhook feature isn't available in AWS CloudFormation for"
                    + " GitHub Enterprise projects. Use the AWS CLI or AWS CodeBuild console to create the webhook.";

    private final Kind resting = new InertKind();

    @Override
    public Work create(Wish wish) {
        check(wish);
        return resting.create(wish);
    }

    @Override
    public Work update(Wish wish, Made made) {
        check(wish);
        return resting.update(wish, made);
    }

    @Override
    public Work delete(Wish wish, Made made) {
        return resting.delete(wish, made);
    }

    private static void check(Wish wish) {
        boolean webhook =
                text(wish, "Triggers", "Webhook").filter("true"::equals).isPresent();
        if (webhook
                && text(wish, "Source", "Type")
                        .filter("GITHUB_ENTERPRISE"::equals)
                        .isPresent()) {
            throw new AwsError(400, "ValidationError", NO_WEBHOOK);
        }
    }

    private static Optional<String> text(Wish wish, String property, String member) {
        return Values.textAt(Values.mapAt(wish.properties(), property), member);
    }
}
