package io.pointsman.actions.shift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applications, configurations and groups in memory. */
final class FakePlaces implements Places {
    final Map<String, Routing> configs = new HashMap<>();
    final Map<Place, Group> groups = new HashMap<>();
    final List<String> calls = new ArrayList<>();

    @Override
    public void application(String name) {
        calls.add("application " + name);
    }

    @Override
    public Optional<Routing> config(String name) {
        return Optional.ofNullable(configs.get(name));
    }

    @Override
    public void createConfig(String name, Routing routing) {
        calls.add("create config " + name);
        configs.put(name, routing);
    }

    @Override
    public Optional<Group> group(Place place) {
        return Optional.ofNullable(groups.get(place));
    }

    @Override
    public void createGroup(Place place, Group group) {
        calls.add("create group " + place.group());
        groups.put(place, group);
    }

    @Override
    public void updateGroup(Place place, Group group) {
        calls.add("update group " + place.group());
        groups.put(place, group);
    }
}
