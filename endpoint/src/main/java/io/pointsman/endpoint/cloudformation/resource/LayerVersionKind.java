package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::Lambda::LayerVersion}. */
final class LayerVersionKind implements Kind {
    private static final int NAME = 140;

    @Override
    public Work create(Wish wish) {
        JsonObject input = Members.plain(wish.properties()).with("LayerName", wish.name("LayerName", NAME));
        String arn = wish.call("lambda", "PublishLayerVersion", input).needText("LayerVersionArn");
        return new Work.Done(new Made(arn, Map.of("LayerVersionArn", arn), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        String arn = made.physicalId();
        int colon = arn.lastIndexOf(':');
        JsonObject input = JsonObject.of(
                "LayerName", arn.substring(0, colon), "VersionNumber", Long.valueOf(arn.substring(colon + 1)));
        Gone.unless(() -> wish.call("lambda", "DeleteLayerVersion", input));
        return new Work.Done(made);
    }
}
