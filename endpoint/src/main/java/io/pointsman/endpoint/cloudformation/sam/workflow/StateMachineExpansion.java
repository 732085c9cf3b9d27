package io.pointsman.endpoint.cloudformation.sam.workflow;

import io.pointsman.endpoint.cloudformation.sam.python.PythonJson;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.S3Location;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.ServiceRole;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code AWS::Serverless::StateMachine}: the state machine, its role, version and alias, and what its events need. */
public final class StateMachineExpansion {
    private final SamResource machine;
    private final Translation translation;
    private final List<CfnResource> made = new ArrayList<>();

    public StateMachineExpansion(SamResource machine, Translation translation) {
        this.machine = machine;
        this.translation = translation;
    }

    public List<CfnResource> made() {
        machine.map("Events").forEach((name, event) -> {
            try {
                new WorkflowEvent(machine, event(name, event), machine.id(), false, translation).link();
            } catch (SamTrouble e) {
                throw e.within(machine.id());
            }
        });
        CfnResource own = machine.main("AWS::StepFunctions::StateMachine");
        made.add(own);
        definition(own);
        role(own);
        own.with("StateMachineName", machine.property("Name"))
                .with("StateMachineType", machine.property("Type"))
                .with("LoggingConfiguration", machine.property("Logging"))
                .with("TracingConfiguration", machine.property("Tracing"))
                .with("Tags", tags());
        String target = published(own);
        machine.map("Events")
                .forEach((name, event) -> made.addAll(new WorkflowEvent(
                                machine, event(name, event), target, !target.equals(machine.id()), translation)
                        .made()));
        SamTags.propagate(machine, made);
        return made;
    }

    private SamResource event(String name, Object event) {
        return SamResource.event("workflow event", machine.id(), name, Tree.map(event));
    }

    private List<Object> tags() {
        List<Object> tags = SamTags.list(Tree.of("stateMachine:createdBy", "SAM"));
        tags.addAll(SamTags.list(machine.map("Tags")));
        return tags;
    }

    private void definition(CfnResource own) {
        Map<String, Object> substitutions = Tree.copyOf(machine.map("DefinitionSubstitutions"));
        boolean inline = machine.isTrue("Definition");
        boolean stored = machine.isTrue("DefinitionUri");
        if (inline && stored) {
            throw machine.trouble("Specify either 'Definition' or 'DefinitionUri' property and not both.");
        }
        if (inline) {
            Object definition = Tree.copy(machine.need("Definition"));
            new DynamicValues(substitutions).replaceIn(definition);
            List<Object> lines = new ArrayList<>(PythonJson.lines(definition));
            own.with("DefinitionString", Tree.of("Fn::Join", Tree.listOf("\n", lines)));
        } else if (stored) {
            own.with(
                    "DefinitionS3Location",
                    S3Location.of(machine.need("DefinitionUri"), machine.id(), "DefinitionUri")
                            .pointer());
        } else {
            throw machine.trouble("Either 'Definition' or 'DefinitionUri' property must be specified.");
        }
        if (!substitutions.isEmpty()) {
            own.with("DefinitionSubstitutions", substitutions);
        }
    }

    private void role(CfnResource own) {
        if (machine.isTrue("Role") && machine.isTrue("Policies")) {
            throw machine.trouble(
                    "Specify either 'Role' or 'Policies' (but not both at the same time) or neither of them");
        }
        if (machine.isTrue("Role")) {
            own.with("RoleArn", machine.need("Role"));
            return;
        }
        ServiceRole role = new ServiceRole(machine);
        List<Object> policies =
                new ArrayList<>(machine.truly("Policies").map(Tree::asList).orElse(List.of()));
        if (Boolean.TRUE.equals(machine.map("Tracing").get("Enabled"))) {
            policies.add("AWSXrayWriteOnlyAccess");
        }
        role.policies(policies);
        own.with("RoleArn", role.arn());
        made.add(role.resource(PolicyDocuments.assumedBy("states.amazonaws.com"), tags()));
    }

    /** Version and alias, if the state machine publishes any; gives the logical id that events lead to. */
    private String published(CfnResource own) {
        boolean alias = machine.isTrue("AutoPublishAlias");
        if (!alias && machine.isTrue("UseAliasAsEventTarget")) {
            throw machine.trouble("'UseAliasAsEventTarget' requires 'AutoPublishAlias' property to be specified.");
        }
        if (!alias && machine.isTrue("DeploymentPreference")) {
            throw machine.trouble("'DeploymentPreference' requires 'AutoPublishAlias' property to be specified.");
        }
        if (!alias) {
            return machine.id();
        }
        CfnResource version = machine.beside(machine.id() + "Version", "AWS::StepFunctions::StateMachineVersion")
                .with("StateMachineArn", own.ref())
                .with("StateMachineRevisionId", Fn.attribute(own.id(), "StateMachineRevisionId"));
        version.attributes().putIfAbsent("DeletionPolicy", "Retain");
        version.attributes().putIfAbsent("UpdateReplacePolicy", "Retain");
        Map<String, Object> preference = Tree.copyOf(machine.map("DeploymentPreference"));
        if (preference.isEmpty()) {
            preference.put("Type", "ALL_AT_ONCE");
        }
        preference.put("StateMachineVersionArn", version.ref());
        String name = String.valueOf(machine.need("AutoPublishAlias"));
        CfnResource resource = machine.beside(machine.id() + "Alias" + name, "AWS::StepFunctions::StateMachineAlias")
                .with("Name", name)
                .with("DeploymentPreference", preference);
        made.add(version);
        made.add(resource);
        return machine.isTrue("UseAliasAsEventTarget") ? resource.id() : machine.id();
    }
}
