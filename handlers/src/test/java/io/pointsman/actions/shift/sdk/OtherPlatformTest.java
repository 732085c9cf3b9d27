package io.pointsman.actions.shift.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationResponse;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigResponse;

/** Applications and configurations that are there already, of whatever platform. */
final class OtherPlatformTest {
    private Optional<ComputePlatform> platform = Optional.empty();
    private final List<String> made = new ArrayList<>();
    private final SdkCodeDeployGroups groups = new SdkCodeDeployGroups(new Applications());

    @Test
    void an_application_for_servers_is_taken_for_one_for_functions() {
        platform = Optional.of(ComputePlatform.SERVER);

        String message = String.valueOf(
                assertThrows(Refusal.class, () -> groups.application("web")).getMessage());

        assertTrue(message.contains("CodeDeploy application web is for the compute platform Server"), message);
        assertEquals(List.of(), made);
    }

    @Test
    void an_application_that_is_there_is_made_again() {
        platform = Optional.of(ComputePlatform.LAMBDA);

        groups.application("web");

        assertEquals(List.of(), made);
    }

    @Test
    void an_application_that_somebody_made_in_between_ends_the_shift() {
        groups.application("web");

        assertEquals(List.of("web"), made);
    }

    @Test
    void a_configuration_for_servers_is_taken_for_one_for_functions() {
        platform = Optional.of(ComputePlatform.SERVER);
        assertEquals(Optional.empty(), groups.config("Slowly"));

        platform = Optional.of(ComputePlatform.LAMBDA);
        assertTrue(groups.config("Slowly").isPresent());
    }

    /** A CodeDeploy in which everything is of one platform, and where everything is made by somebody else just before. */
    private final class Applications implements CodeDeployClient {
        @Override
        public GetApplicationResponse getApplication(GetApplicationRequest request) {
            ComputePlatform found = platform.orElseThrow(
                    () -> ApplicationDoesNotExistException.builder().build());
            return GetApplicationResponse.builder()
                    .application(application -> application.computePlatform(found))
                    .build();
        }

        @Override
        public CreateApplicationResponse createApplication(CreateApplicationRequest request) {
            made.add(request.applicationName());
            throw ApplicationAlreadyExistsException.builder().build();
        }

        @Override
        public GetDeploymentConfigResponse getDeploymentConfig(GetDeploymentConfigRequest request) {
            return GetDeploymentConfigResponse.builder()
                    .deploymentConfigInfo(config -> config.computePlatform(platform.orElseThrow())
                            .trafficRoutingConfig(routing -> routing.type("AllAtOnce")))
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
