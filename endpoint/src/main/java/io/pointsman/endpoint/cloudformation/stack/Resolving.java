package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.dynamic.Resolved;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Wish;
import io.pointsman.endpoint.cloudformation.resource.Work;
import java.util.Map;
import java.util.function.Function;

/**
 * Hands a wish on with its dynamic references resolved. What is remembered, compared and shown keeps the references, so that a
 * secret is in no event and a new value alone is no change.
 */
final class Resolving {
    private Resolving() {}

    static Work of(Wish wish, Function<Wish, Work> work) {
        Resolved resolved = Resolved.with(wish.world());
        Wish whole = wish.with(resolved.members(wish.properties()));
        if (whole.properties().equals(wish.properties())) {
            return work.apply(wish);
        }
        try {
            return asWritten(work.apply(whole), wish.properties(), resolved);
        } catch (AwsError refusal) {
            throw resolved.hidden(refusal);
        }
    }

    /** What is to be removed goes by its properties, too; where a reference leads nowhere any more, by what is written. */
    static Made ofLast(World world, Made made) {
        try {
            return made.with(Resolved.with(world).members(made.properties()));
        } catch (AwsError gone) {
            return made;
        }
    }

    private static Work asWritten(Work work, Map<String, Object> properties, Resolved resolved) {
        return switch (work) {
            case Work.Done(Made made) -> new Work.Done(made.with(properties));
            case Work.Later(Made made, var look) ->
                new Work.Later(made.with(properties), () -> {
                    try {
                        return asWritten(look.get(), properties, resolved);
                    } catch (AwsError refusal) {
                        throw resolved.hidden(refusal);
                    }
                });
        };
    }
}
