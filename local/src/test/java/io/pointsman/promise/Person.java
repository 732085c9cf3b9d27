package io.pointsman.promise;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody who does something by hand in the middle of a release. What is not there yet, or no more, is left alone. */
enum Person {
    MOVES_THE_ALIAS {
        @Override
        void act(World world) {
            world.call(
                    "lambda", "UpdateAlias", ALIAS.with("FunctionVersion", "1").with("RoutingConfig", NO_WEIGHTS));
        }
    },
    DELETES_THE_CHANGE_SETS {
        @Override
        void act(World world) {
            JsonObject stack = JsonObject.of("StackName", ReleasedApplication.STACK);
            world.call("cloudformation", "ListChangeSets", stack)
                    .objects("Summaries")
                    .forEach(set -> world.call(
                            "cloudformation",
                            "DeleteChangeSet",
                            JsonObject.of("ChangeSetName", set.needText("ChangeSetId"))));
        }
    },
    STOPS_THE_DEPLOYMENTS {
        @Override
        void act(World world) {
            JsonObject moving = JsonObject.of("includeOnlyStatuses", List.of("Created", "Queued", "InProgress"));
            world.call("codedeploy", "ListDeployments", moving)
                    .texts("deployments")
                    .forEach(id -> world.call(
                            "codedeploy",
                            "StopDeployment",
                            JsonObject.of("deploymentId", id, "autoRollbackEnabled", true)));
        }
    },
    EDITS_THE_FUNCTION {
        @Override
        void act(World world) {
            world.call(
                    "lambda",
                    "UpdateFunctionConfiguration",
                    JsonObject.of("FunctionName", "web-F1", "MemorySize", 256));
        }
    },
    DELETES_THE_RECORDS {
        @Override
        void act(World world) {
            records(world).forEach(key -> world.call("s3", "DeleteObject", object(key)));
        }
    },
    DAMAGES_THE_RECORDS {
        @Override
        void act(World world) {
            byte[] damage = "{\"format\": ".getBytes(StandardCharsets.UTF_8);
            records(world)
                    .forEach(key -> world.call(
                            "s3",
                            "PutObject",
                            object(key).with("Body", world.spool().of(damage))));
        }
    };

    private static final JsonObject ALIAS = JsonObject.of("FunctionName", "web-F1", "Name", "live");
    private static final JsonObject NO_WEIGHTS = JsonObject.of("AdditionalVersionWeights", JsonObject.empty());

    abstract void act(World world);

    /** Whether AWS let the person. */
    boolean acts(World world) {
        try {
            act(world);
            return true;
        } catch (AwsError refused) {
            return false;
        }
    }

    private static JsonObject object(String key) {
        return JsonObject.of("Bucket", "releases", "Key", key);
    }

    /** Of single releases. */
    private static List<String> records(World world) {
        return world
                .call("s3", "ListObjectsV2", JsonObject.of("Bucket", "releases", "Prefix", "releases/web/"))
                .objects("Contents")
                .stream()
                .map(object -> object.needText("Key"))
                .filter(key -> !key.endsWith("/jobs.json") && !key.endsWith("/index.json"))
                .toList();
    }
}
