package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::CodeDeploy::Application}. */
final class ApplicationKind implements Kind {
    private static final int NAME = 100;

    @Override
    public Work create(Wish wish) {
        String name = wish.name("ApplicationName", NAME);
        wish.call(
                "codedeploy",
                "CreateApplication",
                JsonObject.of("applicationName", name).with("computePlatform", wish.text("ComputePlatform")));
        return new Work.Done(new Made(name, Map.of(), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() ->
                wish.call("codedeploy", "DeleteApplication", JsonObject.of("applicationName", made.physicalId())));
        return new Work.Done(made);
    }
}
