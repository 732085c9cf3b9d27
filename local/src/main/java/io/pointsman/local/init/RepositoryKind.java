package io.pointsman.local.init;

/** What a repository holds, by which it is built. */
public enum RepositoryKind {
    SAM("a SAM application", "pipelines/connection.yaml"),
    CDK("a CDK application", "pipelines/cdk.yaml"),
    PLAIN("a CloudFormation template", "pipelines/connection.yaml");

    private final String words;
    private final String pipeline;

    RepositoryKind(String words, String pipeline) {
        this.words = words;
        this.pipeline = pipeline;
    }

    public String words() {
        return words;
    }

    /** The ready pipeline for it. */
    public String pipeline() {
        return pipeline;
    }
}
