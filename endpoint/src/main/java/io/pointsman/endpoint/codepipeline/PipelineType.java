package io.pointsman.endpoint.codepipeline;

/** What a pipeline is charged by and what it may use. V1 is what CreatePipeline makes when nothing is said. */
enum PipelineType {
    V1,
    V2
}
