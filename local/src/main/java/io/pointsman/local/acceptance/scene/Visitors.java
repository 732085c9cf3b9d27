package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.PlayFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/** Customers who ask the page again and again and order now and then, from a thread of their own. Each answer names its release. */
final class Visitors implements AutoCloseable {
    private static final Pattern RELEASE = Pattern.compile("\"release\": *\"(\\w+)\"");
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int A_FEW = 20;
    /** One in so many orders as well. */
    private static final int ORDERS = 5;

    private static final int MAX_ORDERS = 2_000;

    private final RunContext stage;
    private final HttpRequest request;
    private final QueueOrders orders;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("visitors").factory());
    private final List<String> releases = new ArrayList<>();
    private Optional<ScheduledFuture<?>> asking = Optional.empty();
    private Optional<String> problem = Optional.empty();

    Visitors(RunContext stage, URI page, QueueOrders orders) {
        this.stage = stage;
        this.orders = orders;
        this.request = HttpRequest.newBuilder(page).timeout(ANSWER).build();
    }

    /** A new address may take a while to answer; from then on each customer is to be answered. */
    void start() {
        stage.watch().await("the first answer of the page", LIMIT, this::first);
        long between = stage.reach().costs() ? 400 : 40;
        asking = Optional.of(thread.scheduleWithFixedDelay(this::come, 0, between, TimeUnit.MILLISECONDS));
    }

    private Optional<Boolean> first() {
        try {
            return send().filter(answer -> answer.statusCode() == 200).map(answer -> true);
        } catch (IOException e) {
            return Optional.empty(); // no such host yet
        }
    }

    private Optional<HttpResponse<String>> send() throws IOException {
        try {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
            return Optional.empty();
        }
    }

    private void come() {
        try {
            send().ifPresent(this::note);
            if (count() % ORDERS == 0 && orders.sent() < MAX_ORDERS) {
                orders.send();
            }
        } catch (IOException e) {
            trouble("a customer got no answer: " + e);
        } catch (SdkException e) {
            trouble("the queue did not take an order: " + e.getMessage());
        }
    }

    private void note(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            add(release(answer.body()));
        } else {
            trouble("a customer was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static String release(String body) {
        Matcher named = RELEASE.matcher(body);
        return named.find() ? named.group(1) : "none";
    }

    private synchronized void add(String release) {
        releases.add(release);
    }

    private synchronized void trouble(String what) {
        if (!thread.isShutdown()) {
            problem = problem.or(() -> Optional.of(what));
        }
    }

    synchronized int count() {
        return releases.size();
    }

    /** Which releases have answered since then, by {@link #count}. */
    synchronized List<String> since(int mark) {
        return List.copyOf(releases.subList(mark, releases.size()));
    }

    private synchronized void check() {
        problem.ifPresent(what -> {
            throw new PlayFailure(what);
        });
    }

    /**
     * Waits until this release alone answers, and goes on doing so: Lambda tells all its hosts of an alias within a moment, not at once.
     * How many customers have asked.
     */
    int all(String release) {
        stage.watch().await("only release " + release + " answers", LIMIT, () -> alone(release));
        int mark = count() + 1; // one may be under way
        stage.watch()
                .await(
                        "further answers",
                        LIMIT,
                        () -> Optional.of(true).filter(any -> count() >= mark + A_FEW || failed()));
        check();
        List<String> others =
                since(mark).stream().filter(one -> !one.equals(release)).toList();
        PlayFailure.unless(
                others.isEmpty(), "only release " + release + " was to answer, and these did, too: " + others);
        return count();
    }

    private synchronized boolean failed() {
        return problem.isPresent();
    }

    private Optional<Boolean> alone(String release) {
        check();
        int now = count();
        return Optional.of(true)
                .filter(any -> now >= A_FEW && since(now - A_FEW).stream().allMatch(release::equals));
    }

    /** No customer may have got any release but these since then; each was answered. */
    void only(int mark, List<String> allowed) {
        check();
        List<String> others = since(mark).stream()
                .filter(one -> !allowed.contains(one))
                .distinct()
                .toList();
        PlayFailure.unless(others.isEmpty(), "customers got " + others + " where only " + allowed + " was to answer");
    }

    /** Nobody asks any more. */
    void leave() {
        asking.ifPresent(each -> each.cancel(false));
        thread.shutdown();
        stage.watch().await("the last customer", ANSWER, () -> Optional.of(true).filter(any -> thread.isTerminated()));
        check();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.shutdownNow();
    }
}
