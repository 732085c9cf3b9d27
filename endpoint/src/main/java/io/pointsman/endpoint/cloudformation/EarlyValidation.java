package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.change.ResourceChange;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What CloudFormation checks before a change set may be executed. Here: whether a name that is to be made is taken already, and
 * what the {@code Metadata} of a resource asks for in tests: {@code PointsmanLocal: {Invalid: text}} fails its properties.
 */
record EarlyValidation(World world, ChangeSet changeSet) {
    private static final String NAMES = "NAME_CONFLICT_VALIDATION";

    private static final Map<String, Probe> PROBES = Map.of(
            "AWS::Lambda::Function", new Probe("FunctionName", "lambda", "GetFunction", "FunctionName"),
            "AWS::S3::Bucket", new Probe("BucketName", "s3", "HeadBucket", "Bucket"),
            "AWS::CodePipeline::Pipeline", new Probe("Name", "codepipeline", "GetPipeline", "name"));

    private record Probe(String property, String service, String operation, String member) {}

    /** AWS names the check that failed; the details are in the events alone. */
    static String reason(List<JsonObject> findings) {
        boolean names =
                findings.stream().anyMatch(one -> one.needText("ValidationName").equals(NAMES));
        return "The following hook(s)/validation failed: [AWS::EarlyValidation::"
                + (names ? "ResourceExistenceCheck" : "PropertyValidation")
                + "]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure"
                + " information.";
    }

    List<JsonObject> findings(List<ResourceChange> changes, Desired desired) {
        Stream<JsonObject> taken = changes.stream()
                .filter(change -> change.action() == ResourceChange.Action.ADD)
                .flatMap(change -> finding(change).stream());
        Stream<JsonObject> invalid = changes.stream().flatMap(change -> invalid(change, desired).stream());
        return Stream.concat(taken, invalid).toList();
    }

    private Optional<JsonObject> invalid(ResourceChange change, Desired desired) {
        return Optional.ofNullable(desired.resources().get(change.id()))
                .flatMap(wanted -> Values.textAt(Values.mapAt(wanted.metadata(), "PointsmanLocal"), "Invalid"))
                .map(said -> event(change, "PROPERTY_VALIDATION", said, "Properties"));
    }

    private Optional<JsonObject> finding(ResourceChange change) {
        return Optional.ofNullable(PROBES.get(change.type()))
                .flatMap(probe -> change.planned(probe.property())
                        .map(Values::text)
                        .filter(name -> exists(probe, name))
                        .map(name -> event(change, probe, name)));
    }

    private boolean exists(Probe probe, String name) {
        try {
            world.call(probe.service(), probe.operation(), JsonObject.of(probe.member(), name));
            return true;
        } catch (AwsError e) {
            return false; // whatever the answer is, it is not the resource
        }
    }

    private JsonObject event(ResourceChange change, Probe probe, String name) {
        String said = "Resource of type '%s' with identifier '%s' already exists.".formatted(change.type(), name);
        return event(change, NAMES, said, "Properties/" + probe.property()).with("PhysicalResourceId", name);
    }

    private JsonObject event(ResourceChange change, String validation, String said, String place) {
        return JsonObject.of(
                        "EventId", UUID.randomUUID().toString(),
                        "StackId", changeSet.stack().id(),
                        "OperationId", changeSet.id(),
                        "OperationType", "CREATE_CHANGESET",
                        "EventType", "VALIDATION_ERROR",
                        "LogicalResourceId", change.id(),
                        "ResourceType", change.type(),
                        "Timestamp", world.clock().instant())
                .with("ValidationFailureMode", "FAIL")
                .with("ValidationName", validation)
                .with("ValidationStatus", "FAILED")
                .with("ValidationStatusReason", said)
                .with("ValidationPath", "/Resources/" + change.id() + "/" + place);
    }
}
