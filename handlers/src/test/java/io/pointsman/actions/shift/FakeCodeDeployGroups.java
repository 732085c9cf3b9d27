package io.pointsman.actions.shift;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Routing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Applications, configurations and groups in memory. */
final class FakeCodeDeployGroups implements CodeDeployGroups {
    final Map<String, Routing> configs = new HashMap<>();
    final Map<DeploymentGroupId, Group> groups = new ConcurrentHashMap<>();
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /** What happens while a group is asked for. */
    Runnable asked = () -> {};

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
    public List<String> names(String application) {
        return groups.keySet().stream()
                .filter(id -> id.application().equals(application))
                .map(DeploymentGroupId::group)
                .toList();
    }

    @Override
    public Optional<Group> group(DeploymentGroupId groupId) {
        asked.run();
        return Optional.ofNullable(groups.get(groupId));
    }

    @Override
    public void createGroup(DeploymentGroupId groupId, Group group) {
        calls.add("create group " + groupId.group());
        groups.put(groupId, group);
    }

    @Override
    public void updateGroup(DeploymentGroupId groupId, Group group) {
        calls.add("update group " + groupId.group());
        groups.put(groupId, group);
    }
}
