package io.pointsman.endpoint.junit;

import io.pointsman.endpoint.Calls;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.fault.Faults;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * AWS on this machine for the tests of a class, on a free port of loopback:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EndpointExtension aws = EndpointExtension.withStoppedClock();
 * }</pre>
 *
 * <p>In a static field it is one endpoint for all tests of the class and of the classes nested in it; in a field of an instance, each test has
 * an empty one. It starts when it is first asked for, so that clients can be made in the initializers of fields, and ends with the tests,
 * together with the processes of functions. Whoever begins again after that finds an empty endpoint under the same address.
 */
public final class EndpointExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Supplier<EndpointClock> clock;
    private final String account;
    private final String region;
    private final Optional<Path> directory;
    private @Nullable StartedEndpoint started;
    private int port;
    private int users;

    private EndpointExtension(Supplier<EndpointClock> clock, String account, String region, Optional<Path> directory) {
        this.clock = clock;
        this.account = account;
        this.region = region;
        this.directory = directory;
    }

    /** The endpoint's clock starts at the time of this machine and then stands still until {@link #clock} is moved. */
    public static EndpointExtension withStoppedClock() {
        return on(EndpointClock::stopped);
    }

    /** @param times how many times as fast as real time the endpoint's clock runs: 1 for real time */
    public static EndpointExtension atSpeed(double times) {
        if (!(times > 0)) {
            throw new IllegalArgumentException("the speed must be more than 0, not " + times
                    + "; a clock that a test moves is withStoppedClock()");
        }
        return on(() -> EndpointClock.running(times));
    }

    private static EndpointExtension on(Supplier<EndpointClock> clock) {
        return new EndpointExtension(clock, "000000000000", "us-east-1", Optional.empty());
    }

    /** @param id of twelve digits */
    public EndpointExtension account(String id) {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("the id of an account has twelve digits, unlike " + id);
        }
        return new EndpointExtension(clock, id, region, directory);
    }

    public EndpointExtension region(String name) {
        return new EndpointExtension(clock, account, name, directory);
    }

    /**
     * Keeps the state in that directory, and goes on from what is there, as {@code serve --data-dir} does: for a test of what a restart
     * leaves, or one that begins with what another endpoint was made to hold.
     */
    public EndpointExtension dataDirectory(Path folder) {
        return new EndpointExtension(clock, account, region, Optional.of(folder));
    }

    /** What clients of AWS's SDKs call instead of AWS. */
    public URI url() {
        return running().server().uri();
    }

    public String region() {
        return region;
    }

    public String account() {
        return account;
    }

    /** Of the account's administrator. Any other twelve digits are another account, which is there as soon as somebody asks. */
    public String accessKeyId() {
        return account;
    }

    /** No signature is checked. */
    public String secretAccessKey() {
        return "of-no-use-in-aws";
    }

    /** The endpoint's time. */
    public EndpointClock clock() {
        return running().clock();
    }

    /** Lets the endpoint's time pass, second by second, until it is so. */
    public void until(Duration atMost, BooleanSupplier so) {
        Instant end = clock().instant().plus(atMost);
        while (!so.getAsBoolean()) {
            if (clock().instant().isAfter(end)) {
                throw new AssertionError("it was not so within " + atMost + " of the endpoint's time");
            }
            clock().pass(SECOND);
        }
    }

    /** Which calls go wrong, and how. */
    public Faults faults() {
        return running().endpoint().world().faults();
    }

    /** Which version of which function has answered whom. */
    public Calls calls() {
        return running().endpoint().calls();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end();
    }

    synchronized void begin() {
        users++;
        running();
    }

    /** The last one out closes: nested classes end before the class around them, tests before their class. */
    synchronized void end() {
        users--;
        if (users == 0 && started != null) {
            started.close();
            started = null;
        }
    }

    private synchronized StartedEndpoint running() {
        if (started == null) {
            started = StartedEndpoint.of(account, region, clock.get(), directory, port);
            port = started.port();
        }
        return started;
    }
}
