package io.pointsman.local.demo;

import java.net.URI;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** Calls one function of the installed stack with one event. */
public final class Invoke {
    private final URI endpoint;
    private final String region;

    public Invoke(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /**
     * What the function returned.
     *
     * @param failed the function itself failed, which an action that ends with {@code "status": "Failed"} did not
     * @param log the last 4 KB of what it logged
     */
    public record Result(boolean failed, String payload, String log) {}

    /** @param function its logical id in {@code template.yaml}: {@code Rewrite} */
    public Result call(String function, byte[] event) {
        try (Aws aws = Aws.at(endpoint, region)) {
            Invocations.Said said = Invocations.once(aws, name(aws, function), event);
            return new Result(said.failed(), said.payload(), said.log());
        }
    }

    private String name(Aws aws, String function) {
        try {
            return aws.cloudFormation()
                    .describeStackResource(
                            ask -> ask.stackName(Installation.POINTSMAN).logicalResourceId(function))
                    .stackResourceDetail()
                    .physicalResourceId();
        } catch (CloudFormationException e) {
            throw new IllegalArgumentException(
                    function + " is no function of the stack " + Installation.POINTSMAN + " at " + endpoint + ": "
                            + e.awsErrorDetails().errorMessage()
                            + "; serve it with: pointsman serve --seed",
                    e);
        }
    }
}
