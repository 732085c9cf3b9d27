package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.List;

/**
 * Versions of functions that belong to no stack any more: the template had them, the update that made them was taken back, and
 * CloudFormation kept them. The section {@code orphanedVersions} of the release record, which {@code execute} writes; what it says was
 * so when the update had ended.
 *
 * @param changeSet ARN of the change set whose execution was taken back
 */
public record OrphanedVersions(String changeSet, List<OrphanedVersion> versions) {
    private static final Field<String> CHANGE_SET = Field.required("changeSet", FieldShape.TEXT);
    private static final Field<List<OrphanedVersion>> VERSIONS =
            Field.required("versions", FieldShape.listOf(OrphanedVersion.SHAPE));

    static final ObjectShape<OrphanedVersions> SHAPE = ObjectShape.of(
            json -> new OrphanedVersions(
                    CHANGE_SET.need(json), VERSIONS.find(json).orElse(List.of())),
            all -> VERSIONS.put(CHANGE_SET.put(JsonObject.empty(), all.changeSet()), all.versions()),
            CHANGE_SET,
            VERSIONS);

    /**
     * One of them.
     *
     * @param id of its resource in the template; in a nested stack with the logical ids of the stacks before, {@code Shop-FVersion1a}
     * @param function its name
     */
    public record OrphanedVersion(String id, String function, String version) {
        private static final Field<String> ID = Field.required("id", FieldShape.TEXT);
        private static final Field<String> FUNCTION = Field.required("function", FieldShape.TEXT);
        private static final Field<String> VERSION = Field.required("version", FieldShape.VERSION);

        static final ObjectShape<OrphanedVersion> SHAPE = ObjectShape.of(
                json -> new OrphanedVersion(ID.need(json), FUNCTION.need(json), VERSION.need(json)),
                one -> VERSION.put(FUNCTION.put(ID.put(JsonObject.empty(), one.id()), one.function()), one.version()),
                ID,
                FUNCTION,
                VERSION);
    }
}
