package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.World;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every pipeline of the account, by name. */
final class Pipelines {
    private static final int MOST = 1_000;

    private final World world;
    private final Map<String, Pipeline> byName = new TreeMap<>();

    Pipelines(World world) {
        this.world = world;
    }

    Pipeline create(PipelineDeclaration declaration, Instant now) {
        String name = declaration.name();
        if (byName.containsKey(name)) {
            throw Refusals.refuse(
                    "PipelineNameInUseException",
                    "A pipeline with the name '" + name + "' already exists in account '" + world.account() + "'");
        }
        if (byName.size() >= MOST) {
            throw Refusals.refuse(
                    "LimitExceededException", "The account has " + MOST + " pipelines, which is the most");
        }
        Pipeline pipeline = new Pipeline(world.arn("codepipeline", name), declaration, now);
        byName.put(name, pipeline);
        return pipeline;
    }

    Pipeline need(String name) {
        return find(name)
                .orElseThrow(() -> Refusals.refuse(
                        "PipelineNotFoundException",
                        "Account '" + world.account() + "' does not have a pipeline with name '" + name + "'"));
    }

    Optional<Pipeline> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Pipeline> byArn(String arn) {
        return all().stream().filter(pipeline -> pipeline.arn().equals(arn)).findFirst();
    }

    Optional<Pipeline> remove(String name) {
        return Optional.ofNullable(byName.remove(name));
    }

    Collection<Pipeline> all() {
        return List.copyOf(byName.values());
    }
}
