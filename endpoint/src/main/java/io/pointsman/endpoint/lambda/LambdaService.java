package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.http.WebDoor;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** AWS Lambda: functions with versions and aliases, each version a process once it is invoked. */
public final class LambdaService implements Service {
    private final Runtimes runtimes = new Runtimes();
    private final LambdaFaults faults = new LambdaFaults();
    private final Transitions transitions;
    private final Environments environments;
    private final ControlPlaneQuota quota;
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<String, WebDoor> doors;
    private final QueuePollers pollers;
    private final EventSourceOperations sources;
    private final EventQueue events;
    private final String region;

    public LambdaService(World world) {
        region = world.region();
        transitions = new Transitions(world.clock(), faults);
        quota = new ControlPlaneQuota(world.clock());
        Functions functions = new Functions(world);
        pollers = new QueuePollers(world);
        doors = Map.of("_urls", new UrlDoor(world, functions));
        Layers layers = new Layers(world);
        CodeReader code = new CodeReader(world);
        environments = new Environments(world, layers);
        sources = new EventSourceOperations(world, functions, pollers);
        addControlPlane(world, functions, layers, code);
        Execution execution = new Execution(world, environments);
        Admission admission = new Admission(world, functions);
        events = new EventQueue(world, functions, execution, admission);
        operations.put(
                InvokeOperation.NAME,
                OtherRegion.refused(
                        new InvokeOperation(world, functions, execution, events, admission), world.region()));
    }

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Protocol protocol() {
        return Protocol.LAMBDA_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    @Override
    public Map<String, WebDoor> doors() {
        return doors;
    }

    /** An invocation waits for a process. */
    @Override
    public Set<String> unlocked() {
        return Set.of(InvokeOperation.NAME);
    }

    /** Lets a runtime pass that AWS no longer takes. Whoever uses this says so to the person who watches. */
    public void allowRetiredRuntime(String runtime) {
        runtimes.allow(runtime);
    }

    /** Whether the account's rate of control plane requests is held against callers. */
    public void limitControlPlane(boolean limited) {
        quota.enforce(limited);
    }

    /** How long a published version with SnapStart stays Pending. */
    public void snapStartTakes(Duration time) {
        transitions.snapshotTakes(time);
    }

    /** To be told what goes wrong. */
    public LambdaFaults faults() {
        return faults;
    }

    @Override
    public void resume() {
        sources.resume();
        events.resume();
    }

    @Override
    public void close() {
        pollers.close();
        environments.close();
    }

    private void addControlPlane(World world, Functions functions, Layers layers, CodeReader code) {
        RuntimeVersion builds = new RuntimeVersion(world.region());
        SettingsRules rules = new SettingsRules(runtimes, layers, builds);
        Publishing publishing = new Publishing(functions, transitions, world.clock());
        ConcurrencyOperations concurrency = new ConcurrencyOperations(functions);
        ProvisionOperations provisions = new ProvisionOperations(functions, concurrency, world.clock());
        Downloads downloads = new Downloads(world);
        add(new FunctionOperations(
                        functions, rules, code, publishing, transitions, environments, downloads, world.clock())
                .table());
        add(new ChangeOperations(functions, rules, code, publishing, transitions, environments, world.clock()).table());
        add(new VersionOperations(functions, publishing).table());
        add(new AliasOperations(functions, provisions.provisioning()).table());
        add(new PermissionOperations(functions).table());
        add(new EventInvokeOperations(functions, world.clock()).table());
        add(concurrency.table());
        add(new AccountOperations(functions, concurrency).table());
        add(new LayerOperations(layers, runtimes, code, downloads).table());
        add(provisions.table());
        add(new FunctionUrlOperations(world, functions).table());
        add(new FunctionSettings(functions, builds).table());
        add(sources.table());
        add(new Tags(functions, sources).table());
    }

    private void add(Map<String, Operation> table) {
        table.forEach(
                (name, operation) -> operations.put(name, quota.limited(name, OtherRegion.refused(operation, region))));
    }
}
