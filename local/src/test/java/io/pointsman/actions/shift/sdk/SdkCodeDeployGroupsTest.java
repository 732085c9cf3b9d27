package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.actions.shift.settings.TrafficConfig;
import io.pointsman.local.endpoint.ReleasePlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SdkCodeDeployGroupsTest {
    private static final DeploymentGroupId CART = DeploymentGroupId.of("pointsman-web", "Cart");

    private final ReleasePlace place = new ReleasePlace();
    private final SdkCodeDeployGroups places = new SdkCodeDeployGroups(place.codeDeploy);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void a_group_is_read_back_as_it_was_made_and_as_it_was_changed() {
        places.application("pointsman-web");
        places.application("pointsman-web");
        assertEquals(Optional.empty(), places.group(CART));
        CodeDeployGroups.Group first = new CodeDeployGroups.Group(
                "arn:role", TrafficConfig.AT_ONCE, CodeDeployGroups.Group.EVERY_EVENT, List.of());
        places.createGroup(CART, first);
        places.createGroup(CART, first);
        assertEquals(Optional.of(first), places.group(CART));

        CodeDeployGroups.Group second = new CodeDeployGroups.Group(
                "arn:other", "CodeDeployDefault.LambdaLinear10PercentEvery1Minute", List.of(), List.of("a", "b"));
        places.updateGroup(CART, second);
        assertEquals(Optional.of(second), places.group(CART));

        places.updateGroup(CART, first);
        assertEquals(Optional.of(first), places.group(CART));
    }

    @Test
    void configurations_are_read_back_as_they_were_made() {
        for (Routing routing : List.of(new Routing.Canary(20, 3), new Routing.Linear(25, 2), new Routing.AllAtOnce())) {
            String name = "Own" + routing.getClass().getSimpleName();
            assertEquals(Optional.empty(), places.config(name));
            places.createConfig(name, routing);
            places.createConfig(name, routing);
            assertEquals(Optional.of(routing), places.config(name));
        }
    }

    @Test
    void every_predefined_configuration_does_what_its_name_says() {
        for (String name :
                List.of("LambdaAllAtOnce", "LambdaCanary10Percent30Minutes", "LambdaLinear10PercentEvery1Minute")) {
            TrafficConfig config = TrafficConfig.of("CodeDeployDefault." + name);
            assertEquals(config.routing(), places.config(config.name()));
        }
    }
}
