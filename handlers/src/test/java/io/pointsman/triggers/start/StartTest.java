package io.pointsman.triggers.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTest {
    private final FakePipelines pipelines = new FakePipelines();
    private final Start start = new Start(pipelines, "builds/");

    private static Upload upload(String key, String version) {
        return new Upload("sources", key, Optional.of(version), "s1");
    }

    private void pipeline(boolean anyKey) {
        pipelines.pipelines.put("web", List.of(new Pipelines.Source("Source", "sources", "app.zip", anyKey)));
    }

    private String refusal(Upload upload) {
        return String.valueOf(
                assertThrows(Refusal.class, () -> start.of(upload)).getMessage());
    }

    @Test
    void an_artifact_with_a_name_of_its_own_starts_the_pipeline_of_its_folder() {
        pipeline(true);
        assertEquals(new Start.Answer.Started("web", "execution-1"), start.of(upload("builds/web/app-2f9c.zip", "v1")));
        assertEquals(
                List.of("web Source Revision[key=Optional[builds/web/app-2f9c.zip], version=Optional[v1]]"),
                pipelines.started);
    }

    @Test
    void the_pipelines_own_object_is_named_by_its_version() {
        pipelines.pipelines.put("web", List.of(new Pipelines.Source("Source", "sources", "builds/web/app.zip", false)));
        start.of(upload("builds/web/app.zip", "v7"));
        assertEquals(List.of("web Source Revision[key=Optional.empty, version=Optional[v7]]"), pipelines.started);
    }

    @Test
    void the_same_upload_delivered_twice_starts_one_execution() {
        pipeline(true);
        Start.Answer first = start.of(upload("builds/web/a.zip", "v1"));
        assertEquals(first, start.of(upload("builds/web/a.zip", "v1")));
        assertEquals(1, pipelines.started.size());
    }

    @Test
    void another_version_of_the_same_key_is_another_upload() {
        pipeline(true);
        start.of(upload("builds/web/a.zip", "v1"));
        start.of(upload("builds/web/a.zip", "v2"));
        assertEquals(2, pipelines.started.size());
    }

    @Test
    void without_versions_the_sequencer_tells_uploads_apart() {
        Upload one = new Upload("sources", "k", Optional.empty(), "s1");
        Upload other = new Upload("sources", "k", Optional.empty(), "s2");
        assertNotEquals(one.token(), other.token());
        assertEquals(one.token(), new Upload("sources", "k", Optional.empty(), "s1").token());
    }

    @Test
    void a_token_is_what_codepipeline_takes() {
        assertTrue(upload("builds/web/a b+.zip", "3/L4kqtJ_.v~").token().matches("[a-zA-Z0-9-]{1,128}"));
    }

    @Test
    void what_lies_elsewhere_or_is_a_folder_is_passed_over() {
        pipeline(true);
        for (String key : List.of("other/web/a.zip", "builds/a.zip", "builds/web/", "builds//a.zip")) {
            assertInstanceOf(Start.Answer.Passed.class, start.of(upload(key, "v1")), key);
        }
        assertEquals(List.of(), pipelines.started);
    }

    @Test
    void a_folder_that_names_no_pipeline_is_refused() {
        assertTrue(refusal(upload("builds/shop/a.zip", "v1")).contains("shop"));
    }

    @Test
    void a_pipeline_that_reads_another_bucket_is_refused() {
        pipelines.pipelines.put("web", List.of(new Pipelines.Source("Source", "elsewhere", "app.zip", true)));
        String message = refusal(upload("builds/web/a.zip", "v1"));
        assertTrue(message.contains("0 source actions that read from bucket sources"), message);
    }

    @Test
    void a_source_action_that_takes_its_own_key_only_is_refused_with_the_remedy() {
        pipeline(false);
        String message = refusal(upload("builds/web/a.zip", "v1"));
        assertTrue(message.contains("set AllowOverrideForS3ObjectKey to true"), message);
        assertEquals(List.of(), pipelines.started);
    }
}
