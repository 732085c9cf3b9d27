package io.pointsman.local.demo;

import io.pointsman.local.play.Invocations;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** Calls functions of the installed stack with an event. */
public final class Invoke {
    private static final String TO_DO = "; serve it with: pointsman serve --seed";

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

    /** The functions that are installed: logical ids in {@code template.yaml}, as {@code Rewrite}, and their names. */
    public Map<String, String> functions() {
        try (Aws aws = Aws.at(endpoint, region)) {
            Map<String, String> functions = new TreeMap<>();
            aws
                    .cloudFormation()
                    .listStackResourcesPaginator(list -> list.stackName(Installation.POINTSMAN))
                    .stackResourceSummaries()
                    .stream()
                    .filter(resource -> resource.resourceType().equals("AWS::Lambda::Function"))
                    .forEach(resource -> functions.put(resource.logicalResourceId(), resource.physicalResourceId()));
            return functions;
        } catch (CloudFormationException e) {
            throw new IllegalStateException(
                    "the stack " + Installation.POINTSMAN + " cannot be looked at, at " + endpoint + ": "
                            + e.awsErrorDetails().errorMessage() + TO_DO,
                    e);
        } catch (SdkClientException e) {
            throw new IllegalStateException("no endpoint answers at " + endpoint + ": " + e.getMessage() + TO_DO, e);
        }
    }

    /** @param function its logical id in {@code template.yaml}: {@code Rewrite} */
    public Result call(String function, byte[] event) {
        String name = Optional.ofNullable(functions().get(function))
                .orElseThrow(() -> new IllegalArgumentException(
                        function + " is no function of the stack " + Installation.POINTSMAN + " at " + endpoint));
        try (Aws aws = Aws.at(endpoint, region)) {
            Invocations.Said said = Invocations.once(aws.lambda(), name, event);
            return new Result(said.failed(), said.payload(), said.log());
        }
    }
}
