package io.pointsman.local.aws.cloudformation;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.World;
import io.pointsman.local.aws.cloudformation.change.ResourceChange;
import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What CloudFormation checks before a change set may be executed. Here: whether a name that is to be made is taken already. */
record EarlyValidation(World world, ChangeSet changeSet) {
    static final String REASON = "The following hook(s)/validation failed: "
            + "[AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the "
            + "DescribeEvents API for detailed failure information.";
    private static final Map<String, Probe> PROBES = Map.of(
            "AWS::Lambda::Function", new Probe("FunctionName", "lambda", "GetFunction", "FunctionName"),
            "AWS::S3::Bucket", new Probe("BucketName", "s3", "HeadBucket", "Bucket"),
            "AWS::CodePipeline::Pipeline", new Probe("Name", "codepipeline", "GetPipeline", "name"));

    private record Probe(String property, String service, String operation, String member) {}

    List<JsonObject> findings(List<ResourceChange> changes) {
        return changes.stream()
                .filter(change -> change.action() == ResourceChange.Action.ADD)
                .flatMap(change -> finding(change).stream())
                .toList();
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
        return JsonObject.of(
                "EventId",
                UUID.randomUUID().toString(),
                "StackId",
                changeSet.stack().id(),
                "OperationId",
                changeSet.id(),
                "OperationType",
                "CREATE_CHANGESET",
                "EventType",
                "VALIDATION_ERROR",
                "LogicalResourceId",
                change.id(),
                "PhysicalResourceId",
                name,
                "ResourceType",
                change.type(),
                "Timestamp",
                world.clock().instant(),
                "ValidationFailureMode",
                "FAIL",
                "ValidationName",
                "NAME_CONFLICT_VALIDATION",
                "ValidationStatus",
                "FAILED",
                "ValidationStatusReason",
                "Resource of type '%s' with identifier '%s' already exists.".formatted(change.type(), name),
                "ValidationPath",
                "/Resources/" + change.id() + "/Properties/" + probe.property());
    }
}
