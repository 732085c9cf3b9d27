package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One resource as it is to be, everything evaluated.
 *
 * @param tags the stack's own
 */
public record Wish(
        World world,
        String stackName,
        String stackId,
        String logicalId,
        String type,
        Map<String, Object> properties,
        Map<String, String> tags,
        Map<String, Object> updatePolicy) {

    /** The same wish for other properties. */
    public Wish with(Map<String, Object> others) {
        return new Wish(world, stackName, stackId, logicalId, type, others, tags, updatePolicy);
    }

    Optional<Object> property(String name) {
        return Values.at(properties, name);
    }

    Optional<String> text(String name) {
        return Values.textAt(properties, name);
    }

    String need(String name) {
        return text(name)
                .orElseThrow(() -> new AwsError(
                        400, "InvalidRequest", "Model validation failed (#: required key [" + name + "] not found)"));
    }

    /** The name that the template gives, or one made as CloudFormation makes them. */
    String name(String property, int most) {
        return text(property).orElseGet(() -> PhysicalName.of(stackName, logicalId, most));
    }

    boolean offers(String service, String operation) {
        return Optional.ofNullable(world.services().get(service))
                .filter(known -> known.operations().containsKey(operation))
                .isPresent();
    }

    /** Calls another service; a refusal gets the suffix that CloudFormation shows it with. */
    JsonObject call(String service, String operation, JsonObject input) {
        try {
            return world.call(service, operation, input);
        } catch (EndpointLimit limit) {
            throw limit; // not a word of the service
        } catch (AwsError e) {
            throw new AwsError(
                    e.status(),
                    e.code(),
                    "%s (Service: %s, Status Code: %d, Request ID: %s)"
                            .formatted(e.said(), ServiceNames.said(service), e.status(), UUID.randomUUID()));
        }
    }

    /**
     * The resource's own tags over those of the stack. The {@code aws:cloudformation:} tags are left out: services rightly refuse
     * them to everybody, and here CloudFormation calls them as everybody does.
     */
    Map<String, String> allTags() {
        Map<String, String> all = new LinkedHashMap<>(tags);
        property("Tags").ifPresent(own -> all.putAll(Tags.read(own)));
        return all;
    }
}
