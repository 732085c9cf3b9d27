package io.pointsman.release;

/** What a person types into the AWS CLI to put an alias where it belongs. */
public final class AliasCommand {
    private AliasCommand() {}

    /** Gives all traffic to one version. */
    public static String route(String function, String alias, String version) {
        return "aws lambda update-alias --function-name " + function + " --name " + alias + " --function-version "
                + version + " --routing-config AdditionalVersionWeights={}";
    }
}
