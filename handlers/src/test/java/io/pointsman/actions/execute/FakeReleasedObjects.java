package io.pointsman.actions.execute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects of S3 in memory, by {@code bucket/key}, and {@code bucket/key?version}: what their SHA-256 is. */
final class FakeReleasedObjects implements ReleasedObjects {
    final Map<String, String> objects = new HashMap<>();
    final List<String> read = Collections.synchronizedList(new ArrayList<>());

    @Override
    public boolean exists(String bucket, String key, String version) {
        return objects.containsKey(bucket + "/" + key + "?" + version);
    }

    @Override
    public Optional<String> sha256(String bucket, String key) {
        read.add(key);
        return Optional.ofNullable(objects.get(bucket + "/" + key));
    }
}
