package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.CodeDeployGroups;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.Routing;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.SdkTrouble;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStyle;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;

/** {@link CodeDeployGroups} by the CodeDeploy API. */
public final class SdkCodeDeployGroups implements CodeDeployGroups {
    private final CodeDeployClient codeDeploy;

    public SdkCodeDeployGroups(CodeDeployClient codeDeploy) {
        this.codeDeploy = codeDeploy;
    }

    @Override
    public void application(String name) {
        Optional<ComputePlatform> platform = platform(name);
        if (platform.isEmpty()) {
            createApplication(name);
        } else if (platform.get() != ComputePlatform.LAMBDA) {
            throw Refusal.configuration("CodeDeploy application " + name + " is for the compute platform "
                    + platform.get() + "; give another Application");
        }
    }

    private Optional<ComputePlatform> platform(String name) {
        return SdkTrouble.asking("codedeploy:GetApplication " + name, () -> {
            try {
                return Optional.of(codeDeploy
                        .getApplication(get -> get.applicationName(name))
                        .application()
                        .computePlatform());
            } catch (ApplicationDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    private void createApplication(String name) {
        SdkTrouble.telling("codedeploy:CreateApplication " + name, () -> {
            try {
                codeDeploy.createApplication(
                        create -> create.applicationName(name).computePlatform(ComputePlatform.LAMBDA));
            } catch (ApplicationAlreadyExistsException e) {
                // somebody else made it in between, which is as good
            }
        });
    }

    @Override
    public Optional<Routing> config(String name) {
        return SdkTrouble.asking("codedeploy:GetDeploymentConfig " + name, () -> {
            try {
                return Optional.of(codeDeploy
                                .getDeploymentConfig(get -> get.deploymentConfigName(name))
                                .deploymentConfigInfo())
                        .filter(found -> found.computePlatform() == ComputePlatform.LAMBDA)
                        .map(found -> SdkRouting.read(found.trafficRoutingConfig()));
            } catch (DeploymentConfigDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void createConfig(String name, Routing routing) {
        SdkTrouble.telling("codedeploy:CreateDeploymentConfig " + name, () -> {
            try {
                codeDeploy.createDeploymentConfig(create -> create.deploymentConfigName(name)
                        .computePlatform(ComputePlatform.LAMBDA)
                        .trafficRoutingConfig(SdkRouting.write(routing)));
            } catch (DeploymentConfigAlreadyExistsException e) {
                // somebody else made it in between, which is as good
            }
        });
    }

    @Override
    public List<String> names(String application) {
        return SdkTrouble.asking("codedeploy:ListDeploymentGroups " + application, () -> {
            try {
                return codeDeploy
                        .listDeploymentGroupsPaginator(list -> list.applicationName(application))
                        .deploymentGroups()
                        .stream()
                        .toList();
            } catch (ApplicationDoesNotExistException e) {
                return List.of();
            }
        });
    }

    @Override
    public Optional<Group> group(DeploymentGroupId groupId) {
        return SdkTrouble.asking(
                "codedeploy:GetDeploymentGroup " + groupId.group() + " of " + groupId.application(), () -> {
                    try {
                        return Optional.of(read(codeDeploy
                                .getDeploymentGroup(get -> get.applicationName(groupId.application())
                                        .deploymentGroupName(groupId.group()))
                                .deploymentGroupInfo()));
                    } catch (DeploymentGroupDoesNotExistException e) {
                        return Optional.empty();
                    }
                });
    }

    private static Group read(DeploymentGroupInfo found) {
        AutoRollbackConfiguration rollback = found.autoRollbackConfiguration();
        AlarmConfiguration alarms = found.alarmConfiguration();
        return new Group(
                found.serviceRoleArn(),
                found.deploymentConfigName(),
                rollback == null || !Boolean.TRUE.equals(rollback.enabled())
                        ? List.of()
                        : rollback.eventsAsStrings().stream().sorted().toList(),
                alarms == null || !Boolean.TRUE.equals(alarms.enabled())
                        ? List.of()
                        : alarms.alarms().stream().map(Alarm::name).sorted().toList());
    }

    @Override
    public void createGroup(DeploymentGroupId groupId, Group group) {
        SdkTrouble.telling(
                "codedeploy:CreateDeploymentGroup " + groupId.group() + " of " + groupId.application(), () -> {
                    try {
                        codeDeploy.createDeploymentGroup(create -> create.applicationName(groupId.application())
                                .deploymentGroupName(groupId.group())
                                .serviceRoleArn(group.serviceRoleArn())
                                .deploymentConfigName(group.config())
                                .deploymentStyle(style())
                                .autoRollbackConfiguration(rollback(group))
                                .alarmConfiguration(alarms(group)));
                    } catch (DeploymentGroupAlreadyExistsException e) {
                        // somebody else made it in between, which is as good
                    }
                });
    }

    @Override
    public void updateGroup(DeploymentGroupId groupId, Group group) {
        SdkTrouble.telling(
                "codedeploy:UpdateDeploymentGroup " + groupId.group() + " of " + groupId.application(), () -> {
                    codeDeploy.updateDeploymentGroup(update -> update.applicationName(groupId.application())
                            .currentDeploymentGroupName(groupId.group())
                            .serviceRoleArn(group.serviceRoleArn())
                            .deploymentConfigName(group.config())
                            .deploymentStyle(style())
                            .autoRollbackConfiguration(rollback(group))
                            .alarmConfiguration(alarms(group)));
                });
    }

    /** The only style that Lambda has. */
    private static DeploymentStyle style() {
        return DeploymentStyle.builder()
                .deploymentType(DeploymentType.BLUE_GREEN)
                .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL)
                .build();
    }

    private static AutoRollbackConfiguration rollback(Group group) {
        return AutoRollbackConfiguration.builder()
                .enabled(!group.rollbackEvents().isEmpty())
                .eventsWithStrings(group.rollbackEvents())
                .build();
    }

    private static AlarmConfiguration alarms(Group group) {
        List<Alarm> alarms = group.alarms().stream()
                .map(name -> Alarm.builder().name(name).build())
                .toList();
        return AlarmConfiguration.builder()
                .enabled(!alarms.isEmpty())
                .alarms(alarms)
                .build();
    }
}
