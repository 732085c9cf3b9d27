package io.pointsman.promise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code .ci/promises storm} runs thousands; {@code .ci/promises storm --seed N} one of them, and prints its calls. */
final class StormTest {
    private static final int STORMS = Integer.getInteger("promises.storms", 30);
    private static final long FIRST = Long.getLong("promises.first", 1);
    private static final int TOLD = 500;
    private static final int MANY = 300;
    private static final int THREADS = Integer.getInteger("promises.threads", 1);
    private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("promises.seed"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_seed_makes_the_same_calls_whenever_it_is_played(long seed) {
        List<String> first = trace(seed);
        assertTrue(first.size() > MANY, "no trace");
        assertEquals(first, trace(seed));
    }

    private static List<String> trace(long seed) {
        List<String> trace = new ArrayList<>();
        new Storm(seed, trace::add).wrong();
        return trace.stream().map(Constant::form).toList();
    }

    @Test
    void production_is_where_it_belongs_after_every_storm() throws InterruptedException, ExecutionException {
        if (SEED.isPresent()) {
            assertEquals(List.of(), new Storm(SEED.get(), System.out::println).wrong());
            return;
        }
        List<String> wrong = new ArrayList<>();
        long end = FIRST + STORMS;
        for (long seed = FIRST; seed < end; seed += TOLD) {
            wrong.addAll(wrong(LongStream.range(seed, Math.min(seed + TOLD, end))));
        }
        assertEquals(List.of(), wrong, "one alone, with its calls: .ci/promises storm --seed N");
    }

    /** Of these seeds; it is told, since thousands of storms take an hour. */
    private static List<String> wrong(LongStream seeds) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        List<Callable<List<String>>> storms = seeds.<Callable<List<String>>>mapToObj(
                        seed -> () -> new Storm(seed, call -> {}).wrong())
                .toList();
        List<String> wrong = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<List<String>> storm : threads.invokeAll(storms)) {
                wrong.addAll(storm.get());
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(
                "promises: " + storms.size() + " storms, " + wrong.size() + " wrong, " + took.toMillis() + " ms");
        wrong.forEach(line -> System.out.println("promises: " + line));
        return wrong;
    }
}
