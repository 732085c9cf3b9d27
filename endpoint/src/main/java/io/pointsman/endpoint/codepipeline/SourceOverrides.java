package io.pointsman.endpoint.codepipeline;

/** Which source revisions a caller may choose. */
final class SourceOverrides {
    private SourceOverrides() {}

    static void check(PipelineDeclaration pipeline, SourceOverride override) {
        if (pipeline.type() != PipelineType.V2) {
            throw Refusals.validation("Source revision overrides need a pipeline of type V2");
        }
        ActionDeclaration source = source(pipeline, override);
        if (Provider.of(source.type()).filter(Provider.S3_SOURCE::equals).isEmpty()) {
            commit(source, override);
            return;
        }
        switch (override.type()) {
            case SourceOverride.VERSION_ID -> {}
            case SourceOverride.OBJECT_KEY -> keyAllowed(source);
            default ->
                throw Refusals.validation("Source action " + source.name()
                        + " reads from Amazon S3, so its revision type is " + SourceOverride.VERSION_ID + " or "
                        + SourceOverride.OBJECT_KEY + ", not " + override.type());
        }
    }

    private static void commit(ActionDeclaration source, SourceOverride override) {
        if (!override.type().equals(SourceOverride.COMMIT_ID)) {
            throw Refusals.validation(
                    "Source action " + source.name() + " reads from a repository, so its revision type is "
                            + SourceOverride.COMMIT_ID + ", not " + override.type());
        }
    }

    private static ActionDeclaration source(PipelineDeclaration pipeline, SourceOverride override) {
        return pipeline.first()
                .action(override.action())
                .orElseThrow(() -> Refusals.validation("The pipeline has no source action " + override.action()));
    }

    private static void keyAllowed(ActionDeclaration source) {
        if (!Boolean.parseBoolean(source.configuration().get("AllowOverrideForS3ObjectKey"))) {
            throw Refusals.validation("Source action " + source.name()
                    + " does not allow its S3ObjectKey to be overridden: set AllowOverrideForS3ObjectKey to true");
        }
    }
}
