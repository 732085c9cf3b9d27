package io.pointsman.endpoint;

import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.constraint.ServiceConstraints;
import io.pointsman.endpoint.disk.Spool;
import io.pointsman.endpoint.disk.TemporaryFolder;
import io.pointsman.endpoint.fault.Faults;
import io.pointsman.endpoint.metric.MetricStore;
import io.pointsman.endpoint.open.Readings;
import io.pointsman.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the services of one account share: one Region, one clock, one lock, and each other. Other {@link Accounts} of the endpoint have
 * Region, clock and lock in common with it.
 *
 * <p>Everything that reads or changes state happens under the lock: requests, and tasks of the clock. A service asks another one
 * by {@link #call}, in the words of its API, as in AWS.
 */
public final class World implements AutoCloseable {
    public static final String PARTITION = "aws";

    /** What the policy of a session is asked for; who has one can call nothing else here. */
    private static final Set<String> JUDGED =
            Set.of("codedeploy:GetDeploymentTarget", "codedeploy:StopDeployment", "sts:GetCallerIdentity");

    /** S3's model speaks of headers and documents. */
    private static final String CHECKED_ON_THE_WIRE = "s3";

    private final ReentrantLock lock;
    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private final String account;
    private final String region;
    private final EndpointClock clock;
    private final FunctionLogs logs = new FunctionLogs();
    private final LogStore logStore = new LogStore();
    private final Calls calls = new Calls();
    private final MetricStore metrics = new MetricStore();
    private final Identities identities;
    private final Readings readings;
    private final Faults faults;
    private final TemporaryFolder folder;
    private final TemporaryFolder bodies;
    private final Spool spool;
    private final Accounts accounts;
    private final Keeping keeping;
    private transient volatile Optional<URI> address = Optional.empty();
    private transient volatile boolean closing;

    public World(String account, String region, EndpointClock clock) {
        this(account, region, clock, new TemporaryFolder());
    }

    /** @param bodies where those lie that are too large for the heap */
    World(String account, String region, EndpointClock clock, TemporaryFolder bodies) {
        this.account = account;
        this.region = region;
        this.clock = clock;
        this.lock = new ReentrantLock(true);
        this.identities = new Identities();
        this.readings = new Readings();
        this.faults = new Faults(clock);
        this.folder = new TemporaryFolder();
        this.bodies = bodies;
        this.spool = new Spool(bodies);
        this.keeping = new Keeping();
        this.accounts = new Accounts(this);
        clock.runUnder(this::locked);
    }

    private World(String account, World first) {
        this.account = account;
        this.region = first.region;
        this.clock = first.clock;
        this.lock = first.lock;
        this.identities = first.identities;
        this.readings = first.readings;
        this.faults = first.faults;
        this.folder = first.folder;
        this.bodies = first.bodies;
        this.spool = first.spool;
        this.keeping = first.keeping;
        this.accounts = first.accounts;
        this.address = first.address;
    }

    /** Another account of the same endpoint, still without services. */
    World beside(String other) {
        return new World(other, this);
    }

    /** All accounts of the endpoint. */
    public Accounts accounts() {
        return accounts;
    }

    public void add(Service service) {
        services.put(service.signingName(), service);
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    public EndpointClock clock() {
        return clock;
    }

    public FunctionLogs logs() {
        return logs;
    }

    /** What CloudWatch Logs answers from. */
    public LogStore logStore() {
        return logStore;
    }

    /** What CloudWatch answers from. */
    public MetricStore metrics() {
        return metrics;
    }

    /** Which version answered which customer. */
    public Calls calls() {
        return calls;
    }

    public Identities identities() {
        return identities;
    }

    /** Which open questions are answered the other way. */
    public Readings readings() {
        return readings;
    }

    /** Which calls over the wire go wrong. */
    public Faults faults() {
        return faults;
    }

    /** For temporary files: one folder for all, gone when this is closed. */
    public TemporaryFolder folder() {
        return folder;
    }

    /**
     * Says that something failed in the background, where nobody waits for an answer. What the end of the endpoint itself cuts off is no
     * fault, and nothing is said of it.
     *
     * @param place what was being done, such as {@code polling QUEUE}
     */
    public void complain(String place, Throwable cause) {
        if (!closing) {
            Complaint.about(place, cause);
        }
    }

    /** Whether there is something to be kept, for an endpoint with a directory. */
    public Keeping keeping() {
        return keeping;
    }

    /** Takes in the bodies that are too large for the heap. */
    public Spool spool() {
        return spool;
    }

    /** Where the endpoint can be reached over the wire; empty until a server listens. */
    public Optional<URI> address() {
        return address;
    }

    public void reachableAt(URI uri) {
        address = Optional.of(uri);
    }

    /** {@code arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE}. */
    public String arn(String service, String resource) {
        return "arn:" + PARTITION + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** One service calls another, or a test calls any: same operations, same errors, no wire. */
    public JsonObject call(String service, String operation, JsonObject input) {
        return call(service, operation, input, Caller.AWS);
    }

    /** As {@code caller}: narrow credentials reach S3 and nothing else; S3 itself says which objects. */
    public JsonObject call(String service, String operation, JsonObject input, Caller caller) {
        Service known = services.get(service);
        Operation found = known == null ? null : known.operations().get(operation);
        if (known == null || found == null) {
            throw EndpointLimit.operation(service, operation);
        }
        if (identities.isNarrow(caller) && !service.equals("s3")) {
            throw new AwsError(403, "AccessDenied", notAllowed(service, operation));
        }
        if (identities.policy(caller).isPresent() && !JUDGED.contains(service + ":" + operation)) {
            throw EndpointLimit.of("session policies for " + service + ":" + operation);
        }
        ServiceConstraints.of(service)
                .filter(constraints -> !service.equals(CHECKED_ON_THE_WIRE))
                .ifPresent(constraints -> constraints.check(operation, input));
        try {
            return known.unlocked().contains(operation)
                    ? found.answer(input, caller)
                    : locked(() -> found.answer(input, caller));
        } finally {
            keeping.called(operation);
        }
    }

    private String notAllowed(String service, String operation) {
        return "User: " + arn("sts", "assumed-role/artifacts/job") + " is not authorized to perform: " + service + ":"
                + operation + " because no session policy allows the " + service + ":" + operation + " action";
    }

    public Map<String, Service> services() {
        return Map.copyOf(services);
    }

    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Ends what the services of all accounts started, the processes of functions, and removes what was kept on disk. */
    @Override
    public void close() {
        keeping.end();
        accounts.all().forEach(World::end);
        folder.close();
        bodies.close();
    }

    private void end() {
        closing = true;
        services.values().forEach(Service::close);
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            keeping.changed();
            return true;
        });
    }
}
