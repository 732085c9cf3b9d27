package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.process.FunctionProcess;
import io.pointsman.endpoint.process.FunctionSpec;
import io.pointsman.endpoint.process.Unpacked;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The execution environments: processes that wait for work, kept warm for the version that they are of. There are as many as
 * requests run at the same time; only so many are kept idle.
 */
final class Environments implements Retirement, AutoCloseable {
    private static final int IDLE = 24;

    private final World world;
    private final Surroundings surroundings;
    private final Layers layers;
    private final transient Map<String, Integer> retirements = new HashMap<>();
    private final transient Deque<Environment> idle = new ArrayDeque<>();
    private final transient Set<Environment> all = new HashSet<>();
    private transient Optional<Unpacked> unpacked = Optional.empty();
    private transient boolean closed;

    Environments(World world, Layers layers) {
        this.world = world;
        this.surroundings = new Surroundings(world);
        this.layers = layers;
        world.faults().onKill(caller -> killed(caller.accessKeyId()));
    }

    /** A warm one, or none. */
    synchronized Optional<Environment> warm(Target target) {
        Optional<Environment> found =
                idle.stream().filter(each -> each.key().equals(target.key())).findFirst();
        found.ifPresent(idle::remove);
        return found.filter(Environment::isAlive)
                .or(() -> found.flatMap(dead -> {
                    end(List.of(dead));
                    return warm(target);
                }));
    }

    /** A new one; its process may still be starting. */
    Environment cold(Target target) {
        int generation = generation(target.key()); // before the code is read: a change after this makes it stale
        LogPlace place = LogPlace.of(target, world.clock().instant());
        FunctionSpec function = spec(target, place);
        EnvironmentLog log = new EnvironmentLog(world, target.function().name(), place, PlatformLines.of(target));
        FunctionProcess process = FunctionProcess.start(function, log::add);
        String accessKey = function.environment().getOrDefault("AWS_ACCESS_KEY_ID", "");
        return keep(new Environment(target.key(), generation, accessKey, process, log));
    }

    private synchronized void killed(String accessKey) {
        all.stream().filter(each -> each.accessKey().equals(accessKey)).forEach(Environment::kill);
    }

    private synchronized Environment keep(Environment environment) {
        all.add(environment);
        if (closed) {
            end(List.of(environment));
        }
        return environment;
    }

    private FunctionSpec spec(Target target, LogPlace place) {
        List<Path> folders = new ArrayList<>();
        layers.codes(target.settings()).forEach(code -> folders.add(folder(code)));
        return new FunctionSpec(
                target.function().name(),
                target.settings().needText("Runtime"),
                target.settings().needText("Handler"),
                folder(target.edition().code()),
                folders,
                target.memory(),
                target.timeout(),
                surroundings.of(target, place));
    }

    private Path folder(Code code) {
        Unpacked folders;
        synchronized (this) {
            folders = unpacked.orElseGet(() -> new Unpacked(world.folder().newFolder("functions-")));
            unpacked = Optional.of(folders);
        }
        return folders.folder(code.sha256(), code.zip()::open);
    }

    private synchronized int generation(String key) {
        return retirements.getOrDefault(key, 0);
    }

    /** Takes one back. It is kept for the next request, unless its version is gone or changed, or enough are kept. */
    synchronized void back(Environment environment) {
        boolean current = environment.generation() == generation(environment.key());
        if (closed || !current || !environment.isAlive()) {
            end(List.of(environment));
            return;
        }
        idle.addLast(environment);
        if (idle.size() > IDLE) {
            end(List.of(idle.removeFirst()));
        }
    }

    @Override
    public void retired(String function) {
        retire(key -> key.startsWith(function + ":"));
    }

    @Override
    public void retired(String function, String version) {
        retire((function + ":" + version)::equals);
    }

    /** What is idle ends now; what works ends when it comes back. */
    private synchronized void retire(Predicate<String> which) {
        all.stream()
                .map(Environment::key)
                .filter(which)
                .distinct()
                .toList()
                .forEach(key -> retirements.merge(key, 1, Integer::sum));
        List<Environment> gone =
                idle.stream().filter(each -> which.test(each.key())).toList();
        idle.removeAll(gone);
        end(gone);
    }

    private synchronized void end(List<Environment> gone) {
        all.removeAll(gone);
        gone.forEach(Environment::close);
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.clear();
        end(List.copyOf(all));
    }
}
