package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.drift.DriftBook;
import io.pointsman.endpoint.cloudformation.drift.DriftDetection;
import java.time.Duration;
import java.util.Map;

/** AWS CloudFormation: stacks and change sets, made of the other services' resources. */
public final class CloudFormationService implements Service {
    private final Map<String, Operation> operations;
    private final ChangeSetCreation creation;

    public CloudFormationService(World world) {
        StackBook stacks = new StackBook();
        ChangeSetBook changeSets = new ChangeSetBook(stacks);
        creation = new ChangeSetCreation(world, stacks, changeSets);
        ChangeSetOperations sets = new ChangeSetOperations(stacks, changeSets);
        StackOperations changing = new StackOperations(world, stacks, changeSets);
        DriftBook drift = new DriftBook();
        DriftOperations drifting = new DriftOperations(stacks, new DriftDetection(drift));
        StackReading reading = new StackReading(stacks, drift);
        TemplateReading templates = new TemplateReading(world, stacks, changeSets);
        ExportReading exports = new ExportReading(stacks);
        StackPolicies policies = new StackPolicies(world, stacks);
        StackProtection protection = new StackProtection(stacks);
        EventReading events = new EventReading(stacks, changeSets);
        operations = Map.ofEntries(
                Map.entry("CreateChangeSet", creation::create),
                Map.entry("DescribeChangeSet", sets::describe),
                Map.entry("ListChangeSets", sets::list),
                Map.entry("DeleteChangeSet", sets::delete),
                Map.entry("ExecuteChangeSet", sets::execute),
                Map.entry("CreateStack", changing::create),
                Map.entry("UpdateStack", changing::update),
                Map.entry("DeleteStack", changing::delete),
                Map.entry("RollbackStack", changing::rollback),
                Map.entry("ContinueUpdateRollback", changing::continueRollback),
                Map.entry("SetStackPolicy", policies::set),
                Map.entry("GetStackPolicy", policies::get),
                Map.entry("UpdateTerminationProtection", protection::protect),
                Map.entry("CancelUpdateStack", protection::cancel),
                Map.entry("DetectStackDrift", drifting::detect),
                Map.entry("DescribeStackDriftDetectionStatus", drifting::status),
                Map.entry("DetectStackResourceDrift", drifting::detectOne),
                Map.entry("DescribeStackResourceDrifts", drifting::describe),
                Map.entry("DescribeStacks", reading::stacks),
                Map.entry("ListStacks", reading::list),
                Map.entry("DescribeStackEvents", reading::events),
                Map.entry("ListStackResources", reading::resourceList),
                Map.entry("DescribeStackResources", reading::resources),
                Map.entry("DescribeStackResource", reading::resource),
                Map.entry("GetTemplate", templates::get),
                Map.entry("ValidateTemplate", templates::validate),
                Map.entry("GetTemplateSummary", templates::summary),
                Map.entry("ListExports", exports::exports),
                Map.entry("ListImports", exports::imports),
                Map.entry("DescribeEvents", events::events));
    }

    /** How long CloudFormation takes to make a change set. */
    public void changeSetsTake(Duration time) {
        creation.takes(time);
    }

    @Override
    public String signingName() {
        return "cloudformation";
    }

    @Override
    public Protocol protocol() {
        return Protocol.QUERY;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
