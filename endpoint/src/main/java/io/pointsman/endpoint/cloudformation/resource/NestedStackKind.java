package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code AWS::CloudFormation::Stack}: a stack in a stack, followed to the end of each of its operations. */
final class NestedStackKind implements Kind {
    private static final int NAME = 128;
    private static final List<String> CAPABILITIES =
            List.of("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND");

    @Override
    public Work create(Wish wish) {
        String name = PhysicalName.of(wish.stackName(), wish.logicalId(), NAME);
        String id = wish.world()
                .call("cloudformation", "CreateStack", input(wish, name))
                .needText("StackId");
        return created(wish, new Made(id, Map.of(), wish.properties()));
    }

    private static JsonObject input(Wish wish, String name) {
        List<JsonObject> parameters = Values.mapAt(wish.properties(), "Parameters").entrySet().stream()
                .map(one -> JsonObject.of("ParameterKey", one.getKey(), "ParameterValue", text(one.getValue())))
                .toList();
        return JsonObject.of(
                "StackName", name,
                "TemplateURL", wish.need("TemplateURL"),
                "Parameters", parameters,
                "Capabilities", CAPABILITIES,
                "Tags", Tags.list(wish.tags(), "Key", "Value"));
    }

    private static String text(Object value) {
        return String.join(",", Values.list(value).stream().map(Values::text).toList());
    }

    private static Work created(Wish wish, Made made) {
        JsonObject stack = stack(wish, made);
        String status = stack.needText("StackStatus");
        return switch (status) {
            case "CREATE_COMPLETE" -> new Work.Done(whole(made, stack, wish));
            case "CREATE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS" -> new Work.Later(made, () -> created(wish, made));
            default ->
                throw Invalid.because("Embedded stack " + made.physicalId() + " was not successfully created: "
                        + stack.text("StackStatusReason").orElse("Currently in " + status));
        };
    }

    @Override
    public Work update(Wish wish, Made made) {
        try {
            wish.world().call("cloudformation", "UpdateStack", input(wish, made.physicalId()));
        } catch (AwsError e) {
            if (e.said().equals("No updates are to be performed.")) {
                return new Work.Done(whole(made, stack(wish, made), wish));
            }
            throw e;
        }
        return updated(wish, made);
    }

    private static Work updated(Wish wish, Made made) {
        JsonObject stack = stack(wish, made);
        String status = stack.needText("StackStatus");
        if (status.equals("UPDATE_COMPLETE")) {
            return new Work.Done(whole(made, stack, wish));
        }
        if (status.endsWith("_IN_PROGRESS")) {
            return new Work.Later(made, () -> updated(wish, made));
        }
        throw Invalid.because("Embedded stack " + made.physicalId() + " was not successfully updated. Currently in "
                + status + " with reason: " + stack.text("StackStatusReason").orElse(""));
    }

    private static JsonObject stack(Wish wish, Made made) {
        return wish.world()
                .call("cloudformation", "DescribeStacks", JsonObject.of("StackName", made.physicalId()))
                .objects("Stacks")
                .getFirst();
    }

    private static Made whole(Made made, JsonObject stack, Wish wish) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        stack.objects("Outputs")
                .forEach(output ->
                        attributes.put("Outputs." + output.needText("OutputKey"), output.needText("OutputValue")));
        return new Made(made.physicalId(), attributes, wish.properties());
    }

    @Override
    public Work delete(Wish wish, Made made) {
        wish.world().call("cloudformation", "DeleteStack", JsonObject.of("StackName", made.physicalId()));
        return deleted(wish, made);
    }

    private static Work deleted(Wish wish, Made made) {
        String status = stack(wish, made).needText("StackStatus");
        return switch (status) {
            case "DELETE_COMPLETE" -> new Work.Done(made);
            case "DELETE_FAILED" ->
                throw Invalid.because("Embedded stack " + made.physicalId() + " was not successfully deleted");
            default -> new Work.Later(made, () -> deleted(wish, made));
        };
    }
}
