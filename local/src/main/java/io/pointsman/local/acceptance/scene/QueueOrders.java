package io.pointsman.local.acceptance.scene;

import io.pointsman.local.play.PlayFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** QueueOrders that go through the queue. The log of the application says which were taken. */
final class QueueOrders {
    private static final Pattern TAKEN = Pattern.compile("took order (\\d+) by release (\\w+)\\.");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RunContext stage;
    private final String queue;
    private final String logs;
    private volatile int sent;

    QueueOrders(RunContext stage, String queue, String logs) {
        this.stage = stage;
        this.queue = queue;
        this.logs = logs;
    }

    int sent() {
        return sent;
    }

    /** By one thread. */
    void send() {
        int number = sent + 1;
        stage.aws().sqs().sendMessage(send -> send.queueUrl(queue).messageBody("order " + number));
        sent = number;
    }

    /** Waits until each was taken; SQS may bring one twice, and loses none. */
    String allTaken() {
        int all = sent;
        PlayFailure.unless(all > 0, "no order was sent");
        stage.watch()
                .await(
                        "an entry in the log for each of " + all + " orders",
                        LIMIT,
                        () -> Optional.of(true).filter(any -> missing(all).isEmpty()));
        return "all " + all + " orders that went through the queue were taken";
    }

    private Set<Integer> missing(int all) {
        Set<Integer> missing =
                new TreeSet<>(IntStream.rangeClosed(1, all).boxed().toList());
        stage.aws()
                .logs()
                .filterLogEventsPaginator(filter -> filter.logGroupName(logs).filterPattern("took"))
                .events()
                .forEach(event -> {
                    Matcher taken = TAKEN.matcher(event.message());
                    if (taken.find()) {
                        missing.remove(Integer.valueOf(taken.group(1)));
                    }
                });
        return missing;
    }
}
