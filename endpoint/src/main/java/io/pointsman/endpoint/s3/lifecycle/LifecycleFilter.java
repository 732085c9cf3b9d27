package io.pointsman.endpoint.s3.lifecycle;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which objects a rule is for.
 *
 * @param tags each as {@code {Key, Value}}; an object has to have all of them
 * @param above an object has to have more bytes than these
 * @param below an object has to have fewer bytes than these
 */
record LifecycleFilter(String prefix, List<JsonObject> tags, Optional<Long> above, Optional<Long> below) {
    LifecycleFilter {
        tags = List.copyOf(tags);
    }

    /** {@code Filter} of S3's API, or the {@code Prefix} of the rule itself, as it was before there were filters. */
    static LifecycleFilter of(JsonObject rule) {
        JsonObject filter = rule.objectOrEmpty("Filter");
        JsonObject all = filter.object("And").orElse(filter);
        List<JsonObject> tags = new ArrayList<>(all.objects("Tags"));
        all.object("Tag").ifPresent(tags::add);
        return new LifecycleFilter(
                all.text("Prefix").or(() -> rule.text("Prefix")).orElse(""),
                tags,
                all.number("ObjectSizeGreaterThan"),
                all.number("ObjectSizeLessThan"));
    }

    boolean takes(String key, long size, List<JsonObject> tagsOfObject) {
        return key.startsWith(prefix)
                && tagsOfObject.containsAll(tags)
                && above.filter(bytes -> size <= bytes).isEmpty()
                && below.filter(bytes -> size >= bytes).isEmpty();
    }
}
