package io.pointsman.causes;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * CodeDeploy's error codes (docs/aws-facts.md), by what each means for a deployment of a Lambda function, with the way out. Constants are
 * the codes. docs/publish-and-shift.md shows the table.
 */
public enum KnownDeploymentError {
    ALARM_ACTIVE(
            "an alarm of the shift was in ALARM, and CodeDeploy stopped it",
            "look in CloudWatch at what it measures, correct that, and retry once the alarm is OK"),
    APPLICATION_MISSING(
            "the CodeDeploy application was deleted before the deployment began",
            "retry: shift makes it again; let nobody delete it meanwhile"),
    CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND(
            "something of CodeDeploy's that the deployment needs is gone",
            "retry: shift makes application, group and configuration again; let nobody delete them meanwhile"),
    CUSTOMER_APPLICATION_UNHEALTHY(
            "CodeDeploy takes the new version for unhealthy",
            "look at the hooks, the alarms and the function's own log, correct the new version, and release again"),
    DEPLOYMENT_GROUP_MISSING(
            "the deployment group was deleted before the deployment began",
            "retry: shift makes it again; let nobody delete it meanwhile"),
    HOOK_EXECUTION_FAILURE(
            "a hook said no, threw an error, or did not answer within an hour",
            "look at the hook's log; correct the new version or the hook, then release again or retry"),
    IAM_ROLE_MISSING(
            "CodeDeploy cannot use the service role",
            "the role of ServiceRoleArn must be there and let codedeploy.amazonaws.com assume it"),
    IAM_ROLE_PERMISSIONS(
            "CodeDeploy's service role lacks a right",
            "attach AWSCodeDeployRoleForLambda to the role of ServiceRoleArn; hooks whose names do not begin with"
                    + " CodeDeployHook_ need lambda:InvokeFunction as well"),
    INTERNAL_ERROR("something went wrong inside CodeDeploy", "retry; where it stays, ask AWS with the deployment's id"),
    INVALID_LAMBDA_CONFIGURATION(
            "alias and AppSpec do not fit: the alias is on another version than the one to shift from, has weights, or"
                    + " its two versions cannot share traffic",
            "let nobody else move the alias meanwhile, then retry; for another role or dead-letter queue:"
                    + " OnIncompatible AllAtOnce"),
    INVALID_LAMBDA_FUNCTION(
            "Lambda has no such function, alias or version, or CodeDeploy may not see it",
            "look whether somebody deleted the version or the alias, then release again"),
    INVALID_REVISION(
            "CodeDeploy cannot read the AppSpec", "the AppSpec is in the report and the release record: report it"),
    MANUAL_STOP(
            "somebody stopped the deployment, or shift did because another function failed",
            "CloudTrail says who called StopDeployment; retry when it is meant to go on"),
    RESOURCE_LIMIT_EXCEEDED(
            "a quota of the account is used up",
            "lower MaxConcurrent, or ask for a higher quota of the service that the text names"),
    REVISION_MISSING(
            "the revision was deleted before the deployment began",
            "retry: shift sends the AppSpec with the deployment"),
    THROTTLED(
            "CodeDeploy asked Lambda or another service too often with its service role",
            "retry with a lower MaxConcurrent"),
    TIMEOUT(
            "the deployment did not end in time",
            "look at which lifecycle event was under way; a hook has one hour to answer"),
    AGENT_ISSUE,
    AUTO_SCALING_CONFIGURATION,
    AUTO_SCALING_IAM_ROLE_PERMISSIONS,
    AUTOSCALING_VALIDATION_ERROR,
    CLOUDFORMATION_STACK_FAILURE,
    ECS_UPDATE_ERROR,
    ELASTIC_LOAD_BALANCING_INVALID,
    ELB_INVALID_INSTANCE,
    HEALTH_CONSTRAINTS,
    HEALTH_CONSTRAINTS_INVALID,
    INVALID_ECS_SERVICE,
    MISSING_BLUE_GREEN_DEPLOYMENT_CONFIGURATION,
    MISSING_ELB_INFORMATION,
    MISSING_GITHUB_TOKEN,
    NO_EC2_SUBSCRIPTION,
    NO_INSTANCES,
    OVER_MAX_INSTANCES;

    private final boolean lambda;
    private final String meaning;
    private final String advice;

    KnownDeploymentError(String meaning, String advice) {
        this.lambda = true;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** Of another compute platform. */
    KnownDeploymentError() {
        this.lambda = false;
        this.meaning = "this code is of deployments to EC2 or ECS, not of those to Lambda";
        this.advice = "look whether the application in CodeDeploy is one for Lambda; ask AWS with the deployment's id";
    }

    /** @param code as CodeDeploy has it */
    public static Optional<KnownDeploymentError> of(String code) {
        return Stream.of(values()).filter(known -> known.name().equals(code)).findFirst();
    }

    /** A line of a message; a code that is not known is said to be one. */
    public static String hint(String code) {
        return of(code).map(known -> "\n" + known.sentence())
                .orElseGet(() -> "\nCodeDeploy's error code " + (code.isBlank() ? "(none)" : code)
                        + " is not known to Pointsman; AWS's page on error codes may have it:"
                        + " https://docs.aws.amazon.com/codedeploy/latest/userguide/error-codes.html");
    }

    /** Whether a deployment of a Lambda function can have it. */
    public boolean isForLambda() {
        return lambda;
    }

    public String meaning() {
        return meaning;
    }

    /** What to do, in one sentence. */
    public String advice() {
        return advice;
    }

    private String sentence() {
        return "What " + name() + " means: " + meaning + ". What to do: " + advice + ".";
    }
}
