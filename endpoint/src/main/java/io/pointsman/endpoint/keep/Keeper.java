package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the state of one endpoint in a directory: reads what is there, and writes what has changed before an answer tells of it. */
public final class Keeper implements AutoCloseable {
    private final DataDirectory directory;
    private final Wiring wiring = new Wiring();
    private final List<World> worlds = new ArrayList<>();
    private final World first;
    private final BodyStore bodies;
    private long kept;
    private Instant told = Instant.MIN;

    /** @param first the endpoint's first account, which nobody has asked anything */
    public Keeper(World first, DataDirectory directory) {
        this.first = first;
        this.directory = directory;
        try {
            this.bodies = new BodyStore(directory.bodies(), first.spool());
        } catch (IOException e) {
            throw directory.damaged(String.valueOf(e.getMessage()), e);
        }
        opened(first);
    }

    /** Reads what the directory has into the endpoint, whose clock sleeps from now on. */
    public void begin() {
        first.clock().sleep();
        try {
            if (!directory.isNew()) {
                read();
            }
        } catch (IOException e) {
            throw directory.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /** An account that is there from now on, and that nobody has asked anything. */
    public void opened(World world) {
        synchronized (wiring) {
            worlds.add(world);
            wiring.add(world);
        }
    }

    private void read() throws IOException {
        byte[] written = directory.read();
        try {
            read(new DataInputStream(new ByteArrayInputStream(written)));
        } catch (OtherBuild e) {
            throw directory.otherBuild(String.valueOf(e.getMessage()));
        } catch (UncheckedIOException | IllegalStateException | IndexOutOfBoundsException e) {
            throw directory.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private void read(DataInputStream in) throws IOException {
        String kept = in.readUTF();
        String wanted = place();
        if (!kept.equals(wanted)) {
            throw directory.otherPlace(kept, wanted);
        }
        told = Instant.parse(in.readUTF());
        directory.told().filter(told::isBefore).ifPresent(later -> told = later);
        int accounts = in.readInt();
        for (int i = 0; i < accounts; i++) {
            first.accounts().open(in.readUTF());
        }
        byte[] graph = in.readAllBytes();
        first.locked(() -> still(monitors(), () -> put(graph)));
        first.clock().sleep(told);
        this.kept = first.keeping().changes();
    }

    private boolean put(byte[] graph) {
        try {
            GraphReader.read(graph, wiring, bodies);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String place() {
        return "account " + first.account() + " in " + first.region();
    }

    /** Time goes on, and with it what was under way. */
    public void resume() {
        first.clock().wake();
        first.accounts().all().forEach(world -> world.services().values().forEach(service -> service.resume()));
    }

    /** Returns once all is on the disk that there is now. */
    public void settle() {
        long wanted = first.keeping().changes();
        synchronized (this) {
            if (kept < wanted || directory.isNew()) {
                save();
            }
            Instant now = first.clock().instant();
            if (now.isAfter(told)) {
                directory.tell(now);
                told = now;
            }
        }
    }

    private void save() {
        bodies.begin();
        long changes = first.locked(() -> first.keeping().changes());
        byte[] state = first.locked(() -> still(monitors(), this::captured));
        try {
            directory.write(state);
            bodies.sweep();
        } catch (IOException e) {
            throw new UncheckedIOException("the state cannot be kept: " + e.getMessage(), e);
        }
        kept = changes;
    }

    private byte[] captured() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(place());
            out.writeUTF(first.clock().instant().toString());
            synchronized (wiring) {
                out.writeInt(worlds.size() - 1);
                for (World other : worlds.subList(1, worlds.size())) {
                    out.writeUTF(other.account());
                }
                out.write(new GraphWriter(wiring, bodies).write());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What is changed under locks of its own. Whoever holds one of these takes no other. */
    private List<Object> monitors() {
        List<Object> monitors = new ArrayList<>();
        for (World world : first.accounts().all()) {
            monitors.add(world.logs());
            monitors.add(world.logStore());
        }
        monitors.add(first.clock());
        return monitors;
    }

    private static <T> T still(List<Object> monitors, Supplier<T> work) {
        if (monitors.isEmpty()) {
            return work.get();
        }
        synchronized (monitors.getFirst()) {
            return still(monitors.subList(1, monitors.size()), work);
        }
    }

    /** Keeps what there is, and gives the directory back. */
    @Override
    public void close() {
        try (directory) {
            settle();
        }
    }
}
