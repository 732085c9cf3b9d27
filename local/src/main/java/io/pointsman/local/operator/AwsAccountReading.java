package io.pointsman.local.operator;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.gates.ClosedGate;
import io.pointsman.gates.S3Gates;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.release.AliasState;
import io.pointsman.runtime.SdkTrouble;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** {@link AccountReading} by the user's clients. */
public final class AwsAccountReading implements AccountReading {
    /** CodeDeploy's limit of one request. */
    private static final int DEPLOYMENTS_AT_ONCE = 25;

    /** CloudWatch's limit of one request. */
    private static final int ALARMS_AT_ONCE = 100;

    private final AccountClients aws;
    private final StackClients there;
    private final String bucket;
    private final PipelineSearch pipelines;

    /** Of stacks that are where the release bucket is. */
    public AwsAccountReading(AccountClients aws, String bucket) {
        this(aws, StackClients.of(aws), bucket);
    }

    /** @param there where the stack is */
    public AwsAccountReading(AccountClients aws, StackClients there, String bucket) {
        this.aws = aws;
        this.there = there;
        this.bucket = bucket;
        this.pipelines = new PipelineSearch(aws.codePipeline());
    }

    @Override
    public Looked<Caller> caller() {
        return looked("sts:GetCallerIdentity", () -> {
            GetCallerIdentityResponse caller = aws.sts().getCallerIdentity();
            return new Caller(caller.account(), caller.arn());
        });
    }

    @Override
    public Looked<Optional<AliasState>> alias(String function, String alias) {
        return there.ask("lambda:GetAlias of " + alias + " of " + function, clients -> {
            try {
                return Optional.of(state(clients.lambda()
                        .getAlias(get -> get.functionName(function).name(alias))));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static AliasState state(GetAliasResponse alias) {
        Map<String, Double> weights =
                alias.routingConfig() == null ? Map.of() : alias.routingConfig().additionalVersionWeights();
        return new AliasState(
                alias.functionVersion(),
                weights.entrySet().stream()
                        .findFirst()
                        .map(one -> new AliasState.Share(one.getKey(), BigDecimal.valueOf(one.getValue()))));
    }

    @Override
    public Looked<Map<String, DeploymentSight>> deployments(List<String> ids) {
        return there.ask("codedeploy:BatchGetDeployments", clients -> {
            Map<String, DeploymentSight> all = new LinkedHashMap<>();
            for (int from = 0; from < ids.size(); from += DEPLOYMENTS_AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + DEPLOYMENTS_AT_ONCE));
                clients.codeDeploy()
                        .batchGetDeployments(get -> get.deploymentIds(some))
                        .deploymentsInfo()
                        .forEach(info -> all.put(info.deploymentId(), sight(info)));
            }
            return all;
        });
    }

    private static DeploymentSight sight(DeploymentInfo info) {
        Optional<String> said = Optional.ofNullable(info.errorInformation())
                .map(error -> SafeText.line(error.codeAsString() + ": " + error.message()));
        return new DeploymentSight(info.deploymentId(), info.statusAsString(), said);
    }

    @Override
    public Looked<List<AlarmSight>> alarms(List<String> names) {
        return there.ask("cloudwatch:DescribeAlarms", clients -> {
            Map<String, AlarmSight> found = new LinkedHashMap<>();
            for (int from = 0; from < names.size(); from += ALARMS_AT_ONCE) {
                List<String> some = names.subList(from, Math.min(names.size(), from + ALARMS_AT_ONCE));
                clients.cloudWatch()
                        .describeAlarmsPaginator(ask ->
                                ask.alarmNames(some).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM))
                        .forEach(page -> read(page, found));
            }
            return names.stream()
                    .map(name -> found.getOrDefault(name, new AlarmSight(name, Optional.empty(), "")))
                    .toList();
        });
    }

    private static void read(DescribeAlarmsResponse page, Map<String, AlarmSight> found) {
        page.metricAlarms()
                .forEach(alarm -> found.put(
                        alarm.alarmName(), sight(alarm.alarmName(), alarm.stateValueAsString(), alarm.stateReason())));
        page.compositeAlarms()
                .forEach(alarm -> found.put(
                        alarm.alarmName(), sight(alarm.alarmName(), alarm.stateValueAsString(), alarm.stateReason())));
    }

    private static AlarmSight sight(String name, String state, @Nullable String reason) {
        return new AlarmSight(name, Optional.of(state), SafeText.line(Objects.toString(reason, "")));
    }

    @Override
    public Looked<Optional<String>> stack(String stack) {
        String plain = plain(stack);
        return there.ask("cloudformation:DescribeStacks of " + plain, clients -> {
            try {
                return Optional.of(clients.cloudFormation()
                        .describeStacks(describe -> describe.stackName(plain))
                        .stacks()
                        .getFirst()
                        .stackStatusAsString());
            } catch (CloudFormationException e) {
                if (InstalledStack.isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Looked<Optional<ClosedGate>> gate(String stack) {
        return looked("gate", () -> new S3Gates(aws.s3(), bucket).closed(plain(stack)));
    }

    /** As CloudFormation calls it, and the gate. */
    private static String plain(String stack) {
        return RecordedStack.parse(stack).map(RecordedStack::stack).orElse(stack);
    }

    @Override
    public Looked<Optional<PipelineStanding>> pipeline(
            String execution, Optional<String> pipeline, Optional<String> folder) {
        return looked("codepipeline", () -> pipelines.find(execution, pipeline, folder));
    }

    private static <T> Looked<T> looked(String what, Supplier<T> call) {
        try {
            return Looked.known(SdkTrouble.asking(what, call));
        } catch (Refusal | Unavailable e) {
            return Looked.unknown(String.valueOf(e.getMessage()));
        }
    }
}
