package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;

/** {@code AWS::S3::BucketPolicy}: what other accounts may do with a bucket. */
final class BucketPolicyKind implements Kind {
    private static final String BUCKET = "Bucket";

    @Override
    public Work create(Wish wish) {
        put(wish);
        return new Work.Done(InertNames.made(wish));
    }

    @Override
    public Work update(Wish wish, Made made) {
        put(wish);
        return new Work.Done(made.updated(wish));
    }

    private static void put(Wish wish) {
        String document = Json.text(Values.mapAt(wish.properties(), "PolicyDocument"));
        wish.call("s3", "PutBucketPolicy", JsonObject.of(BUCKET, wish.need(BUCKET), "Document", document));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject bucket =
                JsonObject.of(BUCKET, Values.textAt(made.properties(), BUCKET).orElse(""));
        Gone.unless(() -> wish.call("s3", "DeleteBucketPolicy", bucket));
        return new Work.Done(made);
    }
}
