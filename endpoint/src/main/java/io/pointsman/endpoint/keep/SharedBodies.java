package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Long bytes that several endpoints of this process have in common: nobody changes them. */
final class SharedBodies implements Bodies {
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<String, Blob> bodies = new HashMap<>();

    @Override
    public String keep(byte[] value) {
        String name = String.valueOf(bytes.size());
        bytes.put(name, value);
        return name;
    }

    @Override
    public String keep(Blob.Spooled body) {
        String name = String.valueOf(bodies.size());
        bodies.put(name, body);
        return name;
    }

    @Override
    public byte[] bytes(String name) throws IOException {
        return Optional.ofNullable(bytes.get(name)).orElseThrow(() -> new IOException("no bytes " + name));
    }

    @Override
    public Blob body(String name, long size) {
        return Optional.ofNullable(bodies.get(name)).orElseThrow(() -> new IllegalStateException("no body " + name));
    }
}
