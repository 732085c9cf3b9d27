package io.pointsman.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each sentence of a document that promises something names the tests that die with it. */
final class PromisesTest {
    private static final String DOCUMENT = "docs/publish-and-shift.md";
    private static final String LIST = "handlers/src/test/resources/promises/publish-and-shift.txt";

    private static List<String> sentences() throws IOException {
        return Sentences.of(ThisRepository.text(DOCUMENT));
    }

    private static List<Promise> promises() throws IOException {
        return Promise.read(ThisRepository.text(LIST).lines().toList());
    }

    private static List<String> without(List<String> all, List<String> some) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(some);
        return rest;
    }

    @Test
    void every_sentence_is_judged_anew_when_it_changes() throws IOException {
        List<String> said = sentences();
        List<String> judged = promises().stream().map(Promise::sentence).toList();

        assertEquals(
                List.of(),
                without(said, judged),
                DOCUMENT + " says what " + LIST + " does not have: name the tests that hold it, or write one");
        assertEquals(List.of(), without(judged, said), LIST + " has what " + DOCUMENT + " does not say");
        assertEquals(said, judged, "the order");
    }

    @Test
    void every_promise_has_a_test_or_is_said_to_be_none() throws IOException {
        assertEquals(
                List.of(),
                promises().stream().filter(promise -> !promise.isJudged()).toList());
    }

    @Test
    void every_test_that_holds_a_promise_is_there() throws IOException {
        List<String> named =
                promises().stream().flatMap(promise -> promise.tests().stream()).toList();

        assertTrue(named.size() > 100, named.size() + " tests");
        assertEquals(List.of(), ThisRepository.withoutTest(named), LIST);
    }

    @Test
    void a_sentence_ends_where_the_next_one_begins() {
        assertEquals(
                List.of(
                        "**Head.**",
                        "It moves `a.b` (3.5 of it).",
                        "`shift` waits:",
                        "Again!",
                        "An item that",
                        "| one | two |",
                        "Last."),
                Sentences.of("""
                    # Title. Not one.
                    **Head.** It moves `a.b` (3.5 of
                    it). `shift` waits:

                    ```sh
                    Code. Not one.
                    ```
                    Again!
                    - An item that

                    | head | head |
                    |---|---|
                    | one | two |
                    Last.\
                    """));
    }

    @Test
    void a_word_beside_a_test_is_no_judgement() {
        List<Promise> read = Promise.read(List.of("# for readers", "A.", "    explains", "B.", "    T.a", "", "C."));

        assertEquals(
                List.of("A.", "B.", "C."), read.stream().map(Promise::sentence).toList());
        assertTrue(read.get(0).isJudged());
        assertEquals(List.of("T.a"), read.get(1).tests());
        assertFalse(read.get(2).isJudged());
        assertFalse(new Promise("D.", List.of("explains", "T.a")).isJudged());
    }
}
