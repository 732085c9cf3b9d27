package io.pointsman.endpoint.cloudformation.sam.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order of a Python 2.7 dictionary's keys: an open-addressed table of strings. SAM hashes the printed definition of an API to
 * name its deployment, and has kept the order of Python 2.7 so that names of deployments did not change with Python 3.
 */
final class PythonKeys {
    private static final int LEAST = 8;
    private static final int SHIFT = 5;
    private static final int LARGE = 50_000;
    private static final long MULTIPLIER = 1_000_003;

    private record Slot(String key, boolean gone) {}

    private TreeMap<Integer, Slot> slots = new TreeMap<>();
    private int size;
    private int fill;
    private int mask = LEAST - 1;

    void add(String key) {
        int at = place(key);
        Slot there = slots.get(at);
        if (there != null && !there.gone()) {
            return;
        }
        size++;
        fill += there == null ? 1 : 0;
        slots.put(at, new Slot(key, false));
        if (fill * 3 >= (mask + 1) * 2) {
            resize(size * (size > LARGE ? 2 : 4));
        }
    }

    /** Room for as many keys as come at once is made before they come. */
    void addAll(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        if ((fill + keys.size()) * 3 >= (mask + 1) * 2) {
            resize((size + keys.size()) * 2);
        }
        keys.forEach(this::add);
    }

    void remove(String key) {
        int at = place(key);
        Slot there = slots.get(at);
        if (there != null && !there.gone()) {
            slots.put(at, new Slot(key, true));
            size--;
        }
    }

    List<String> inOrder() {
        List<String> keys = new ArrayList<>(size);
        for (Slot slot : slots.values()) {
            if (!slot.gone()) {
                keys.add(slot.key());
            }
        }
        return keys;
    }

    private void resize(int request) {
        int wanted = LEAST;
        while (wanted <= request) {
            wanted <<= 1;
        }
        mask = wanted - 1;
        Map<Integer, Slot> before = slots;
        slots = new TreeMap<>();
        fill = 0;
        size = 0;
        before.values().stream().filter(slot -> !slot.gone()).map(Slot::key).forEach(this::add);
    }

    private int place(String key) {
        long hash = hash(key);
        int at = (int) hash & mask;
        int free = -1;
        long walker = at;
        long perturb = hash;
        for (Slot slot = slots.get(at); slot != null; slot = slots.get(at)) {
            if (!slot.gone() && slot.key().equals(key)) {
                return at;
            }
            if (slot.gone() && free < 0) {
                free = at;
            }
            walker = (walker << 2) + walker + perturb + 1;
            at = (int) walker & mask;
            perturb >>>= SHIFT;
        }
        return free < 0 ? at : free;
    }

    private static long hash(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length == 0) {
            return 0;
        }
        long hash = (long) points[0] << 7;
        for (int point : points) {
            hash = MULTIPLIER * hash ^ point;
        }
        return hash ^ points.length;
    }
}
