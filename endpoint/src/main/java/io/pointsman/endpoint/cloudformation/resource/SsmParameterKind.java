package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::SSM::Parameter}. CloudFormation makes no secure strings. */
final class SsmParameterKind implements Kind {
    private static final int RANDOM_CHARS = 12;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @Override
    public Work create(Wish wish) {
        String name = wish.text("Name")
                .orElseGet(() -> "CFN-" + wish.logicalId() + "-" + PhysicalName.random(ALPHABET, RANDOM_CHARS));
        return new Work.Done(put(wish, name, false));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(put(wish, made.physicalId(), true));
    }

    private static Made put(Wish wish, String name, boolean overwrite) {
        String type = wish.need("Type");
        if (type.equals("SecureString")) {
            throw new AwsError(
                    400,
                    "InvalidRequest",
                    "SSM Parameters of type SecureString cannot be created using CloudFormation");
        }
        String value = wish.need("Value");
        JsonObject input = JsonObject.of("Name", name, "Type", type, "Value", value, "Overwrite", overwrite)
                .with("Description", wish.text("Description"))
                .with("AllowedPattern", wish.text("AllowedPattern"))
                .with("Tier", wish.text("Tier"))
                .with("DataType", wish.text("DataType"));
        wish.call("ssm", "PutParameter", input);
        return new Made(name, Map.of("Type", type, "Value", value), wish.properties());
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("ssm", "DeleteParameter", JsonObject.of("Name", made.physicalId())));
        return new Work.Done(made);
    }
}
