package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;

/** {@code S3}: a bucket of the same template gets notifications, and waits for the permission. */
record BucketEvent(EventTarget target, SamResource event, Translation translation) {
    List<CfnResource> made() {
        String id = linked();
        Map<String, Object> bucket = translation.resource(id).orElseThrow();
        CfnResource permission = new Permissions(target, "s3.amazonaws.com")
                .of(event.id())
                .with("SourceAccount", Fn.ref("AWS::AccountId"));
        if (permission.attributes().containsKey("Condition")) {
            dependByTag(id, bucket, permission);
        } else {
            depend(bucket, permission);
        }
        notify(id, bucket);
        return List.of(permission, SamResourceCopy.of(id, bucket));
    }

    /** The bucket's logical id; SAM refuses any other way to name one. */
    String linked() {
        Object bucket = event.need("Bucket");
        if (bucket instanceof Map<?, ?> map && map.containsKey("Ref")) {
            if (!(map.get("Ref") instanceof String id)) {
                throw SamTrouble.event(event.name(), "'Ref' value in S3 events is not a valid string.");
            }
            if (translation.resources().containsKey(id)) {
                return id;
            }
        }
        throw SamTrouble.event(event.name(), "S3 events must reference an S3 bucket in the same template.");
    }

    private static void depend(Map<String, Object> bucket, CfnResource permission) {
        List<Object> needs = Tree.asList(Tree.at(bucket, "DependsOn").orElseGet(Tree::listOf));
        if (!needs.contains(permission.id())) {
            needs.add(permission.id());
        }
        bucket.put("DependsOn", needs);
    }

    /** {@code DependsOn} cannot be conditional; a tag that refers to the permission can. */
    private static void dependByTag(String id, Map<String, Object> bucket, CfnResource permission) {
        Object tags = Tree.mapIn(bucket, "Properties").computeIfAbsent("Tags", absent -> Tree.listOf());
        if (!(tags instanceof List<?>)) {
            throw SamTrouble.resource(id, "Property 'Tags' should be a list.");
        }
        Object condition = Tree.at(permission.attributes(), "Condition").orElseThrow();
        Tree.list(tags)
                .add(Tree.of(
                        "Key",
                        "sam:ConditionalDependsOn:" + permission.id(),
                        "Value",
                        Fn.ifElse(condition, permission.ref(), "no dependency")));
    }

    private void notify(String id, Map<String, Object> bucket) {
        Map<String, Object> properties = Tree.mapIn(bucket, "Properties");
        Object configuration = properties.computeIfAbsent("NotificationConfiguration", absent -> Tree.of());
        if (!(configuration instanceof Map)) {
            throw SamTrouble.resource(id, "Property 'NotificationConfiguration' should be a map.");
        }
        Object functions = Tree.map(configuration).computeIfAbsent("LambdaConfigurations", absent -> Tree.listOf());
        if (!(functions instanceof List)) {
            throw SamTrouble.resource(id, "Invalid type for LambdaConfigurations. Must be a list.");
        }
        Tree.asList(event.need("Events")).forEach(type -> {
            Map<String, Object> one = Tree.of("Function", target.arn());
            event.property("Filter").ifPresent(filter -> one.put("Filter", Tree.copy(filter)));
            one.put("Event", type);
            Object conditional = target.function()
                    .condition()
                    .<Object>map(condition -> Fn.onlyIf(condition, one))
                    .orElse(one);
            if (!Tree.list(functions).contains(conditional)) {
                Tree.list(functions).add(conditional);
            }
        });
    }
}
