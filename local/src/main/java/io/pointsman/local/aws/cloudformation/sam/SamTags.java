package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SAM's map of tags as CloudFormation's list, behind the mark that SAM sets itself. */
final class SamTags {
    private SamTags() {}

    static List<Object> of(ServerlessResource resource, String mark) {
        List<Object> tags = new ArrayList<>();
        tags.add(tag(mark, "SAM"));
        Values.mapAt(resource.properties(), "Tags").forEach((key, value) -> tags.add(tag(key, value)));
        return tags;
    }

    private static Map<String, Object> tag(String key, Object value) {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("Key", key);
        tag.put("Value", value);
        return tag;
    }
}
