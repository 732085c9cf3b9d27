package io.pointsman.endpoint.cloudformation.dynamic;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What CloudFormation refuses before it makes anything: parameters that Parameter Store does not have, and secure ones where a
 * resource type does not take them. Secrets are looked up when a resource is made.
 */
public final class ReferenceCheck {
    /** The properties that take {@code ssm-secure} (docs/aws-facts.md). */
    private static final Set<String> SECURE = Set.of(
            "AWS::DirectoryService::MicrosoftAD/Properties/Password",
            "AWS::DirectoryService::SimpleAD/Properties/Password",
            "AWS::ElastiCache::ReplicationGroup/Properties/AuthToken",
            "AWS::IAM::User/Properties/LoginProfile/Password",
            "AWS::KinesisFirehose::DeliveryStream/Properties/RedshiftDestinationConfiguration/Password",
            "AWS::OpsWorks::App/Properties/AppSource/Password",
            "AWS::OpsWorks::Stack/Properties/CustomCookbooksSource/Password",
            "AWS::OpsWorks::Stack/Properties/RdsDbInstances/DbPassword",
            "AWS::RDS::DBCluster/Properties/MasterUserPassword",
            "AWS::RDS::DBInstance/Properties/MasterUserPassword",
            "AWS::Redshift::Cluster/Properties/MasterUserPassword");

    private final World world;
    private final Set<String> malformed = new LinkedHashSet<>();
    private final Set<String> absent = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final List<String> misplaced = new ArrayList<>();

    private ReferenceCheck(World world) {
        this.world = world;
    }

    public static void check(World world, Desired desired) {
        ReferenceCheck check = new ReferenceCheck(world);
        desired.resources().values().forEach(check::in);
        check.refuse();
    }

    private void in(Wanted wanted) {
        wanted.properties().forEach((name, value) -> in(wanted.type() + "/Properties/" + name, value));
    }

    private void in(String path, Object value) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, member) -> in(path + "/" + name, member));
            case List<?> list -> list.forEach(item -> in(path, item));
            case String text -> DynamicReference.in(text).forEach(reference -> one(path, reference));
            default -> {
                // Numbers and flags refer to nothing.
            }
        }
    }

    private void one(String path, DynamicReference reference) {
        if (!reference.isWellFormed()) {
            malformed.add(reference.text());
        } else if (reference.service().equals(DynamicReference.SSM_SECURE) && !SECURE.contains(path)) {
            misplaced.add(path);
        } else if (reference.isParameter()) {
            known(reference);
        }
    }

    private void known(DynamicReference reference) {
        try {
            JsonObject found = world.call("ssm", "GetParameter", JsonObject.of("Name", reference.key()));
            boolean secret = found.objectOrEmpty("Parameter").needText("Type").equals("SecureString");
            if (secret && !reference.isSecret()) {
                secrets.add(reference.key());
            }
        } catch (AwsError refusal) {
            absent.add(reference.service() + ":" + reference.key());
        }
    }

    private void refuse() {
        if (!malformed.isEmpty()) {
            throw Invalid.because("Incorrect format is used in the following SSM reference: " + malformed);
        }
        if (!misplaced.isEmpty()) {
            throw Invalid.because("SSM Secure reference is not supported in: [" + String.join(",", misplaced) + "]");
        }
        if (!absent.isEmpty()) {
            throw Invalid.because("Parameters: " + absent + " cannot be found.");
        }
        if (!secrets.isEmpty()) {
            throw Invalid.because(
                    "Parameters " + secrets + " referenced by template have types not supported by CloudFormation.");
        }
    }
}
