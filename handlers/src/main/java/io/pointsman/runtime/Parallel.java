package io.pointsman.runtime;

import io.pointsman.engine.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same work for several items, a few at a time. All of it ends before the first failure is thrown. How fast Lambda is asked
 * is for the client's pace to say; the width only hides the time that an answer takes. One item alone needs no thread.
 */
public final class Parallel {
    private static final int WIDTH = 8;

    private Parallel() {}

    /** The answers in the order of the items. */
    public static <A, B> List<B> map(List<A> items, Function<A, B> work) {
        if (items.size() <= 1) {
            return items.stream().map(work).toList();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(WIDTH)) {
            List<Callable<B>> calls = new ArrayList<>();
            items.forEach(item -> calls.add(() -> work.apply(item)));
            return collect(threads.invokeAll(calls));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the function was interrupted", e);
        }
    }

    /** The same for what answers nothing. */
    public static <A> void each(List<A> items, Consumer<A> work) {
        map(items, item -> {
            work.accept(item);
            return item;
        });
    }

    private static <B> List<B> collect(List<Future<B>> futures) throws InterruptedException {
        List<B> answers = new ArrayList<>();
        for (Future<B> future : futures) {
            answers.add(answer(future));
        }
        return answers;
    }

    private static <B> B answer(Future<B> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case null, default -> new IllegalStateException(e.getCause());
            };
        }
    }
}
