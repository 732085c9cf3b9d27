package io.pointsman.actions.shift.sdk;

import io.pointsman.actions.shift.ports.Deployment;
import io.pointsman.actions.shift.ports.DeploymentError;
import io.pointsman.actions.shift.ports.DeploymentGroupId;
import io.pointsman.actions.shift.ports.DeploymentState;
import io.pointsman.actions.shift.ports.Deployments;
import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.release.record.DeploymentEvent;
import io.pointsman.runtime.SdkTrouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.Diagnostics;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** {@link Deployments} by the CodeDeploy API. */
public final class SdkDeployments implements Deployments {
    /** BatchGetDeployments takes no more. */
    private static final int BATCH = 25;

    /** From here on an HTTP status says nothing of whether the request took effect. */
    private static final int INTERNAL_ERROR = 500;

    private static final List<DeploymentStatus> UNDER_WAY = List.of(
            DeploymentStatus.CREATED,
            DeploymentStatus.QUEUED,
            DeploymentStatus.IN_PROGRESS,
            DeploymentStatus.BAKING,
            DeploymentStatus.READY);

    private static final AlarmConfiguration NO_ALARMS =
            AlarmConfiguration.builder().enabled(false).build();

    private final CodeDeployClient codeDeploy;
    private final Supplier<CodeDeployClient> deployer;

    /** @param deployer asks once: CreateDeployment is not idempotent */
    public SdkDeployments(CodeDeployClient codeDeploy, Supplier<CodeDeployClient> deployer) {
        this.codeDeploy = codeDeploy;
        this.deployer = deployer;
    }

    @Override
    public List<Deployment> marked(DeploymentGroupId groupId, String mark, Instant since) {
        return list(groupId, list -> list.createTimeRange(range -> range.start(since))).stream()
                .filter(deployment -> deployment.description().equals(mark))
                .toList();
    }

    @Override
    public List<Deployment> since(DeploymentGroupId groupId, Instant moment) {
        return list(groupId, list -> list.createTimeRange(range -> range.start(moment)));
    }

    @Override
    public List<Deployment> underWay(DeploymentGroupId groupId) {
        return list(groupId, list -> list.includeOnlyStatuses(UNDER_WAY)).stream()
                .filter(Deployment::underWay)
                .toList();
    }

    @Override
    public boolean isBusy(DeploymentGroupId groupId) {
        return !ids(groupId, list -> list.includeOnlyStatuses(UNDER_WAY)).isEmpty();
    }

    private List<Deployment> list(DeploymentGroupId groupId, Consumer<ListDeploymentsRequest.Builder> more) {
        return List.copyOf(look(ids(groupId, more)).values());
    }

    /** Empty where the application or the group does not exist yet. */
    private List<String> ids(DeploymentGroupId groupId, Consumer<ListDeploymentsRequest.Builder> more) {
        return SdkTrouble.asking("codedeploy:ListDeployments of " + groupId.group(), () -> {
            try {
                return codeDeploy
                        .listDeploymentsPaginator(list -> more.accept(
                                list.applicationName(groupId.application()).deploymentGroupName(groupId.group())))
                        .deployments()
                        .stream()
                        .toList();
            } catch (ApplicationDoesNotExistException | DeploymentGroupDoesNotExistException e) {
                return List.of();
            }
        });
    }

    @Override
    public List<Deployment> latest(DeploymentGroupId groupId) {
        Map<String, Deployment> found = new LinkedHashMap<>(look(last(groupId)));
        List<String> answered = found.values().stream()
                .flatMap(deployment -> deployment.answers().stream())
                .filter(id -> !found.containsKey(id))
                .distinct()
                .toList();
        found.putAll(look(answered));
        return List.copyOf(found.values());
    }

    private Set<String> last(DeploymentGroupId groupId) {
        return SdkTrouble.asking("codedeploy:GetDeploymentGroup " + groupId.group(), () -> {
            try {
                DeploymentGroupInfo group = codeDeploy
                        .getDeploymentGroup(get ->
                                get.applicationName(groupId.application()).deploymentGroupName(groupId.group()))
                        .deploymentGroupInfo();
                return ids(group.lastAttemptedDeployment(), group.lastSuccessfulDeployment());
            } catch (ApplicationDoesNotExistException | DeploymentGroupDoesNotExistException e) {
                return Set.<String>of();
            }
        });
    }

    private static Set<String> ids(@Nullable LastDeploymentInfo... found) {
        return Stream.of(found)
                .flatMap(Stream::ofNullable)
                .flatMap(last -> Stream.ofNullable(last.deploymentId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Deployment> look(Collection<String> ids) {
        Map<String, Deployment> found = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH));
            SdkTrouble.asking(
                            "codedeploy:BatchGetDeployments of " + some,
                            () -> codeDeploy.batchGetDeployments(get -> get.deploymentIds(some)))
                    .deploymentsInfo()
                    .forEach(info -> found.put(info.deploymentId(), read(info)));
        }
        all.stream().filter(id -> !found.containsKey(id)).findFirst().ifPresent(SdkDeployments::gone);
        return found;
    }

    private static void gone(String id) {
        throw new Refusal(
                FailureKind.JOB_FAILED,
                "CodeDeploy does not know deployment " + id + " any more: somebody deleted its application or group");
    }

    private static Deployment read(DeploymentInfo info) {
        return new Deployment(
                info.deploymentId(),
                DeploymentState.of(info.statusAsString()),
                Objects.toString(info.description(), ""),
                "codeDeployRollback".equals(info.creatorAsString()),
                Optional.ofNullable(info.rollbackInfo())
                        .flatMap(rollback -> Optional.ofNullable(rollback.rollbackDeploymentId())),
                Optional.ofNullable(info.rollbackInfo())
                        .flatMap(rollback -> Optional.ofNullable(rollback.rollbackTriggeringDeploymentId())),
                Optional.ofNullable(info.errorInformation())
                        .map(error -> new DeploymentError(
                                Objects.toString(error.codeAsString(), ""), Objects.toString(error.message(), ""))),
                Optional.ofNullable(info.completeTime()));
    }

    @Override
    public Creation create(Order order) {
        return SdkTrouble.asking(
                "codedeploy:CreateDeployment in " + order.groupId().group(), () -> {
                    try {
                        return new Creation.Created(deployer.get()
                                .createDeployment(create -> fill(create, order))
                                .deploymentId());
                    } catch (DeploymentLimitExceededException e) {
                        return new Creation.Occupied();
                    } catch (CodeDeployException e) {
                        return unanswered(e, e.statusCode() >= INTERNAL_ERROR);
                    } catch (SdkClientException e) {
                        return unanswered(e, SdkTrouble.couldNotReach(e));
                    }
                });
    }

    private static <E extends RuntimeException> Creation unanswered(E e, boolean mayHaveLanded) {
        if (mayHaveLanded) {
            return new Creation.Unanswered(String.valueOf(e.getMessage()));
        }
        throw e;
    }

    private static void fill(CreateDeploymentRequest.Builder create, Order order) {
        create.applicationName(order.groupId().application())
                .deploymentGroupName(order.groupId().group())
                .deploymentConfigName(order.config())
                .description(order.mark())
                .overrideAlarmConfiguration(order.heedsAlarms() ? null : NO_ALARMS)
                .revision(revision -> revision.revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                        .appSpecContent(spec -> spec.content(order.content()).sha256(order.sha256())));
    }

    @Override
    public void stop(String id) {
        SdkTrouble.telling("codedeploy:StopDeployment " + id, () -> {
            try {
                codeDeploy.stopDeployment(stop -> stop.deploymentId(id).autoRollbackEnabled(true));
            } catch (DeploymentAlreadyCompletedException e) {
                // it came to its end in between: there is nothing to stop
            }
        });
    }

    @Override
    public Optional<Move> move(String id) {
        return SdkTrouble.asking("codedeploy:BatchGetDeploymentTargets of " + id, () -> {
            try {
                return targets(id).stream()
                        .filter(target -> target.lambdaTarget() != null
                                && target.lambdaTarget().lambdaFunctionInfo() != null)
                        .map(target -> target.lambdaTarget().lambdaFunctionInfo())
                        .map(info -> new Move(
                                info.functionName(), info.functionAlias(), info.currentVersion(), info.targetVersion()))
                        .findFirst();
            } catch (DeploymentNotStartedException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<Lifecycle> lifecycle(String id) {
        return SdkTrouble.asking("codedeploy:BatchGetDeploymentTargets of " + id, () -> {
            try {
                return targets(id).stream()
                        .filter(target -> target.lambdaTarget() != null)
                        .flatMap(target -> target.lambdaTarget().lifecycleEvents().stream())
                        .map(SdkDeployments::read)
                        .toList();
            } catch (DeploymentNotStartedException e) {
                return List.of();
            }
        });
    }

    private List<DeploymentTarget> targets(String id) {
        List<String> ids =
                codeDeploy.listDeploymentTargets(list -> list.deploymentId(id)).targetIds();
        return ids.isEmpty()
                ? List.of()
                : codeDeploy
                        .batchGetDeploymentTargets(get -> get.deploymentId(id).targetIds(ids))
                        .deploymentTargets();
    }

    private static Lifecycle read(LifecycleEvent event) {
        Diagnostics diagnostics = event.diagnostics();
        String log = diagnostics == null ? "" : Objects.toString(diagnostics.logTail(), "");
        String message = diagnostics == null ? "" : Objects.toString(diagnostics.message(), "");
        return new Lifecycle(
                new DeploymentEvent(
                        event.lifecycleEventName(),
                        event.statusAsString(),
                        Optional.ofNullable(event.startTime()),
                        Optional.ofNullable(event.endTime())),
                log.isBlank() ? message : log);
    }
}
