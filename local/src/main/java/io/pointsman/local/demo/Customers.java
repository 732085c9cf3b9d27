package io.pointsman.local.demo;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Calls;
import io.pointsman.endpoint.Origin;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.Watch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Customers who ask a page again and again, up to forty times a second, and order now and then, from a thread of their own. Each answer says which release it
 * came from, and the endpoint's header which version; what each version calls itself is kept.
 */
final class Customers implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** One in so many orders as well. */
    private static final int ORDERS = 5;

    private static final int A_FEW = 25;

    private final HttpRequest request;
    private final QueueCustomers queue;
    private final Calls journal;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, String> bodies = new TreeMap<>();
    private Optional<ScheduledFuture<?>> asking = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private long answered;

    /** @param journal of the endpoint: which version answered whom */
    Customers(URI page, QueueCustomers queue, Calls journal) {
        this.queue = queue;
        this.request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        this.journal = journal;
    }

    void start() {
        asking = Optional.of(thread.scheduleWithFixedDelay(this::ask, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void ask() {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            note(answer);
            if (answered() % ORDERS == 0) {
                queue.send(http);
            }
        } catch (IOException e) {
            trouble("a customer got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private synchronized void note(HttpResponse<String> answer) {
        answered++;
        String version = answer.headers().firstValue("x-amz-executed-version").orElse("none");
        if (answer.statusCode() != 200) {
            trouble("a customer was answered with " + answer.statusCode() + ": " + answer.body());
        } else if (!bodies.computeIfAbsent(version, any -> answer.body()).equals(answer.body())) {
            trouble("version " + version + " says " + answer.body() + ", and said " + bodies.get(version));
        }
    }

    private synchronized void trouble(String what) {
        problem = problem.or(() -> Optional.of(what));
    }

    private synchronized long answered() {
        return answered;
    }

    /** Waits for some more answers, which were asked for after everything before; fails where a customer was left without one. */
    void someMore() {
        long before = answered() + 1; // one may be under way
        Watch.until(
                A_FEW + " further answers",
                PATIENCE,
                () -> Optional.of(answered()).filter(now -> now >= before + A_FEW || hasProblem()));
        check();
    }

    /** Nobody asks any more; every order that the queue took has been worked at, once. The number of orders. */
    int leave() {
        asking.ifPresent(one -> one.cancel(false));
        thread.shutdown();
        Watch.until(
                "an answer to each order",
                PATIENCE,
                () -> Optional.of(orders()).filter(orders -> thread.isTerminated() && orders >= queue.sent()));
        check();
        PlayFailure.same("orders that were worked at", queue.sent(), orders());
        return queue.sent();
    }

    private int orders() {
        return (int) journal.all().stream()
                .filter(call -> call.source() == Origin.Kind.QUEUE && call.ok())
                .count();
    }

    private synchronized boolean hasProblem() {
        return problem.isPresent();
    }

    private synchronized void check() {
        problem.ifPresent(what -> {
            throw new PlayFailure(what);
        });
    }

    /** What a version has said; it has to have said something. */
    synchronized String bodyOf(String version) {
        return Optional.ofNullable(bodies.get(version))
                .orElseThrow(() -> new PlayFailure("no customer was answered by version " + version));
    }

    /** How many entries the journal has by now, for {@link #since}. */
    long mark() {
        return journal.total();
    }

    /** What the endpoint wrote down since a mark, in the order of its clock. */
    List<Call> since(long mark) {
        return journal.since(mark).stream()
                .sorted(Comparator.comparing(Call::time))
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.close();
    }
}
