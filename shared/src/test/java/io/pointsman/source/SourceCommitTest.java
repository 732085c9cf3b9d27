package io.pointsman.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceCommitTest {
    private static final String ID = "9c41e77" + "a".repeat(33);

    private static SourceCommit with(String name, String value) {
        return SourceCommit.of(JsonObject.of(name, value));
    }

    @Test
    void what_a_build_says_is_read_and_written_again() {
        SourceCommit commit = SourceCommit.of(JsonObject.of("commit", ID, "author", "K. Lee")
                .with("branch", "main")
                .with("date", "2026-11-28T23:02:00+09:00")
                .with("message", "Total includes tax\n\nAs the law wants it.")
                .with("url", "https://github.com/shop/web/commit/" + ID));

        assertEquals(Optional.of(Instant.parse("2026-11-28T14:02:00Z")), commit.date());
        assertEquals("9c41e77 Total includes tax (K. Lee)", commit.sentence());
        assertEquals(commit, SourceCommit.of(commit.json()));
    }

    @Test
    void a_message_is_one_line_of_bounded_length_without_what_is_not_seen() {
        assertEquals(
                Optional.of("a b"),
                with("message", "\u001b\u0007a\tb\u0000\nsecond").message());
        assertEquals(
                Optional.of("safe\uFFFDgnp.exe"),
                with("message", "safe\u202Egnp.exe").message());
        assertEquals(
                200, with("message", "가".repeat(5_000)).message().orElseThrow().length());
        assertEquals(
                128, with("author", "x".repeat(5_000)).author().orElseThrow().length());
        String emoji = with("message", "\uD83D\uDE80".repeat(300)).message().orElseThrow();
        assertEquals(200, emoji.codePointCount(0, emoji.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,<script>1</script>",
                "//evil.example/x",
                "ftp://example.com/x",
                "https://user:secret@example.com/x",
                "https://example.com/a b",
                "https://example.com/\u202Etxt",
                "JAVASCRIPT://example.com/%0aalert(1)",
                "https://"
            })
    void an_address_that_is_none_of_the_web_is_left_out(String address) {
        assertEquals(Optional.empty(), with("url", address).url());
    }

    @Test
    void an_address_of_the_web_stays() {
        assertEquals(
                Optional.of("https://ghe.example/o/r"),
                with("url", " https://ghe.example/o/r ").url());
        assertEquals(
                Optional.empty(),
                with("url", "https://e.example/" + "x".repeat(1_000)).url());
    }

    @Test
    void what_is_no_text_is_nothing() {
        assertEquals(SourceCommit.UNKNOWN, SourceCommit.of(JsonObject.of("commit", 7, "message", true)));
        assertEquals(SourceCommit.UNKNOWN, SourceCommit.of(JsonObject.of("commit", " ", "date", "yesterday")));
    }

    @Test
    void what_another_says_of_the_same_commit_fills_gaps_and_of_another_commit_is_not_mixed_in() {
        SourceCommit short7 = SourceCommit.of(JsonObject.of("commit", "9c41e77"));
        SourceCommit more = SourceCommit.of(JsonObject.of("commit", ID, "author", "K. Lee"));
        SourceCommit other = SourceCommit.of(JsonObject.of("commit", "1234567", "author", "Someone"));

        assertEquals(Optional.of("K. Lee"), short7.or(more).author());
        assertEquals(short7, short7.or(other));
    }

    @Test
    void the_summary_of_a_revision_is_an_id_and_a_message_or_a_message_alone() {
        assertEquals(
                "9c41e77 Total includes tax",
                SourceCommit.ofSummary("9c41e77 Total includes tax").sentence());
        assertEquals(
                Optional.of("Release of Monday"),
                SourceCommit.ofSummary("Release of Monday").message());
        assertEquals(
                Optional.empty(), SourceCommit.ofSummary("Release of Monday").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"commit\": \"a\"} x"})
    void a_file_that_is_no_object_of_json_says_so_and_does_not_throw(String text) {
        SourceFile.Unreadable file = assertInstanceOf(SourceFile.Unreadable.class, SourceFile.of(text));
        assertTrue(!file.why().isBlank(), text);
    }

    @Test
    void a_file_that_is_too_long_is_not_read() {
        SourceFile.Unreadable file = assertInstanceOf(
                SourceFile.Unreadable.class, SourceFile.of("{\"message\":\"" + "x".repeat(70_000) + "\"}"));
        assertEquals("it has 70014 characters of at most 65536", file.why());
    }

    @Test
    void an_execution_is_known_by_its_form_and_a_pipeline_by_its_name() {
        String execution = "11111111-2222-3333-4444-555555555555";

        assertEquals(
                Optional.of(execution),
                PipelineRun.of(Optional.of("web"), execution).execution());
        assertEquals(
                Optional.empty(),
                PipelineRun.of(Optional.of("web"), "artifacts/app").execution());
        assertEquals(PipelineRun.UNKNOWN, PipelineRun.of(JsonObject.of("name", "a/../b", "execution", "\"><script>")));
    }
}
